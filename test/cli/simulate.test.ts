import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder, type Ran } from './support/run.ts';
import { smallFacts, smallProgram } from './support/small-program.ts';

const root = path.join(import.meta.dirname, '../..');
const CONTRACT = 'northshire-diabetes.remit';
const ALL_MET = ['--scenario', 'All targets met in the first year'];
const BY_TWO = ['--vary', 'HbA1cAtTarget in 2026/27 = 60% to 70% by 2%'];

function example(name: string): Folder {
  const folder = new Folder();
  cpSync(path.join(root, 'examples', name), folder.path, { recursive: true });
  return folder;
}

const northshire = (...argv: string[]): Promise<Ran> => example('northshire-diabetes').remit('simulate', CONTRACT, ...argv);

/** What the page shows below a command that starts with these words: the block after its own. */
function shown(command: string): string {
  const page = readFileSync(path.join(root, 'docs/cli.md'), 'utf8');
  const at = page.indexOf(`\`\`\`\n${command}`);
  expect(at).toBeGreaterThan(0);
  return page.slice(at).split('```\n')[3]!;
}

describe('simulate', () => {
  it('prints for people what the page shows', async () => {
    const { code, stdout, stderr } = await northshire(...ALL_MET, ...BY_TWO, '--for', 'Quality,Savings');
    expect([code, stdout, stderr]).toEqual([0, '', shown('remit simulate northshire-diabetes.remit --scenario "All targets met in the first year" \\\n  --vary')]);
  });

  it('prints the tornado that the page shows', async () => {
    const { code, stdout, stderr } = await northshire(...ALL_MET, '--tornado', '--swing', '10%', '--for', 'Quality');
    expect([code, stdout, stderr]).toEqual([0, '', shown('remit simulate northshire-diabetes.remit --scenario "All targets met in the first year" --tornado')]);
  });

  it('gives CSV, the same from files of facts as from the scenario', async () => {
    const csv = [
      'case,HbA1cAtTarget 2026/27,Quality,Savings,total,change,held', 'base,0.7,2566080.00,305000.00,2871080.00,,', '1,0.6,1026432.00,0.00,1026432.00,-1844648.00,',
      '2,0.62,1166400.00,305000.00,1471400.00,-1399680.00,', '3,0.64,1516320.00,305000.00,1821320.00,-1049760.00,', '4,0.66,1866240.00,305000.00,2171240.00,-699840.00,',
      '5,0.68,2216160.00,305000.00,2521160.00,-349920.00,', '6,0.7,2566080.00,305000.00,2871080.00,0.00,', '',
    ].join('\n');
    for (const base of [ALL_MET, ['--facts', 'facts/2026-27.csv']]) {
      expect(await northshire(...base, ...BY_TWO, '--for', 'Quality,Savings', '--format', 'csv')).toEqual({ code: 0, stdout: csv, stderr: '' });
    }
    expect(readFileSync(path.join(root, 'docs/cli.md'), 'utf8')).toContain(csv);
  });

  it('gives JSON, with why something is held', async () => {
    const { code, stdout, stderr } = await northshire('--scenario', 'The audit has not reported', '--vary', 'ActualSpend in 2026/27 = £36,000,000', '--for', 'Core,Quality', '--format', 'json');
    const missing = [{ reason: 'missing', fact: 'HbA1cAtTarget', period: '2026/27' }];
    const sums = { amounts: [{ payment: 'Core', amount: '32076000.00' }, { payment: 'Quality', amount: null, held: missing }], total: { amount: '32076000.00', held: missing } };
    expect([code, stderr, JSON.parse(stdout)]).toEqual([0, '', {
      format: 'remit-simulation/1.0', contract: 'NorthshireDiabetes', currency: 'GBP', asOf: '2031-08-29', period: '2026/27', totalOf: ['NorthshireICB'],
      inputs: [{ fact: 'ActualSpend', period: '2026/27' }], base: sums, cases: [{ values: ['36000000'], ...sums, change: '0.00' }],
    }]);
  });

  it('tells below the table why something is held', async () => {
    const { stderr } = await northshire('--scenario', 'The audit has not reported', '--vary', 'ActualSpend in 2026/27 = £36,000,000', '--for', 'Core,Quality');
    expect(stderr).toContain('          £36,000,000.00  £32,076,000.00  held [1]  £32,076,000.00, rest held [1]              none\n');
    expect(stderr).toContain('  [1] held: no value of "HbA1cAtTarget" (HbA1c at or below target) has been recorded for 2026/27\n');
  });

  it('takes a scenario from a file of its own, and says so where it is in another', async () => {
    const folder = example('care-models/08-westmarch-alliance');
    const asked = ['--scenario', 'A saving, and every promise kept', '--vary', 'ActualSpend among HeartFailure in 2027/28 = £11,000,000', '--by', 'party', '--format', 'csv'];
    const { code, stdout } = await folder.remit('simulate', 'scenarios.remit', ...asked);
    expect([code, stdout.split('\n')[2]]).toEqual([0, '1,11000000,-1230000.00,492000.00,307500.00,246000.00,184500.00,1230000.00,230000.00,']);
    const elsewhere = await folder.remit('simulate', 'westmarch.remit', ...asked);
    expect([elsewhere.code, elsewhere.stderr]).toEqual([2, 'Wrong use  There is no scenario "A saving, and every promise kept" for Westmarch.\n  "westmarch.remit" holds no scenarios for it. If they stand in another file, name that file.\n']);
  });

  it('takes a program with facts; a fact of several months moves as one', async () => {
    const folder = new Folder({ 'first.program.json': JSON.stringify(smallProgram()), 'facts.json': JSON.stringify(smallFacts('120', '100', '80')) });
    const table = await folder.remit('simulate', 'first.program.json', '--facts', 'facts.json', '--vary', 'People in April 2026 = 100 people, 130', '--period', 'April 2026', '--format', 'csv');
    expect(table.stdout).toBe('case,People 2026-04,Advice,total,change,held\nbase,120,4800.00,4800.00,,\n1,100,4000.00,4000.00,-800.00,\n2,130,5200.00,5200.00,400.00,\n');
    const tornado = await folder.remit('simulate', 'first.program.json', '--facts', 'facts.json', '--tornado', '--swing', '10%', '--format', 'csv');
    expect(tornado.stdout).toBe('fact,period,values,base,low,lowFrom,lowChange,high,highFrom,highChange,swing\nPeople,,3,120,108,swing,-1200.00,132,swing,1200.00,2400.00\n');
  });

  // 240 people more for three months: 85% of £110 a year is £1,870.00 a month.
  it('varies a value of a member and an element, corrected or not', async () => {
    const folder = example('care-models/06-selbourne-market');
    const asked = ['--facts', 'facts/2027-to-2029.csv', '--vary', 'DiabetesEnrolled of GlycoCare CIC among Low in Q1 2027/28 = 7,200, 7,440', '--for', 'DiabetesMonthly', '--format', 'json'];
    const { stdout } = await folder.remit('simulate', 'selbourne.remit', ...asked);
    const { inputs, cases } = JSON.parse(stdout) as { inputs: unknown; cases: { change: string }[] };
    expect([inputs, cases.map(({ change }) => change)]).toEqual([[{ fact: 'DiabetesEnrolled', period: '2027/28-Q1', dims: { DiabetesOrgs: 'GlycoCare CIC', Need: 'Low' } }], ['0.00', '5610.00']]);
  });
});

