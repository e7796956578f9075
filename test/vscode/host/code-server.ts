import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const codeServerVersion = '4.139.1';
const nodeVersion = '24.21.0';

/** A VS Code server on disk and the Node that runs it. */
export interface CodeServer {
  /** The script that is started. */
  main: string;
  /** The Node binary; this version of the server needs Node 24. */
  node: string;
}

/**
 * A VS Code server with a real extension host, taken from npm and kept in `.vscode-test/`.
 *
 * No install script runs and nothing is compiled. The folder is made under another name and renamed when it is whole,
 * so that an interrupted installation is never used.
 */
export function codeServer(cache: string): CodeServer {
  if (process.platform !== 'linux') throw new Error('The VS Code server is arranged for Linux only; use desktop VS Code here (VSCODE_TEST_HOST=desktop).');
  const home = path.join(cache, `code-server-${codeServerVersion}`);
  const found = {
    main: path.join(home, 'node_modules/code-server/lib/vscode/out/server-main.js'),
    node: path.join(home, `node_modules/node-linux-${process.arch}/bin/node`),
  };
  if (existsSync(path.join(home, 'complete'))) return found;
  console.log(`[host] installing the VS Code server into ${home} (about half a minute, once)`);
  const work = `${home}.${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    install(work);
    writeFileSync(path.join(work, 'complete'), '');
    rmSync(home, { recursive: true, force: true });
    renameSync(work, home);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return found;
}

function install(work: string): void {
  const dependencies = { 'code-server': codeServerVersion, [`node-linux-${process.arch}`]: nodeVersion };
  writeFileSync(path.join(work, 'package.json'), JSON.stringify({ private: true, dependencies }));
  npm(work, 'install');
  const vscode = path.join(work, 'node_modules/code-server/lib/vscode');
  npm(vscode, 'install', '--omit=dev');
  replaceNativeModules(path.join(vscode, 'node_modules/@vscode'));
  // Parts that no test of a language extension touches, 220 MB of them.
  for (const unused of ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot']) {
    rmSync(path.join(vscode, unused), { recursive: true, force: true });
  }
}

function npm(cwd: string, ...args: string[]): void {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', [...args, ...quiet], { cwd, stdio: ['ignore', 'ignore', 'inherit'], env: withoutNpmSettings() });
}

/** `npm run` hands its own settings down to whatever it starts; an installation elsewhere must not see them. */
function withoutNpmSettings(): NodeJS.ProcessEnv {
  const inherited = /^npm_(config_(local_prefix|prefix|global|omit|include)|package_|lifecycle_)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
}

/** Two add-ons of the server are native and stay uncompiled; these plain versions do what the tests need of them. */
function replaceNativeModules(scope: string): void {
  writeFileSync(path.join(scope, 'spdlog/index.js'), logger);
  writeFileSync(
    path.join(scope, 'native-watchdog/index.js'),
    'exports.start = (pid) => setInterval(() => { try { process.kill(pid, 0); } catch { process.exit(87); } }, 1000).unref();\n',
  );
}

const logger = `
const fs = require('node:fs'), path = require('node:path');
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; fs.mkdirSync(path.dirname(file), { recursive: true }); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {} clearFormatters() {} flush() {} drop() {}
}
levels.forEach((name, level) => {
  Logger.prototype[name] = function (text) {
    if (level >= this.level) try { fs.appendFileSync(this.file, '[' + name + '] ' + text + '\\n'); } catch {}
  };
});
exports.version = 0;
exports.setLevel = exports.setFlushOn = () => {};
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (name, file) => new Logger(file);
exports.Logger = Logger;
`;
