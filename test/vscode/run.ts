import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeSettings } from './host/settings.ts';

// The suite in a real VS Code, against the packaged extension.
//   VSCODE_TEST_HOST=desktop   desktop VS Code only: VSCODE_EXECUTABLE_PATH, else a download
//   VSCODE_TEST_HOST=server    the VS Code server in headless Chromium only
//   otherwise                  desktop VS Code; the server where it cannot be downloaded for want of a network

const root = path.resolve(import.meta.dirname, '../..');
const vsix = path.join(root, 'packages/vscode/remit-vscode.vsix');
const serverWindow = path.join(import.meta.dirname, 'host/code.ts');

interface Host {
  kind: 'desktop' | 'server';
  executable: string;
}

async function chooseHost(): Promise<Host> {
  const wanted = process.env['VSCODE_TEST_HOST'];
  if (wanted === 'server') return { kind: 'server', executable: serverWindow };
  const given = process.env['VSCODE_EXECUTABLE_PATH'];
  if (given) return { kind: 'desktop', executable: given };
  try {
    const executable = await downloadAndUnzipVSCode({ version: process.env['VSCODE_VERSION'] ?? 'stable', cachePath: path.join(root, '.vscode-test'), timeout: 20_000 });
    return { kind: 'desktop', executable };
  } catch (error) {
    if (wanted === 'desktop' || !isWantOfNetwork(error)) throw error;
    console.log('[test:vscode] desktop VS Code cannot be downloaded here; using the VS Code server');
    return { kind: 'server', executable: serverWindow };
  }
}

function isWantOfNetwork(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  const codes = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ETIMEDOUT', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH'];
  return codes.includes(code ?? '') || /timed out|ENOTFOUND/i.test(message ?? '');
}

/** Installs the package as an author would, with the command line of that very host. */
function install({ kind, executable }: Host, profile: string[]): void {
  const [command, ...args] = kind === 'desktop' ? resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true }) : [executable];
  execFileSync(command!, [...args, ...profile, `--install-extension=${vsix}`], { stdio: 'inherit', shell: process.platform === 'win32' });
}

async function main(): Promise<number> {
  if (!existsSync(vsix)) throw new Error(`${path.relative(root, vsix)} is missing; run npm run package first`);
  const host = await chooseHost();
  console.log(`[test:vscode] host: ${host.kind} (${host.executable})`);
  if (host.kind === 'desktop' && process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    throw new Error('Desktop VS Code needs a display: run this under xvfb-run -a, or set VSCODE_TEST_HOST=server.');
  }
  const work = mkdtempSync(path.join(tmpdir(), 'remit-'));
  try {
    return await runSuite(host, work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function runSuite(host: Host, work: string): Promise<number> {
  const workspace = path.join(work, 'workspace');
  const tests = path.join(work, 'tests');
  const profile = [`--user-data-dir=${path.join(work, 'user')}`, `--extensions-dir=${path.join(work, 'extensions')}`];
  cpSync(path.join(root, 'test/fixtures/editor-workspace'), workspace, { recursive: true });
  mkdirSync(path.join(work, 'extensions'));
  await build({
    entryPoints: [path.join(import.meta.dirname, 'suite/index.ts')],
    outfile: path.join(tests, 'index.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', path.join(root, 'node_modules/mocha')],
    alias: { mocha: path.join(root, 'node_modules/mocha') },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  // The tests live in an extension of their own, so that the one under test is the installed package.
  writeFileSync(path.join(tests, 'package.json'), JSON.stringify({ name: 'tests', publisher: 'remit', version: '0.0.0', engines: { vscode: '*' } }));
  install(host, profile);
  if (host.kind === 'desktop') writeSettings(path.join(work, 'user'));
  return runTests({
    vscodeExecutablePath: host.executable,
    extensionDevelopmentPath: tests,
    extensionTestsPath: path.join(tests, 'index.cjs'),
    launchArgs: [workspace, ...profile],
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`[test:vscode] ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
