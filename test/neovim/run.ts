import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unpack } from '../helpers/unpack.ts';

// Neovim as a second, independent editor, with the very server files that ship in the package for VS Code.

const root = path.resolve(import.meta.dirname, '../..');
const vsix = path.join(root, 'packages/vscode/remit-vscode.vsix');

interface Session {
  shown: { line: number; column: number; severity: string; message: string; code: string | null; source: string | null }[];
  definition: { file: string; line: number } | null;
  problem?: string;
}

function editInNeovim(work: string, server: string): Session {
  const workspace = path.join(work, 'workspace');
  const result = path.join(work, 'result.json');
  cpSync(path.join(root, 'test/fixtures/editor-workspace'), workspace, { recursive: true });
  const home = path.join(work, 'home');
  mkdirSync(home);
  const { error, status, stdout, stderr } = spawnSync('nvim', ['--headless', '--clean', '-n', '-i', 'NONE', '-c', `luafile ${path.join(import.meta.dirname, 'session.lua')}`], {
    encoding: 'utf8',
    timeout: 90_000,
    env: {
      ...process.env,
      REMIT_NODE: process.execPath,
      REMIT_SERVER: server,
      REMIT_ROOT: workspace,
      REMIT_RESULT: result,
      XDG_STATE_HOME: home,
      XDG_CACHE_HOME: home,
      XDG_DATA_HOME: home,
      XDG_CONFIG_HOME: home,
    },
  });
  if (error) throw new Error(`Neovim could not be run (Debian: apt-get install neovim): ${error.message}`);
  if (!existsSync(result)) throw new Error(`Neovim ended with ${status} and left no result\n${stdout}${stderr}`);
  return JSON.parse(readFileSync(result, 'utf8')) as Session;
}

const work = realpathSync(mkdtempSync(path.join(tmpdir(), 'remit-neovim-')));
try {
  if (!existsSync(vsix)) throw new Error('packages/vscode/remit-vscode.vsix is missing; run npm run package first');
  const server = path.join(work, 'main-node.cjs');
  await unpack(vsix, 'extension/server/main-node.cjs', server);
  await unpack(vsix, 'extension/server/main-worker.js', path.join(work, 'main-worker.js'));
  const session = editInNeovim(work, server);
  assert.equal(session.problem, undefined);
  const [finding, ...more] = session.shown;
  assert.equal(more.length, 0, `one finding is shown; also: ${more.slice(0, 3).map(({ line, message }) => `${line}: ${message}`).join(' | ')}`);
  const text = readFileSync(path.join(root, 'test/fixtures/editor-workspace/unknown-name.remit'), 'utf8').split('\n');
  const line = text.findIndex((content) => content.includes('of Cor '));
  assert.equal(finding?.line, line + 1);
  assert.equal(finding.column, text[line]!.indexOf('Cor ') + 1);
  assert.equal(finding.severity, 'ERROR');
  assert.equal(finding.source, 'remit');
  assert.match(finding.message, /Cor\b/);
  assert.deepEqual(session.definition, { file: 'measures.remit', line: 1 });
  console.log(`Neovim shows, at ${finding.line}:${finding.column}: ${finding.message}`);
  console.log('Neovim goes from the contract to measures.remit:1');
} catch (error) {
  console.error(`[test:neovim] ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
