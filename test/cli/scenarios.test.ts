import { describe, expect, it } from 'vitest';
import { firstContract } from '@remit/cli/files/first-contract';
import { Folder } from './support/run.ts';

const failing = firstContract.replace('£4,800.00', '£4,801.00');
const refused = firstContract.replaceAll('First', 'Refused').replace('from Council ', 'from Counci ');

describe('test', () => {
  it('answers 0 where all scenarios come true', async () => {
    const folder = new Folder({ 'first.remit': firstContract });
    expect(await folder.remit('test')).toEqual({ code: 0, stdout: '', stderr: 'All as expected, 1 scenario came true.\n' });
    expect((await folder.remit('test', '--verbose')).stderr).toBe('came true  A quiet start (First)  first.remit:32\nAll as expected, 1 scenario came true.\n');
  });

  it('answers 1 with what was expected beside what came out', async () => {
    const { code, stdout, stderr } = await new Folder({ 'first.remit': failing }).remit('test');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(`failed  A quiet start (First)  first.remit:32
  expect Advice in April 2026 is £4,801.00  first.remit:34
    came out: £4,800.00
1 scenario failed, 0 scenarios came true.
`);
  });

  it('holds findings that a scenario expects against those of the text', async () => {
    const doubtful = firstContract.replace('then up to £50,000', 'then up to highest of (£40,400)');
    const expecting = (finding: string) => doubtful.replace('  expect Advice', `  expect finding ${finding}\n  expect Advice`);
    expect((await new Folder({ 'first.remit': expecting('MOD-015 on Success') }).remit('test')).stderr).toBe('All as expected, 1 scenario came true.\n');
    const { code, stderr } = await new Folder({ 'first.remit': expecting('OUT-019 on Success') }).remit('test');
    expect(code).toBe(1);
    expect(stderr).toContain("  expect finding OUT-019 on Success  first.remit:34\n    came out: on 'Success': MOD-015\n");
    expect((await new Folder({ 'first.remit': expecting('MOD-015 on Advice') }).remit('test')).stderr).toContain("came out: no finding on 'Advice'\n");
  });

  it('finds one thing wrong with an expectation that names no period', async () => {
    const { code, stderr } = await new Folder({ 'first.remit': firstContract.replace('expect Advice in April 2026 is', 'expect Advice is') }).remit('check');
    expect([code, stderr.match(/^error \S+/gm)]).toEqual([1, ['error SCN-107']]);
  });

  it('gives a report as data', async () => {
    const { code, stdout, stderr } = await new Folder({ 'first.remit': failing }).remit('test', '--format', 'json');
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toEqual({
      format: 'remit-test-report/1.0',
      counts: { passed: 0, failed: 1 },
      findings: [],
      scenarios: [{
        contract: 'First', title: 'A quiet start', at: 'first.remit:32', passed: false, findings: [], broken: [],
        expectations: [{ text: 'expect Advice in April 2026 is £4,801.00', at: 'first.remit:34', passed: false, got: '£4,800.00' }],
      }],
    });
  });

  it('tests what can be tested beside a contract with errors, and answers 1', async () => {
    const { code, stderr } = await new Folder({ 'first.remit': firstContract, 'refused.remit': refused }).remit('test');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error REF-001/);
    expect(stderr).toMatch(/could not be tested\.\nNo scenario failed, 1 scenario came true\.\n$/);
  });

  it('runs the scenarios of the files named, also for a contract that they import', async () => {
    const [contract, scenario] = firstContract.split(/^(?=scenario)/m) as [string, string];
    const folder = new Folder({ 'first.remit': firstContract, 'tests/more.remit': `import "../first.remit"\n\n${scenario.replace('A quiet start', 'Elsewhere')}` });
    expect((await folder.remit('test', 'tests', '--verbose')).stderr).toBe('came true  Elsewhere (First)  tests/more.remit:3\nAll as expected, 1 scenario came true.\n');
    expect((await folder.remit('test')).stderr).toBe('All as expected, 2 scenarios came true.\n');
    expect(contract).not.toContain('scenario "');
  });

  it('says what a scenario is where there is none', async () => {
    const { code, stderr } = await new Folder({ 'a.remit': 'measure Admissions "x" { count Admitted   better when lower }\n' }).remit('test');
    expect(code).toBe(0);
    expect(stderr).toMatch(/^There are no scenarios in 1 file\./);
  });
});

