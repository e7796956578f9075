import { build, type BuildOptions } from 'esbuild';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const suite = path.join(import.meta.dirname, 'suite');
const mocha = path.join(root, 'node_modules/mocha');

/** The same tests for the host of extensions in Node and for that in a browser's worker. */
const options: Record<'node' | 'web', BuildOptions> = {
  node: {
    entryPoints: { index: path.join(suite, 'index.ts') },
    platform: 'node',
    external: ['vscode', mocha],
    alias: { mocha },
    outExtension: { '.js': '.cjs' },
  },
  web: {
    entryPoints: { index: path.join(suite, 'web/index.ts') },
    platform: 'browser',
    external: ['vscode'],
    define: { global: 'globalThis' },
    alias: {
      'mocha/mocha.js': path.join(mocha, 'mocha.js'),
      'mocha': path.join(suite, 'web/mocha.ts'),
      'node:assert/strict': path.join(suite, 'web/assert.ts'),
    },
  },
};

/**
 * Bundles the suite into a folder.
 *
 * @returns the file that VS Code is to load
 */
export async function bundleSuite(way: string, session: string, folder: string): Promise<string> {
  const host = way === 'web' ? 'web' : 'node';
  const { define, ...rest } = options[host];
  await build({
    ...rest,
    outdir: folder,
    bundle: true,
    format: 'cjs',
    define: { ...define, __WAY__: JSON.stringify(way), __SESSION__: JSON.stringify(session), __COMMAND__: JSON.stringify(path.join(root, 'packages/cli/dist/remit.mjs')), __GREP__: JSON.stringify(process.env['REMIT_TEST_GREP'] ?? '') },
    // Examples that are written into the folder of a test.
    loader: { '.remit': 'text' },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(folder, host === 'web' ? 'index.js' : 'index.cjs');
}
