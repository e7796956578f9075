import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildProgram } from '@remit/cli';
import { findingText } from '@remit/cli/report/findings-text';
import { plainStyle } from '@remit/cli/render/style';
import { severities } from '@remit/cli/report/reported-finding';
import { Folder } from '../support/run.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const program = buildProgram(() => async () => undefined);
const manifest = JSON.parse(read('package.json')) as { bin: Record<string, string>; files: string[]; scripts: Record<string, string>; version: string };

interface Step { name: string; id?: string; run?: string; uses?: string; shell?: string; if?: string; with?: Record<string, unknown>; env?: Record<string, string> }
interface Action { name: string; description: string; inputs: Record<string, { description: string; default: string }>; outputs: Record<string, { value: string }>; runs: { using: string; steps: Step[] } }

const action = parse(read('action.yml')) as Action;
const check = action.runs.steps.find(({ id }) => id === 'check')!;

describe('action.yml', () => {
  it('is a composite action whose command is the one that is packaged', () => {
    expect(action.runs.using).toBe('composite');
    expect(manifest.bin['remit']).toBe('packages/cli/dist/remit.mjs');
    expect(check.run).toContain(`"$GITHUB_ACTION_PATH/${manifest.bin['remit']}"`);
    expect(action.runs.steps.flatMap(({ run }) => [...(run ?? '').matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1]!)).filter((script) => !(script in manifest.scripts))).toEqual([]);
    expect(existsSync(path.join(root, /\.github\/[\w-]+\.json/.exec(check.run!)![0]))).toBe(true);
  });

  it('takes inputs by the environment alone, and uses each', () => {
    for (const { run } of action.runs.steps) expect(run ?? '').not.toContain('${{');
    const used = [...JSON.stringify(action.runs).matchAll(/inputs\.([\w-]+)/g)].map((match) => match[1]);
    expect([...new Set(used)].sort()).toEqual(Object.keys(action.inputs).sort());
    for (const { run, shell } of action.runs.steps) expect(run === undefined || shell === 'bash').toBe(true);
    expect(JSON.stringify(action)).not.toContain('secrets.');
  });

  it('gives the command options that it has', () => {
    const options = program.commands.find((command) => command.name() === 'check')!.options.map(({ long }) => long);
    expect([...check.run!.matchAll(/\((--[\w-]+)|(--[\w-]+) "/g)].map((match) => match[1] ?? match[2]).filter((option) => !options.includes(option!))).toEqual([]);
  });

  it('runs', async () => {
    const folder = new Folder({ 'my contracts/bad.remit': 'import "./nope.remit"\n', 'good.remit': 'measure A "A" { count B   better when lower }\n', 'output.txt': '' });
    const run = (inputs: Record<string, string>) => new Promise<{ code: number; stdout: string }>((resolve) => {
      const given = Object.fromEntries(Object.entries(check.env!).map(([name, value]) => {
        const input = /inputs\.([\w-]+)/.exec(value)![1]!;
        return [name, inputs[input] ?? action.inputs[input]!.default];
      }));
      const env = { PATH: `${path.dirname(process.execPath)}:${process.env['PATH']}`, GITHUB_ACTION_PATH: root, GITHUB_OUTPUT: path.join(folder.path, 'output.txt'), ...given };
      execFile('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', check.run!], { cwd: folder.path, env }, (error, stdout) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout }));
    });
    expect(await run({ paths: 'good.remit' })).toEqual({ code: 0, stdout: '' });
    const annotated = await run({ paths: 'good.remit\nmy contracts\n' });
    expect(annotated.code).toBe(1);
    expect(annotated.stdout).toMatch(/^::error file=my contracts\/bad\.remit,line=1,col=8,title=IMP-001/);
    expect(await run({ format: 'sarif' })).toEqual({ code: 1, stdout: '' });
    expect(folder.read('output.txt')).toBe('report=remit.sarif\n');
    expect(JSON.parse(folder.read('remit.sarif'))).toMatchObject({ version: '2.1.0' });
    expect((await run({ version: '99.0.0' })).code).toBe(2);
    expect((await run({ paths: '$(touch hacked)', version: manifest.version })).code).toBe(2);
    expect(folder.files()).not.toContain('hacked');
  });
});

describe('.pre-commit-hooks.yaml', () => {
  const hooks = parse(read('.pre-commit-hooks.yaml')) as { id: string; name: string; entry: string; language: string; files: string; pass_filenames?: boolean }[];

  it('has hooks that check and lay out, with commands there are', () => {
    expect(hooks.map(({ id }) => id)).toEqual(['remit-check', 'remit-format']);
    const commands = program.commands.map((command) => command.name());
    for (const { entry } of hooks) expect([entry.split(' ')[0], commands.includes(entry.split(' ')[1]!)]).toEqual(['remit', true]);
  });

  it('runs for contracts and project files', () => {
    const [checks, lays] = hooks.map(({ files }) => new RegExp(files)) as [RegExp, RegExp];
    expect(['a.remit', 'b/c d.remit', 'remit.json', 'b/remit.json', 'a.remit.json', 'my-remit.json', 'a.md'].map((file) => [checks.test(file), lays.test(file)])).toEqual([
      [true, true], [true, true], [true, false], [true, false], [false, false], [false, false], [false, false],
    ]);
  });
});

