import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stageExtension } from '../../scripts/stage.ts';
import { bundleSuite } from './bundle-suite.ts';
import { writeSettings } from './host/settings.ts';

// The suite in a real VS Code, with the extension as it comes into the window one of three ways:
//   node test/vscode/run.ts development   from a folder, as it stands in the sources
//   node test/vscode/run.ts vsix          installed from packages/vscode/remit-vscode.vsix
//   node test/vscode/run.ts web           in a browser's worker, with the language server in another; always in headless Chromium
// REMIT_TEST_GREP runs only the tests whose names contain it, in a trusted folder; REMIT_TEST_SESSION one session alone.
// The host of the first two:
//   VSCODE_TEST_HOST=desktop   desktop VS Code only: VSCODE_EXECUTABLE_PATH, else a download
//   VSCODE_TEST_HOST=server    the VS Code server in headless Chromium only
//   otherwise                  desktop VS Code; the server where it cannot be downloaded for want of a network

const root = path.resolve(import.meta.dirname, '../..');
const vsix = path.join(root, 'packages/vscode/remit-vscode.vsix');
const serverWindow = path.join(import.meta.dirname, 'host/code.ts');

const ways = ['development', 'vsix', 'web'] as const;

/** How the extension comes into the window. */
type Way = (typeof ways)[number];

/** The whole suite in a trusted folder; what must work in one that is not; where nothing but a file of facts is opened; and in a folder without Remit. */
const sessions = ['whole', 'restricted', 'facts', 'elsewhere'] as const;
type Session = (typeof sessions)[number];

interface Host {
  kind: 'desktop' | 'server';
  executable: string;
}

async function chooseHost(way: Way): Promise<Host> {
  const wanted = process.env['VSCODE_TEST_HOST'];
  if (wanted === 'server' || way === 'web') return { kind: 'server', executable: serverWindow };
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
  const way = ways.find((one) => one === (process.argv[2] ?? 'development'));
  if (!way) throw new Error(`${process.argv[2]} is no way to run the suite; these are: ${ways.join(', ')}`);
  if (way === 'vsix' && !existsSync(vsix)) throw new Error(`${path.relative(root, vsix)} is missing; run npm run package first`);
  const host = await chooseHost(way);
  console.log(`[test:vscode] ${way}, host: ${host.kind} (${host.executable})`);
  if (host.kind === 'desktop' && process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    throw new Error('Desktop VS Code needs a display: run this under xvfb-run -a, or set VSCODE_TEST_HOST=server.');
  }
  const work = mkdtempSync(path.join(tmpdir(), 'remit-'));
  try {
    const extension = path.join(work, 'extension');
    if (way !== 'vsix') await stageExtension(extension);
    let code = 0;
    const only = process.env['REMIT_TEST_SESSION'];
    for (const session of only ? sessions.filter((one) => one === only) : process.env['REMIT_TEST_GREP'] ? sessions.slice(0, 1) : sessions) code ||= await runSuite(host, way, session, path.join(work, session), way === 'vsix' ? [] : [extension]);
    return code;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function runSuite(host: Host, way: Way, session: Session, work: string, extensions: string[]): Promise<number> {
  const workspace = path.join(work, 'workspace');
  const tests = path.join(work, 'tests');
  const profile = [`--user-data-dir=${path.join(work, 'user')}`, `--extensions-dir=${path.join(work, 'extensions')}`];
  cpSync(path.join(root, 'test/fixtures', session === 'facts' || session === 'elsewhere' ? `editor-${session}` : 'editor-workspace'), workspace, { recursive: true });
  mkdirSync(path.join(work, 'extensions'));
  const entry = await bundleSuite(way, session, tests);
  // The tests live in an extension of their own, so that the one under test is what an author gets and nothing else.
  writeFileSync(path.join(tests, 'package.json'), JSON.stringify({ name: 'tests', publisher: 'remit', version: '0.0.0', engines: { vscode: '*' } }));
  if (way === 'vsix') install(host, profile);
  if (host.kind === 'desktop') writeSettings(path.join(work, 'user'));
  const ownArguments = [`--pictures=${path.join(root, 'build/screenshots', way === 'development' ? '' : way)}`, ...(way === 'web' ? ['--web'] : []), ...(session === 'restricted' ? ['--restricted'] : [])];
  return runTests({
    vscodeExecutablePath: host.executable,
    extensionDevelopmentPath: [...extensions, tests],
    extensionTestsPath: entry,
    launchArgs: [workspace, ...profile, ...(host.kind === 'server' ? ownArguments : session === 'restricted' ? [] : ['--disable-workspace-trust'])],
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`[test:vscode] ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
