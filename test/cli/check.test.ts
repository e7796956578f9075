import { describe, expect, it } from 'vitest';
import type { FindingsDocument } from '@remit/cli/report/findings-json';
import { Folder } from './support/run.ts';

/** A contract without findings, and one with a name that is declared nowhere. */
const good = 'measure Admissions "Admissions" { count Admitted   better when lower }\n';
const bad = 'import "./nope.remit"\n';

describe('check', () => {
  it('answers 0 and says so where nothing is found', async () => {
    const { code, stdout, stderr } = await new Folder({ 'good.remit': good }).remit('check');
    expect([code, stdout, stderr]).toEqual([0, '', 'No findings, 1 file checked.\n']);
  });

  it('answers 1 with the findings in words', async () => {
    const { code, stdout, stderr } = await new Folder({ 'bad.remit': bad, 'good.remit': good }).remit('check');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(`error IMP-001  The file "./nope.remit" cannot be found, so nothing is imported from it: there is no file "nope.remit". Check the path: it starts at the folder of this file.
  at bad.remit:1:8
    1 │ import "./nope.remit"
      │        ~~~~~~~~~~~~~~

1 error; 2 files checked. More about a finding: remit explain IMP-001
`);
  });

  it('says of signed and live contracts without a profile that nothing was looked for that a reviewer would miss', async () => {
    const contract = (name: string, status: string, more = ''): string => `contract ${name} "A contract" {\n  version 1.0\n  status ${status}\n  term 1 April 2026 to 31 March 2027\n  currency GBP\n  rounding to £0.01, half up\n${more}}\n`;
    const told = async (...texts: string[]): Promise<string | undefined> => (await new Folder(Object.fromEntries(texts.map((text, index) => [`${index}.remit`, text]))).remit('check')).stderr.split('\n').find((line) => line.includes('no profile'));
    const advice = "no profile: what a reviewer would miss was not looked for. Write 'profile generic' or another, or check with --profile.";
    expect(await told(contract('Agreed', 'live'), contract('Sketch', 'design'), contract('Named', 'live', '  profile none\n'))).toBe(`'Agreed' names ${advice}`);
    expect(await told(...['A', 'B', 'C', 'D'].map((name) => contract(`Agreed${name}`, 'signed')))).toBe(`4 contracts name ${advice}`);
    expect(await told(contract('Sketch', 'design'))).toBe(undefined);
    const folder = new Folder({ 'a.remit': contract('Agreed', 'live') });
    expect((await folder.remit('check', '--profile', 'generic')).stderr).not.toContain('no profile');
  });

  it('gives findings as data', async () => {
    const { code, stdout, stderr } = await new Folder({ 'a/bad.remit': bad, 'good.remit': good }).remit('check', '--format', 'json');
    expect([code, stderr]).toEqual([1, '']);
    const { findings, ...rest } = JSON.parse(stdout) as FindingsDocument;
    expect(rest).toEqual({ format: 'remit-findings/1.0', files: ['a/bad.remit', 'good.remit'], counts: { error: 1, warning: 0, info: 0, hint: 0 } });
    expect(findings).toMatchObject([{ code: 'IMP-001', severity: 'error', file: 'a/bad.remit', range: { line: 1, column: 8, endLine: 1, endColumn: 22 } }]);
  });

  it('takes files, folders and globs, each file once', async () => {
    const folder = new Folder({ 'a/one.remit': bad, 'a/deep/two.remit': bad, 'b/three.remit': bad, 'four.remit': bad });
    const files = async (...paths: string[]): Promise<string[]> => (JSON.parse((await folder.remit('check', '--format', 'json', ...paths)).stdout) as FindingsDocument).files;
    expect(await files('a')).toEqual(['a/deep/two.remit', 'a/one.remit']);
    expect(await files('a/one.remit', './a/../a/one.remit', 'b')).toEqual(['a/one.remit', 'b/three.remit']);
    expect(await files('*/*.remit')).toEqual(['a/one.remit', 'b/three.remit']);
    expect(await files('**/t*.remit')).toEqual(['a/deep/two.remit', 'b/three.remit']);
    expect(await files('{a,b}/**')).toEqual(['a/deep/two.remit', 'a/one.remit', 'b/three.remit']);
    expect(await files()).toEqual(['a/deep/two.remit', 'a/one.remit', 'b/three.remit', 'four.remit']);
  });

  it('reports what is wrong in the project file at its place', async () => {
    const { code, stderr } = await new Folder({ 'remit.json': '{\n  "outt": "made"\n}\n', 'good.remit': good }).remit('check', 'good.remit');
    expect(code).toBe(1);
    expect(stderr).toContain('error CFG-002  There is no setting "outt", so this has no effect. Did you mean "out"?\n  at remit.json:2:3\n    2 │   "outt": "made"\n      │   ~~~~~~\n');
  });

  it('reports a file that is not UTF-8', async () => {
    const { code, stderr } = await new Folder({ 'a.remit': Uint8Array.from('// \u00a3', (sign) => sign.charCodeAt(0)) }).remit('check');
    expect(code).toBe(1);
    expect(stderr).toContain('error LEX-090  "a.remit" is not UTF-8: this character was probably saved in an older Windows encoding');
    expect(stderr).toContain('  at a.remit:1:4\n');
  });

  it('fails on warnings where asked', async () => {
    const folder = new Folder({ 'a.remit': `import "./a.remit"\n${good}` });
    const { stderr, code } = await folder.remit('check');
    expect(stderr).toMatch(/^warning IMP/);
    expect(code).toBe(0);
    expect((await folder.remit('check', '--fail-on', 'warning')).code).toBe(1);
  });
});