describe('facts as CSV', () => {
  const run = (csv: string, ...more: string[]) => new Folder({ 'first.remit': firstContract, 'facts.csv': csv, 'more.csv': 'period,People\n2026-05,10\n' })
    .remit('run', 'first.remit', '--facts', 'facts.csv', ...more, '--as-of', '2026-06-01');

  it('are read, several files as one', async () => {
    const { code, stderr } = await run('fact,period,value\nPeople,2026-04,120\n', '--facts', 'more.csv');
    expect(code).toBe(0);
    expect(stderr).toContain(`
  1 June 2026   Riverside Council  →  Riverside Advice  £4,800.00  Payment for each person advised, April 2026
  30 June 2026  Riverside Council  →  Riverside Advice    £400.00  Payment for each person advised, May 2026
`);
  });

  it.each<[string, string, number | string]>([
    ['an unknown fact', 'fact,period,value\nPeople,2026-04,120\nPeopel,2026-05,1\n', 3],
    ['an unknown period', 'fact,period,value\nPeople,2036-04,120\n', 2],
    ['a value out of bounds', 'fact,period,value\nPeople,2026-04,6000\n', 2],
    ['a value of the wrong type', 'fact,period,value\nPeople,2026-04,many\n', 2],
    ['a value given twice', 'fact,period,value\nPeople,2026-04,120\nPeople,2026-04,121\n', 3],
    ['a member where there is no group', 'fact,period,member,value\nPeople,2026-04,A81001,120\n', 2],
    ['a prototype key', 'fact,period,value\n__proto__,2026-04,120\n', 2],
    ['an unknown column', 'fact,period,vlaue\nPeople,2026-04,120\n', 1],
    ['an open quotation mark', 'fact,period,value\n"People,2026-04,120\n', ''],
  ])('with %s are refused at their line', async (_, csv, line) => {
    const { code, stderr } = await run(csv);
    expect(stderr).toMatch(/^error FCT-\d{3} {2}/);
    expect(stderr).toContain(`\n  at facts.csv:${line}`);
    expect(stderr).toMatch(/Nothing was worked out and nothing was written\.\n$/);
    expect(code).toBe(1);
  });
});

describe('run --workings', () => {
  const folder = (): Folder => new Folder({ 'first.remit': firstContract, 'facts.csv': 'fact,period,value\nPeople,2026-04,120\n' });

  it('shows each entitlement with its steps and the lines of the contract', async () => {
    const { code, stderr } = await folder().remit('run', 'first.remit', '--facts', 'facts.csv', '--as-of', '2026-06-01', '--workings');
    expect(code).toBe(0);
    expect(stderr.slice(stderr.indexOf('How it came about'))).toBe(`How it came about

Payment for each person advised, April 2026: £4,800.00
  Step                           Comes to  Worked out as             In the contract
  amount                        £4,800.00  £40.00 × 120              first.remit:20  amount £40 per person in People
    People advised, April 2026        120  reported, in facts.csv:2
`);
  });

  it('shows the lines of the text that a program was compiled from, while it is unchanged', async () => {
    const made = folder();
    await made.remit('compile');
    const explained = async (): Promise<string> => (await made.remit('run', 'build/First.program.json', '--facts', 'facts.csv', '--as-of', '2026-06-01', '--workings')).stderr;
    expect(await explained()).toContain('first.remit:20  amount £40 per person in People\n');
    made.write('first.remit', firstContract.replace('£40', '£41'));
    expect(await explained()).toMatch(/first\.remit:20\n/);
  });

  it('gives the steps as data', async () => {
    const { stdout } = await folder().remit('run', 'first.remit', '--facts', 'facts.csv', '--as-of', '2026-06-01', '--explain', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'remit-explained-result/1.0',
      result: { format: 'remit-result/1.0' },
      explained: [{ entitlement: { line: 'Advice', period: '2026-04', amount: '4800.00' }, trace: { op: 'line', value: '4800', children: [{ op: 'round' }] } }],
    });
  });
});
