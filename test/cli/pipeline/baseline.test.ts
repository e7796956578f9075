import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstContract } from '@remit/cli/files/first-contract';
import { Folder, remitIn } from '../support/run.ts';
import { sarifProblems } from '../support/sarif-schema.ts';

const good = 'measure Admissions "Admissions" { count Admitted   better when lower }\n';
const bad = 'import "./nope.remit"\n';
/** A file with a warning. */
const doubtful = (name: string) => `import "./${name}.remit"\n${good}`;

const empty = { format: 'remit-baseline/1.0', findings: [] };

describe('check --baseline', () => {
  it('lets what was known pass, and fails for what is new', async () => {
    const folder = new Folder({ 'a.remit': bad, 'good.remit': good });
    expect(await folder.remit('check', '--format', 'github', '--write-baseline', 'ci/known.json')).toMatchObject({ code: 0, stderr: 'Wrote 1 known finding to ci/known.json.\n' });
    expect(JSON.parse(folder.read('ci/known.json'))).toEqual({
      format: 'remit-baseline/1.0',
      findings: [{
        fingerprint: '55d838396557d7638da4153338807484:1', code: 'IMP-001', file: '../a.remit',
        message: 'The file "./nope.remit" cannot be found, so nothing is imported from it: there is no file "nope.remit". Check the path: it starts at the folder of this file.',
      }],
    });
    const before = folder.read('ci/known.json');
    expect(await folder.remit('check', '--baseline', 'ci/known.json')).toEqual({ code: 0, stdout: '', stderr: 'No new findings, 2 files checked.\n1 finding known from the baseline is not shown.\n' });

    folder.write('a.remit', `// moved\n\n${bad}${bad.replace('nope', 'neither')}`);
    const { code, stderr } = await folder.remit('check', '--baseline', 'ci/known.json');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error IMP-001 {2}The file "\.\/neither\.remit"/);
    expect(stderr).toMatch(/\n1 error; 2 files checked\. .*\n1 finding known from the baseline is not shown\.\n$/);
    expect(folder.read('ci/known.json')).toBe(before);
  });

  it('knows one finding for each entry, in its file or in one that its file became', async () => {
    const folder = new Folder({ 'a.remit': bad });
    const check = async () => {
      const { code, stdout } = await folder.remit('check', '--format', 'json', '--baseline', 'known.json');
      const { baseline, findings } = JSON.parse(stdout) as { baseline: object; findings: { file: string }[] };
      return { code, baseline, fresh: findings.map(({ file }) => file) };
    };
    await folder.remit('check', '--write-baseline', 'known.json');
    folder.write('copy.remit', bad);
    expect(await check()).toEqual({ code: 1, baseline: { known: 1, gone: 0 }, fresh: ['copy.remit'] });
    folder.write('a.remit', good);
    expect(await check()).toEqual({ code: 1, baseline: { known: 0, gone: 1 }, fresh: ['copy.remit'] });
    const renamed = new Folder({ 'copy.remit': bad, 'known.json': folder.read('known.json') });
    expect((await renamed.remit('check', '--baseline', 'known.json')).code).toBe(0);
  });

  it('counts what is gone, but not in files that were not looked at', async () => {
    const folder = new Folder({ 'a.remit': bad, 'b.remit': bad });
    await folder.remit('check', '--write-baseline', 'known.json');
    folder.write('a.remit', good);
    expect((await folder.remit('check', '--baseline', 'known.json')).stderr).toBe('No new findings, 2 files checked.\n1 finding known from the baseline is not shown. 1 of the baseline is gone: write it again with --write-baseline.\n');
    expect((await folder.remit('check', 'a.remit', '--baseline', 'known.json')).stderr).toBe('No new findings, 1 file checked.\n0 findings known from the baseline are not shown. 1 of the baseline is gone: write it again with --write-baseline.\n');
    await folder.remit('check', 'a.remit', '--baseline', 'known.json', '--write-baseline', 'known.json');
    expect((await folder.remit('check', '--baseline', 'known.json')).stderr).toBe('No new findings, 2 files checked.\n1 finding known from the baseline is not shown.\n');
  });

  it('writes no new baseline over an old one where something new fails', async () => {
    const folder = new Folder({ 'a.remit': bad, 'known.json': JSON.stringify(empty) });
    const { code, stderr } = await folder.remit('check', '--baseline', 'known.json', '--write-baseline', 'known.json');
    expect(code).toBe(1);
    expect(stderr).toMatch(/\nThe baseline was not written, because of what is new\.\n$/);
    expect(folder.read('known.json')).toBe(JSON.stringify(empty));
  });

  it('is the same wherever the command is run', async () => {
    const folder = new Folder({ 'contracts/a.remit': bad, 'b.remit': bad });
    await folder.remit('check', '--write-baseline', 'known.json');
    const below = await remitIn(path.join(folder.path, 'contracts'), {}, 'check', '--baseline', '../known.json');
    expect([below.code, below.stderr]).toEqual([0, 'No new findings, 1 file checked.\n1 finding known from the baseline is not shown.\n']);
    expect(folder.read('known.json')).not.toContain(folder.path);
  });

  it('is told in a log of SARIF', async () => {
    const folder = new Folder({ 'a.remit': bad, 'b.remit': bad });
    await folder.remit('check', 'a.remit', '--write-baseline', 'known.json');
    const log = JSON.parse((await folder.remit('check', '--format', 'sarif', '--baseline', 'known.json')).stdout) as { runs: { results: { baselineState: string }[]; properties: object }[] };
    expect(sarifProblems(log)).toEqual([]);
    expect(log.runs[0]!.results.map(({ baselineState }) => baselineState)).toEqual(['unchanged', 'new']);
    expect(log.runs[0]!.properties).toEqual({ goneFromBaseline: 0 });
  });

  it.each<[string, string | Uint8Array, string, string]>([
    ['is not JSON', '{ "format": "remit-baseline/1.0", "findings": [', 'CFG-030', ':1:'],
    ['gives a name twice', '{ "format": "remit-baseline/1.0",\n  "findings": [], "findings": [] }', 'CFG-031', ':2:19'],
    ['is not UTF-8', Uint8Array.from('{ "\u00a3": 1 }', (sign) => sign.charCodeAt(0)), 'CFG-032', ':1:4'],
    ['is another document', '{ "format": "remit-findings/1.0", "findings": [] }', 'CFG-033', ':1:13'],
    ['is a list', '[]', 'CFG-033', ':1:1'],
    ['has no list', '{ "format": "remit-baseline/1.0" }', 'CFG-033', ':1:1'],
    ['lists no findings', '{ "format": "remit-baseline/1.0", "findings": ["REF-001"] }', 'CFG-033', ':1:48'],
    ['lacks a fingerprint', '{ "format": "remit-baseline/1.0", "findings": [{ "code": "REF-001" }] }', 'CFG-033', ':1:48'],
    ['has a number for a file', '{ "format": "remit-baseline/1.0", "findings": [{ "code": "REF-001", "fingerprint": "a:1", "file": 1 }] }', 'CFG-033', ':1:99'],
  ])('refuses a file that %s', async (_, text, code, place) => {
    const folder = new Folder({ 'good.remit': good, 'known.json': text });
    for (const format of ['text', 'sarif', 'junit']) {
      const ran = await folder.remit('check', '--format', format, '--baseline', 'known.json', '--write-baseline', 'known.json');
      expect([ran.code, ran.stdout]).toEqual([1, '']);
      expect(ran.stderr).toMatch(new RegExp(`^error ${code} {2}.*\\n {2}at known\\.json${place}`));
    }
  });

  it('takes prototype keys for what they are', async () => {
    const known = { format: 'remit-baseline/1.0', findings: [{ fingerprint: '__proto__', code: 'REF-001', file: '__proto__' }, { fingerprint: 'constructor', code: 'toString' }] };
    const { code, stderr } = await new Folder({ 'good.remit': good, 'known.json': JSON.stringify(known) }).remit('check', '--baseline', 'known.json');
    expect([code, stderr]).toEqual([0, 'No new findings, 1 file checked.\n0 findings known from the baseline are not shown. 2 of the baseline are gone: write it again with --write-baseline.\n']);
  });

  it('has to be there', async () => {
    expect(await new Folder({ 'good.remit': good }).remit('check', '--baseline', 'known.json')).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('check --max-warnings', () => {
  const folder = () => new Folder({ 'a.remit': doubtful('a'), 'b.remit': doubtful('b') });

  it('fails for one warning more', async () => {
    expect((await folder().remit('check', '--max-warnings', '2')).code).toBe(0);
    const { code, stderr } = await folder().remit('check', '--max-warnings', '1');
    expect(code).toBe(1);
    expect(stderr).toMatch(/\nThere are 2 warnings, but at most 1 may be\.\n$/);
    expect((await folder().remit('check', '--max-warnings', '0', '--format', 'github')).code).toBe(1);
  });

  it('counts new ones only', async () => {
    const made = folder();
    await made.remit('check', 'a.remit', '--write-baseline', 'known.json');
    expect((await made.remit('check', '--baseline', 'known.json', '--max-warnings', '1')).code).toBe(0);
    expect((await made.remit('check', '--baseline', 'known.json', '--max-warnings', '0')).code).toBe(1);
  });

  it.each(['-1', '1.5', 'many', ''])('does not take %j', async (number) => {
    expect((await folder().remit('check', `--max-warnings=${number}`)).code).toBe(2);
  });
});

describe('check --profile', () => {
  it('takes a profile there is', async () => {
    expect((await new Folder({ 'first.remit': firstContract }).remit('check', '--profile', 'england-psr-2024')).code).not.toBe(2);
  });

  it('names those there are', async () => {
    expect(await new Folder({ 'first.remit': firstContract }).remit('check', '--profile', 'england-prs-2024')).toEqual({
      code: 2, stdout: '',
      stderr: 'Wrong use  There is no rule profile "england-prs-2024".\n  Did you mean "england-psr-2024"? There are generic, england-2008, england-2013, england-psr-2024, us-mssp.\n',
    });
  });
});
