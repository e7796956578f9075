import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder, remitIn } from './support/run.ts';

const root = path.join(import.meta.dirname, '../..');
const faulty = 'examples/unitingcare/unitingcare.remit';

// The contract is live, and a reviewer finds six errors in it, none of which pays wrongly.
describe('errors that a reviewer objects to', () => {
  it('do not keep anybody from trying what the contract pays', async () => {
    const { code, stderr } = await remitIn(root, {}, 'test', 'examples/unitingcare');
    expect([code, stderr]).toEqual([0, 'All as expected, 12 scenarios came true.\n']);
  });

  it('are shown when it is run, and it runs', async () => {
    const { code, stderr } = await remitIn(root, {}, 'run', faulty, '--facts', 'examples/unitingcare/facts/2015-16.csv', '--as-of', '2016-07-29');
    expect(code).toBe(0);
    expect(stderr.match(/^error [A-Z]+-\d{3}/gm)).toEqual(['error RISK-003', 'error FUND-012', ...Array<string>(4).fill('error FUND-016')]);
    expect(stderr).toContain('As of 29 July 2016');
  });

  it('keep it from being paid, unless that is meant', async () => {
    const folder = new Folder();
    const ledger = path.join(folder.path, 'ledger.json');
    const pay = (...options: string[]) => remitIn(root, {}, 'run', faulty, '--facts', 'examples/unitingcare/facts/2015-16.csv', '--as-of', '2016-07-29', ...options);
    const refused = await pay('--ledger-out', ledger);
    expect([refused.code, refused.stdout, folder.files()]).toEqual([1, '', []]);
    expect(refused.stderr).toContain('error RISK-003');
    expect(refused.stderr.replace(/\s+/g, ' ')).toContain('"Fenmarch" is live, and a reviewer objects to it (FUND-012, FUND-016, RISK-003), so no ledger is written:');
    const meant = await pay('--ledger-out', ledger, '--despite-objections');
    expect([meant.code, folder.files()]).toEqual([0, ['ledger.json']]);
    expect(meant.stderr).toContain('despite objections the ledger was written although a reviewer objects to the contract (FUND-012, FUND-016, RISK-003). The run in the ledger says so.');
    const written = JSON.parse(folder.read('ledger.json')) as { runs: { despite?: string[] }[] };
    expect(written.runs.map(({ despite }) => despite)).toEqual([['FUND-012', 'FUND-016', 'RISK-003']]);
    const later = await pay('--ledger', ledger);
    expect([later.code, later.stderr.replace(/\s+/g, ' ')]).toEqual([0, expect.stringContaining('despite objections the run as of 29 July 2016 in this ledger was made although a reviewer objected to the contract (FUND-012, FUND-016, RISK-003).')]);
    const idle = await pay('--despite-objections');
    expect([idle.code, idle.stderr]).toEqual([2, 'Wrong use  There is no ledger that --despite-objections could be about.\n  Add --ledger-out.\n']);
  });

  it('keep it from being compiled', async () => {
    const folder = new Folder();
    const { code, stderr } = await remitIn(root, {}, 'compile', 'examples/unitingcare', '--out', folder.path);
    expect([code, stderr.trimEnd().split('\n').at(-1), folder.files()]).toEqual([1, 'Nothing was written.', []]);
  });

  it('are marked in the report, and errors of the text are not', async () => {
    const { stdout } = await remitIn(root, {}, 'check', faulty, '--format', 'json');
    const { findings } = JSON.parse(stdout) as { findings: { code: string; severity: string; objection?: true }[] };
    expect(findings.map(({ code, objection }) => `${code} ${objection ?? false}`)).toEqual(expect.arrayContaining(['RISK-003 true', 'FUND-012 true', 'FUND-015 false']));
    const folder = new Folder({ 'a.remit': 'contract C {\n  let A = Nowhere\n}\n' });
    const slip = JSON.parse((await folder.remit('check', 'a.remit', '--format', 'json')).stdout) as { findings: { objection?: true }[] };
    expect(slip.findings.some(({ objection }) => objection)).toBe(false);
    expect((await folder.remit('test', 'a.remit')).code).toBe(1);
  });
});