describe('.github/remit-problem-matcher.json', () => {
  interface Pattern { regexp: string; severity?: number; code?: number; message?: number; file?: number; line?: number; column?: number }
  const { problemMatcher } = JSON.parse(read('.github/remit-problem-matcher.json')) as { problemMatcher: { owner: string; severity?: string; pattern: Pattern[] }[] };

  /** What GitHub makes of a log: the lines of a matcher follow each other. */
  function matches(log: string): object[] {
    const lines = log.split('\n');
    return lines.flatMap((_, index) => problemMatcher.flatMap(({ owner, severity, pattern }) => {
      const found = pattern.map(({ regexp }, offset) => new RegExp(regexp).exec(lines[index + offset] ?? ''));
      if (found.some((match) => match === null)) return [];
      const parts = pattern.flatMap(({ regexp: _text, ...groups }, offset) => Object.entries(groups).map(([name, group]) => [name, found[offset]![group]] as const));
      return [{ owner, ...(severity ? { severity } : {}), ...Object.fromEntries(parts) }];
    }));
  }

  it('finds what the command prints, at its place', async () => {
    const folder = new Folder({ 'a b/b, 50%: ü.remit': 'import "./nope.remit"\r\n', 'c.remit': 'import "./c.remit"\n' });
    const { stderr } = await folder.remit('check');
    expect(matches(stderr)).toEqual([
      { owner: 'remit', severity: 'error', code: 'IMP-001', message: expect.stringMatching(/^The file "\.\/nope\.remit" cannot be found/), file: 'a b/b, 50%: ü.remit', line: '1', column: '8' },
      { owner: 'remit', severity: 'warning', code: expect.stringMatching(/^IMP-\d{3}$/), message: expect.any(String), file: 'c.remit', line: '1', column: '8' },
    ]);
  });

  it('knows every severity', () => {
    const log = severities.map((severity) => findingText({ code: 'OUT-010', severity, message: 'A cliff.', file: 'a.remit', range: { line: 2, column: 3, endLine: 2, endColumn: 4 } }, () => ['x', 'y'], plainStyle)).join('\n');
    expect(matches(log)).toEqual([
      { owner: 'remit', severity: 'error', code: 'OUT-010', message: 'A cliff.', file: 'a.remit', line: '2', column: '3' },
      { owner: 'remit', severity: 'warning', code: 'OUT-010', message: 'A cliff.', file: 'a.remit', line: '2', column: '3' },
      { owner: 'remit-notes', severity: 'notice', code: 'OUT-010', message: 'A cliff.', file: 'a.remit', line: '2', column: '3' },
      { owner: 'remit-notes', severity: 'notice', code: 'OUT-010', message: 'A cliff.', file: 'a.remit', line: '2', column: '3' },
    ]);
  });
});

describe('docs/pipelines.md', () => {
  const page = read('docs/pipelines.md');

  it('has every input of the action', () => {
    const table = page.slice(page.indexOf('| input |'), page.indexOf('The output `report`'));
    expect([...table.matchAll(/^\| `([\w-]+)` \|/gm)].map((match) => match[1]!).sort()).toEqual(Object.keys(action.inputs).sort());
  });

  it('has settings of pipelines that can be read, with commands and options there are', () => {
    const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => match[1]!.replace(/^…$/gm, 'jobs:\n  x:\n    steps:'));
    expect(blocks.length).toBe(6);
    for (const block of blocks) expect(() => parse(block) as unknown).not.toThrow();
    const used = [...page.matchAll(/\bremit (check|test)((?: --[\w-]+(?: [\w.]+)?)*)/g)].flatMap(([, name, options]) => [...options!.matchAll(/--[\w-]+/g)].map(([option]) => ({ name, option })));
    expect(used.length).toBeGreaterThan(5);
    const known = (name: string | undefined) => program.commands.find((command) => command.name() === name)!.options.map(({ long }) => long);
    expect(used.filter(({ name, option }) => !known(name).includes(option))).toEqual([]);
  });

  it('has links that lead somewhere', () => {
    const slug = (title: string) => title.toLowerCase().replace(/`/g, '').replaceAll(' ', '-');
    for (const [, file, title] of page.matchAll(/\]\(([\w./-]*)(?:#([\w-]+))?\)/g)) {
      const text = file === '' ? page : read(`docs/${file}`);
      if (title !== undefined) expect([...text.matchAll(/^#+ (.*)$/gm)].map((match) => slug(match[1]!))).toContain(title);
    }
  });
});