describe('simulate refuses', () => {
  it.each<[string[], string]>([
    [BY_TWO, 'There is no base case.'],
    [[...ALL_MET, '--facts', 'facts/2026-27.csv', ...BY_TWO], 'Two base cases were given.'],
    [ALL_MET, 'Nothing is varied.'],
    [[...ALL_MET, ...BY_TWO, '--swing', '10%'], 'There is nothing that --swing could move.'],
    [[...ALL_MET, '--tornado', '--by', 'party'], 'A tornado is about payments, so it has no columns for parties.'],
    [['--scenario', 'All targets met in the frist year', ...BY_TWO], 'There is no scenario "All targets met in the frist year" for NorthshireDiabetes. Did you mean "All targets met in the first year"?'],
    [[...ALL_MET, '--vary', 'HbA1c in 2026/27 = 60%'], "This contract has no fact 'HbA1c'."],
    [[...ALL_MET, '--vary', 'ListSize in 2026/27 = 23,000 to 25,000 by 0'], 'The step of "23,000 to 25,000 by 0" is nothing, so it would never arrive.'],
    [[...ALL_MET, '--vary', 'ListSize in 2026/27 = 25,000 to 23,000 by 1'], '"25,000 to 23,000 by 1" runs backwards: 25,000 is more than 23,000.'],
    [[...ALL_MET, ...BY_TWO, '--period', '2040/41'], '"2040/41" is not a period of this contract.'],
    [[...ALL_MET, ...BY_TWO, '--for', 'Qualty'], 'There is no payment "Qualty" in this contract. Did you mean \'Quality\'?'],
    [[...ALL_MET, '--tornado', '--swing', '10'], '"10" is not a part of the base that a fact could be moved by.'],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await northshire(...argv);
    expect([code, stdout, stderr.split('\n')[0]]).toEqual([2, '', `Wrong use  ${message}`]);
  });

  it('values outside the bounds, with the code of facts', async () => {
    const { code, stdout, stderr } = await northshire(...ALL_MET, '--vary', 'ListSize in 2026/27 = 22,000');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain("error FCT-108  'ListSize' in 2026/27 is 22000, below the least the contract allows, 23000. It is varied by --vary \"ListSize in 2026/27 = 22,000\".");
  });

  it('facts that are refused, at their line', async () => {
    const folder = example('northshire-diabetes');
    folder.write('bad.csv', 'fact,period,value\nListSize,2026/27,30000\n');
    const { code, stderr } = await folder.remit('simulate', CONTRACT, '--facts', 'bad.csv', ...BY_TWO);
    expect([code, stderr.split('\n').slice(0, 2)]).toEqual([1, ["error FCT-108  'ListSize' in 2026/27 is 30000, above the most the contract allows, 25000.", '  at bad.csv:2:1']]);
  });
});
