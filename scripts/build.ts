import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { chmodSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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

/** Where vscode-languageserver takes its protocol from, and that protocol its messages. */
const serverFile = createRequire(import.meta.url).resolve('vscode-languageserver');
const protocolFile = createRequire(serverFile).resolve('vscode-languageserver-protocol');
const messagesFile = createRequire(protocolFile).resolve('vscode-jsonrpc');

/**
 * Langium and vscode-languageserver may each have the protocol in a version of its own, and then an error that Langium answers with is no
 * error to the connection, which sends it as a result. Here all take the one of vscode-languageserver.
 */
const oneProtocol: Plugin = {
  name: 'one-protocol',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^vscode-(?:languageserver-protocol|languageserver-types|jsonrpc)(?:\/|$)/ }, ({ path: name, kind, pluginData }) => {
      if (pluginData === oneProtocol) return undefined;
      const user = name.startsWith('vscode-languageserver-protocol') ? serverFile : protocolFile;
      return resolve(name, { kind, resolveDir: path.dirname(user), pluginData: oneProtocol });
    });
  },
};

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
        `export { CancellationToken, CancellationTokenSource } from ${JSON.stringify(path.join(path.dirname(messagesFile), 'cancellation.js'))};`,
        `export { Emitter } from ${JSON.stringify(path.join(path.dirname(messagesFile), 'events.js'))};`,
        `export { ResponseError } from ${JSON.stringify(path.join(path.dirname(messagesFile), 'messages.js'))};`,
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
  plugins: [fewOfProtocol, oneProtocol],
  banner: { js: "import{createRequire as remitRequire}from'node:module';const require=remitRequire(import.meta.url);" },
};

/**
 * What the server in Node takes out of the script for workers, which lies beside it: nearly all of it, so that a package that holds both is hardly
 * larger than one that holds either. What an error or a cancellation is, is then decided in one place too.
 */
const sharedWithWorker = [
  'packages/server/src/create-services.ts',
  'packages/server/src/editor-file-system.ts',
  'packages/server/src/start-server.ts',
  path.join(path.dirname(serverFile), '../common/api.js'),
  path.join(path.dirname(serverFile), '../common/server.js'),
  path.join(path.dirname(protocolFile), '../common/api.js'),
  path.join(path.dirname(messagesFile), '../common/api.js'),
].map((file) => path.resolve(root, file));

const workerFile = './main-worker.js';
const nameOf = (file: string): string => path.relative(root, file);

const fromWorker: Plugin = {
  name: 'from-worker',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^\.|^vscode-/ }, async ({ path: name, importer, kind, resolveDir, pluginData }) => {
      if (pluginData === fromWorker) return undefined;
      if (name === workerFile) return { path: name, external: true };
      const user = name.startsWith('vscode-languageserver-protocol') ? serverFile : name.startsWith('vscode-jsonrpc') ? protocolFile : undefined;
      const found = await resolve(name, { kind, importer, resolveDir: user ? path.dirname(user) : resolveDir, pluginData: fromWorker });
      return sharedWithWorker.includes(found.path) ? { path: nameOf(found.path), namespace: 'from-worker' } : found;
    });
    onLoad({ filter: /.*/, namespace: 'from-worker' }, ({ path: name }) => ({ contents: `module.exports = require(${JSON.stringify(workerFile)}).shared[${JSON.stringify(name)}];` }));
  },
};

const worker: BuildOptions = {
  ...common,
  platform: 'browser',
  format: 'iife',
  mainFields: ['browser', 'module', 'main'],
  define: { global: 'globalThis' },
  plugins: [oneProtocol],
};

/** The script of the worker, which starts where it is one and is a module where the server in Node loads it. */
const workerScript = [
  "import './packages/server/src/main-worker.ts';",
  `export const shared = { ${sharedWithWorker.map((file) => `${JSON.stringify(nameOf(file))}: require(${JSON.stringify(file)})`).join(', ')} };`,
].join('\n');

interface Bundle {
  name: BundleName;
  source: string;
  out: string;
  options: BuildOptions;
}

/** The things that are bundled. */
export type BundleName = 'command' | 'server' | 'worker' | 'extension' | 'web-extension' | 'preview' | 'comparison' | 'what-if';

const bundles: Bundle[] = [
  { name: 'command', source: 'packages/cli/src/main.ts', out: 'packages/cli/dist', options: { ...command, entryNames: 'remit' } },
  { name: 'server', source: 'packages/server/src/main-node.ts', out: 'packages/server/dist', options: { ...node, plugins: [fromWorker] } },
  {
    name: 'worker',
    source: 'packages/server/src/main-worker.ts',
    out: 'packages/server/dist',
    options: {
      ...worker,
      globalName: 'remitServer',
      footer: { js: 'if(typeof module==="object"&&module)module.exports=remitServer;' },
      stdin: { contents: workerScript, resolveDir: root, sourcefile: 'worker-script.js' },
    },
  },
  { name: 'extension', source: 'packages/vscode/src/extension.ts', out: 'packages/vscode/dist', options: { ...node, external: ['vscode'] } },
  { name: 'web-extension', source: 'packages/vscode/src/extension-web.ts', out: 'packages/vscode/dist', options: { ...worker, format: 'cjs', external: ['vscode'], plugins: [] } },
  // The script of a page inside the window, with the chart library; nothing else loads it.
  { name: 'preview', source: 'packages/vscode/src/preview/page/main.ts', out: 'packages/vscode/dist', options: { ...worker, entryNames: 'preview', plugins: [] } },
  { name: 'comparison', source: 'packages/vscode/src/reviewing/page/main.ts', out: 'packages/vscode/dist', options: { ...worker, entryNames: 'comparison', plugins: [] } },
  { name: 'what-if', source: 'packages/vscode/src/what-if/page/main.ts', out: 'packages/vscode/dist', options: { ...worker, entryNames: 'what-if', plugins: [] } },
];

const names = bundles.map(({ name }) => name);

/** Builds the bundles named, all of them by default; answers what esbuild says went into each. */
export async function buildBundles(wanted: BundleName[] = names): Promise<Map<BundleName, Metafile>> {
  // The server in Node is nothing without the script of the worker.
  const all = wanted.includes('server') ? [...wanted, 'worker'] : wanted;
  const present = bundles.filter(({ name, source }) => all.includes(name) && existsSync(path.join(root, source)));
  const built = await Promise.all(
    present.map(async ({ name, source, out, options }) => {
      const entry = options.stdin ? { outfile: path.join(out, path.basename(source).replace(/\.ts$/, '.js')) } : { entryPoints: [source], outdir: out };
      const { metafile } = await build({ ...options, ...entry });
      return [name, metafile!] as const;
    }),
  );
  const metafiles = new Map(built);
  // The script of the worker is no ES module, though the package it is built in says so of its own sources.
  if (metafiles.has('worker')) writeFileSync(path.join(root, 'packages/server/dist/package.json'), '{"type":"commonjs"}\n');
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

// On the command line: node scripts/build.ts [command|server|worker|extension|web-extension …]
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
