import path from 'node:path';
import { build } from 'esbuild';
import { buildBundles } from '../../scripts/build.ts';

/** Where the things that are compared lie once they are bundled. */
export interface Bundles { readonly command: string; readonly server: string; readonly stockCommand: string; readonly stockServer: string }

const root = path.resolve(import.meta.dirname, '../..');

/** Bundles Remit as it ships, and the stock baselines in the same way into a folder. */
export async function bundle(folder: string): Promise<Bundles> {
  const stock = { absWorkingDir: root, bundle: true, minify: true, platform: 'node', target: 'node20', legalComments: 'none', logLevel: 'warning' } as const;
  const banner = { js: "import{createRequire as stockRequire}from'node:module';const require=stockRequire(import.meta.url);" };
  const [stockCommand, stockServer] = [path.join(folder, 'stock.mjs'), path.join(folder, 'stock-server.cjs')];
  await Promise.all([
    buildBundles(['command', 'server']),
    build({ ...stock, format: 'esm', entryPoints: ['test/bench/stock/command.ts'], outfile: stockCommand, banner }),
    build({ ...stock, format: 'cjs', entryPoints: ['test/bench/stock/server.ts'], outfile: stockServer }),
  ]);
  return { command: path.join(root, 'packages/cli/dist/remit.mjs'), server: path.join(root, 'packages/server/dist/main-node.cjs'), stockCommand, stockServer };
}
