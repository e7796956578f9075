import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '@remit/program';
import { runCli } from '@remit/cli';
import { canonicalJson, documentHash } from '@remit/program';

const root = mkdtempSync(path.join(tmpdir(), 'remit-determinism-'));

/** Programs by file name: the bytes that were written. */
type Programs = ReadonlyMap<string, string>;

async function remit(cwd: string, ...argv: string[]): Promise<void> {
  let told = '';
  const stream = { write: (text: string) => { told += text; }, isTerminal: false, columns: 100 };
  const code = await runCli(argv, { cwd, env: {}, stdout: stream, stderr: stream, today: () => '2026-11-22' });
  if (code !== 0) throw new Error(`remit ${argv.join(' ')}: ${told}`);
}

/** The contract with the faults of UnitingCare compiles to nothing: it is live with errors. */
const faulty = 'unitingcare/unitingcare.remit';
const remitFiles = (folder: string): string[] => globSync('**/*.remit', { cwd: folder }).map((file) => file.split(path.sep).join('/')).sort();

function programsIn(folder: string): Programs {
  return new Map(readdirSync(folder).filter((name) => name.endsWith('.program.json')).sort().map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** A fresh copy of the examples, each file changed as told. */
function copy(name: string, change: (text: string) => string = (text) => text): string {
  const folder = path.join(root, name);
  cpSync('examples', folder, { recursive: true, filter: (source) => !source.endsWith(path.normalize(faulty)) });
  for (const file of remitFiles(folder)) writeFileSync(path.join(folder, file), change(readFileSync(path.join(folder, file), 'utf8')));
  return folder;
}

let first: Programs;

beforeAll(async () => {
  const folder = copy('first');
  await remit(folder, 'compile', ...remitFiles(folder), '--out', 'made');
  first = programsIn(path.join(folder, 'made'));
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Lays a text out badly: other blanks, empty lines, everything of a line at its start. */
const unkempt = (text: string): string => text.split('\n').map((line) => (line.includes('"""') ? line : line.replace(/^ +/, '\t\t  ').replace(/ +$/, ''))).join('\n').replaceAll('\n\n', '\n\n\n\n');

describe('the examples come to the same bytes and hashes', () => {
  it('which are those of canonical documents', () => {
    expect(first.size).toBe(32);
    for (const text of first.values()) {
      const program = JSON.parse(text) as Program;
      expect(text).toBe(`${JSON.stringify(program, null, 2)}\n`);
      expect(documentHash(JSON.parse(canonicalJson(program)))).toBe(documentHash(program));
    }
  });

  it.each<[string, () => Promise<string>]>([
    ['compiled again', async () => {
      const folder = path.join(root, 'first');
      await remit(folder, 'compile', ...remitFiles(folder), '--out', 'again');
      return path.join(folder, 'again');
    }],
    ['with the files named in the opposite order', async () => {
      const folder = path.join(root, 'first');
      await remit(folder, 'compile', ...remitFiles(folder).reverse(), '--out', 'reversed');
      return path.join(folder, 'reversed');
    }],
    ['as a folder', async () => {
      await remit(copy('whole'), 'compile', '.', '--out', 'made');
      return path.join(root, 'whole', 'made');
    }],
    ['from another folder', async () => {
      mkdirSync(path.join(root, 'else', 'where'), { recursive: true });
      const cwd = path.join(root, 'else', 'where');
      await remit(cwd, 'compile', ...remitFiles(copy('elsewhere')).map((file) => `../../elsewhere/${file}`), '--out', 'made');
      return path.join(cwd, 'made');
    }],
    ['with Windows line ends and a byte order mark', async () => {
      const folder = copy('windows', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`);
      await remit(folder, 'compile', '.', '--out', 'made');
      return path.join(folder, 'made');
    }],
    ['laid out badly, and after that laid out by the formatter', async () => {
      const folder = copy('untidy', unkempt);
      await remit(folder, 'compile', '.', '--out', 'before');
      expect(programsIn(path.join(folder, 'before'))).toEqual(first);
      await remit(folder, 'format', '.');
      const tidy = 'payment-patterns/marginal-rate.remit';
      expect(readFileSync(path.join(folder, tidy), 'utf8')).toBe(readFileSync(path.join('examples', tidy), 'utf8'));
      await remit(folder, 'compile', '.', '--out', 'made');
      return path.join(folder, 'made');
    }],
    ['with notes everywhere', async () => {
      const folder = copy('notes', (text) => text.replaceAll('\n\n', '\n\n// a note of no weight\n/* and another */\n'));
      await remit(folder, 'compile', '.', '--out', 'made');
      return path.join(folder, 'made');
    }],
  ])('%s', async (_, compile) => {
    const made = programsIn(await compile());
    expect([...made.keys()]).toEqual([...first.keys()]);
    for (const [name, text] of made) expect(text === first.get(name) ? name : `${name} differs`).toBe(name);
  });

  it('but for another figure, which gives another program', async () => {
    const folder = path.join(root, 'other');
    mkdirSync(folder);
    const text = readFileSync('examples/northshire-diabetes/northshire-diabetes.remit', 'utf8');
    cpSync('examples/northshire-diabetes/library', path.join(folder, 'library'), { recursive: true });
    writeFileSync(path.join(folder, 'c.remit'), text.replace('amount £1,320 per person', 'amount £1,321 per person'));
    await remit(folder, 'compile', 'c.remit', '--out', 'made');
    const [[name, other] = ['', '']] = programsIn(path.join(folder, 'made'));
    expect(first.has(name)).toBe(true);
    expect(documentHash(JSON.parse(other))).not.toBe(documentHash(JSON.parse(first.get(name)!)));
  });

  it('one by one', async () => {
    const folder = path.join(root, 'first');
    for (const file of remitFiles(folder).filter((name) => !name.includes('/library/') && !name.endsWith('/scenarios.remit')).slice(0, 5)) await remit(folder, 'compile', file, '--out', 'single');
    const single = programsIn(path.join(folder, 'single'));
    expect(single.size).toBe(5);
    for (const [name, text] of single) expect(text === first.get(name) ? name : `${name} differs`).toBe(name);
  });
});