describe('format', () => {
  const untidy = 'measure   Admissions "Admissions" {\n\n\ncount Admitted\n  better when lower\n}';

  it('changes what is not in form, and a second time nothing', async () => {
    const folder = new Folder({ 'a.remit': untidy, 'b.remit': good });
    const first = await folder.remit('format');
    expect([first.code, first.stdout]).toEqual([0, '']);
    expect(first.stderr).toContain('laid out a.remit\n');
    const tidy = folder.read('a.remit');
    expect(tidy).not.toBe(untidy);
    const second = await folder.remit('format');
    expect(second.stderr).toBe('0 files changed, 2 files already in form.\n');
    expect(folder.read('a.remit')).toBe(tidy);
  });

  it('--check writes nothing and answers 1 if something would change', async () => {
    const folder = new Folder({ 'a.remit': untidy });
    const { code, stdout, stderr } = await folder.remit('format', '--check');
    expect([code, stdout, stderr]).toEqual([1, '', 'would change a.remit\n1 file would change, 0 files already in form.\n']);
    expect(folder.read('a.remit')).toBe(untidy);
    await folder.remit('format');
    expect((await folder.remit('format', '--check')).code).toBe(0);
  });

  it('--diff prints what would change', async () => {
    const folder = new Folder({ 'a.remit': untidy });
    const { code, stdout } = await folder.remit('format', '--diff');
    expect(code).toBe(0);
    expect(stdout).toContain('--- a.remit\tas it is\n+++ a.remit\tlaid out\n');
    expect(stdout).toContain('-measure   Admissions');
    expect(folder.read('a.remit')).toBe(untidy);
  });

  it('keeps the line ends of a file', async () => {
    const folder = new Folder({ 'a.remit': untidy.replaceAll('\n', '\r\n') });
    await folder.remit('format');
    const lines = folder.read('a.remit').split('\n').slice(0, -1);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => line.endsWith('\r'))).toBe(true);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['has an error of syntax', 'contract {', /^error (SYN|LEX)/],
    ['is not UTF-8', Uint8Array.from('//   \u00a3', (sign) => sign.charCodeAt(0)), /^error LEX-090/],
  ])('leaves everything as it is where a file %s', async (_, text, finding) => {
    const folder = new Folder({ 'a.remit': untidy, 'z.remit': text });
    const before = folder.read('z.remit');
    const { code, stderr } = await folder.remit('format');
    expect(code).toBe(1);
    expect(stderr).toMatch(finding);
    expect(stderr).toContain('cannot be laid out z.remit: correct what is reported above first.\nNothing was written.\n');
    expect([folder.read('a.remit'), folder.read('z.remit')]).toEqual([untidy, before]);
  });
});
