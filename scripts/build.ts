import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  target: 'es2022',
};

/** CommonJS, because a VS Code extension host and the processes it starts load that everywhere. */
const node: BuildOptions = { ...common, platform: 'node', format: 'cjs', target: 'node20', outExtension: { '.js': '.cjs' } };

/**
 * Langium takes three classes from the whole of the language server protocol; a command that checks a contract need not load the rest.
 * Should it ever take more, the build fails for want of an export.
 */
const fewOfProtocol: Plugin = {
  name: 'few-of-protocol',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode-languageserver-protocol$/ }, ({ importer }) =>
      (/langium[\\/]lib[\\/](?:utils|workspace)[\\/]/.test(importer) ? { path: 'few', namespace: 'few-of-protocol', sideEffects: false } : undefined));
    onLoad({ filter: /^few$/, namespace: 'few-of-protocol' }, () => ({
      resolveDir: root,
      contents: [
        "export { CancellationToken, CancellationTokenSource } from './node_modules/vscode-jsonrpc/lib/common/cancellation.js';",
        "export { Emitter } from './node_modules/vscode-jsonrpc/lib/common/events.js';",
        "export { ResponseError } from './node_modules/vscode-jsonrpc/lib/common/messages.js';",
        'export const LSPErrorCodes = { ServerCancelled: -32802, RequestFailed: -32803 };',
      ].join('\n'),
    }));
  },
};

/** The command is an ES module in pieces, so that a command loads only what it uses. */
const command: BuildOptions = {
  ...common,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  outExtension: { '.js': '.mjs' },
  plugins: [fewOfProtocol],
  banner: { js: "import{createRequire as remitRequire}from'node:module';const require=remitRequire(import.meta.url);" },
};

const worker: BuildOptions = {
  ...common,
  platform: 'browser',
  format: 'iife',
  mainFields: ['browser', 'module', 'main'],
  define: { global: 'globalThis' },
};

interface Bundle {
  name: BundleName;
  source: string;
  out: string;
  options: BuildOptions;
}

/** The things that are bundled. */
export type BundleName = 'command' | 'server' | 'worker' | 'extension';

const bundles: Bundle[] = [
  { name: 'command', source: 'packages/cli/src/main.ts', out: 'packages/cli/dist', options: { ...command, entryNames: 'remit' } },
  { name: 'server', source: 'packages/server/src/main-node.ts', out: 'packages/server/dist', options: node },
  { name: 'worker', source: 'packages/server/src/main-worker.ts', out: 'packages/server/dist', options: worker },
  { name: 'extension', source: 'packages/vscode/src/extension.ts', out: 'packages/vscode/dist', options: { ...node, external: ['vscode'] } },
];

const names = bundles.map(({ name }) => name);

/** Builds the bundles named, all of them by default; answers what esbuild says went into each. */
export async function buildBundles(wanted: BundleName[] = names): Promise<Map<BundleName, Metafile>> {
  const present = bundles.filter(({ name, source }) => wanted.includes(name) && existsSync(path.join(root, source)));
  const built = await Promise.all(
    present.map(async ({ name, source, out, options }) => {
      const { metafile } = await build({ ...options, entryPoints: [source], outdir: out });
      return [name, metafile!] as const;
    }),
  );
  const metafiles = new Map(built);
  const command = metafiles.get('command');
  if (command) finishCommand(new Set(Object.keys(command.outputs).map((file) => path.basename(file))));
  return metafiles;
}

/** Pieces of an earlier build go once the new ones stand, so that a command started meanwhile still finds its own. */
function finishCommand(current: Set<string>): void {
  const dist = path.join(root, 'packages/cli/dist');
  chmodSync(path.join(dist, 'remit.mjs'), 0o755);
  const chunks = path.join(dist, 'chunks');
  if (!existsSync(chunks)) return;
  for (const name of readdirSync(chunks)) if (!current.has(name)) rmSync(path.join(chunks, name));
}

// On the command line: node scripts/build.ts [command|server|worker|extension …]
if (import.meta.main) {
  const started = performance.now();
  const wanted = process.argv.slice(2);
  for (const metafile of (await buildBundles(wanted.length > 0 ? names.filter((name) => wanted.includes(name)) : names)).values()) {
    for (const [file, output] of Object.entries(metafile.outputs)) {
      if (output.entryPoint && !file.includes('/chunks/')) console.log(`${file}  ${Math.ceil(statSync(path.join(root, file)).size / 1024)} KB`);
    }
  }
  console.log(`built in ${Math.round(performance.now() - started)} ms`);
}
