import { expect, it } from 'vitest';
import { Folder } from '../cli/support/run.ts';

const care = `contract Care "Diabetes care" {
  version  1.0
  status   design
  term     1 April 2026 to 31 March 2029
  years    start 1 April
  currency GBP
  rounding to £0.01, half up

  commissioner Board "Care Board"
  provider Trust "Care Trust"
  person Chair
  person Clerk
  person Patient
  body Panel "Award panel" {
    members Chair, Clerk, Patient
    quorum  2
  }
  interest of Clerk in Trust "Spouse works there" { managed by recusal from Panel }

  fact Level "Control" { percentage between 0% and 100%, each year }

  payment Core "Monthly payment" {
    from Board to Trust
    paid monthly, due 15 days after the period
    amount £1,200 per year
  }

  pilot {
    decide on 31 December 2027 using Level in 2026/27
    continue if at least 64% otherwise end the contract on 31 March 2028
    if missing: judgement Goes of Panel, not later than 31 January 2028, otherwise no
  }
}
`;

const heading = 'fact,period,value,recordedAt,decidedBy\n';
const folderWith = (decision: string) => new Folder({ 'care.remit': care, 'facts.csv': `${heading}${decision}\n` });
const run = (folder: Folder, asOf: string, ...more: string[]) => folder.remit('run', 'care.remit', '--facts', 'facts.csv', '--as-of', asOf, ...more);

it('a contract says what has to be decided, by whom and by when', async () => {
  const folder = folderWith('');
  expect((await folder.remit('facts', 'care.remit', '--as', 'list')).stdout).toContain('Goes   yes or no, decided by Panel  once                              by 31 January 2028, else no');
  expect((await folder.remit('facts', 'care.remit', '--as', 'csv')).stdout).toBe('fact,period,value,recordedAt,id,supersedes,decidedBy\n');
  expect((await folder.remit('facts', 'care.remit', '--as', 'wide')).stdout).toBe('period,Level\nperiod,Goes,recordedAt,decidedBy\n');
  const schema = JSON.parse((await folder.remit('facts', 'care.remit', '--as', 'schema')).stdout);
  expect(schema.properties.observations.items.oneOf[1]).toMatchObject({ required: ['fact', 'period', 'value', 'recordedAt'], properties: { decidedBy: { items: { enum: ['Chair', 'Patient'] } } } });
});

it('a decision from a table is paid on, and explained', async () => {
  const { code, stderr } = await run(folderWith('Goes,term,yes,2028-01-20,Chair; Patient'), '2028-05-10', '--workings');
  expect([code, stderr]).toEqual([0, expect.stringContaining('Monthly payment, April 2028: £100.00')]);
  expect(stderr).toMatch(/^ {2}The contract goes on after the pilot, the term +yes +Goes, the term +care\.remit:30 /m);
  expect(stderr).toMatch(/^ {4}Goes, the term +yes +decided on 20 January 2028, by Chair, Patient, in facts\.csv:2 /m);
});

it('without one in time the default counts, and it is told', async () => {
  const { code, stderr } = await run(folderWith('Goes,term,yes,2028-02-01,Chair; Patient'), '2028-05-10', '--workings');
  expect(code).toBe(0);
  expect(stderr).toContain("warning FCT-215  'Goes' in term was decided on 1 February 2028, after 31 January 2028, the last day for it. 'no' counts instead, as the contract says.");
  expect(stderr).toContain('Monthly payment, April 2028: £0.00 (ended)');
  expect(stderr).toMatch(/^ {4}Goes, the term +no +by default, as nothing was decided in time /m);
});

it.each([
  ['Goes,term,yes,2028-01-20,Chair; Clerk', 'FCT-217'], ['Goes,term,yes,2028-01-20,Chair', 'FCT-218'], ['Goes,term,yes,2028-01-20,Chair; Board', 'FCT-216'], ['Goes,term,yes,,Chair; Patient', 'FCT-214'],
  ['Goes,term,perhaps,2028-01-20,Chair; Patient', 'FCT-206'], ['Level,2026/27,70%,2027-05-20,Chair', 'FCT-219'],
])('%s is refused: %s', async (decision, code) => {
  const refused = await run(folderWith(decision), '2028-05-10');
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(new RegExp(`^error ${code} `))]);
});

/** What is told of one payment. */
const storyOf = async (folder: Folder, asOf: string, what: string): Promise<string> => {
  const { stderr } = await run(folder, asOf, '--explain');
  const told = stderr.slice(stderr.indexOf('How it came about'));
  return told.slice(told.indexOf(what)).trimEnd().split('\n\n')[0]!;
};

it('a decision, its default and the end of the pilot are told in sentences', async () => {
  expect(await storyOf(folderWith('Goes,term,yes,2028-01-20,Chair; Patient'), '2028-05-10', 'Monthly payment, April 2028')).toBe(`Monthly payment, April 2028: £100.00, due 15 May 2028, from Care Board to Care Trust (care.remit:22).
  1. Nothing is known of "Control, 2026/27", so what the contract says for that case counts (line 30: "continue if at least 64% otherwise end the contract on 31 March 2028").
  2. The condition holds: "Goes" is yes, decided on 20 January 2028, by Chair, Patient, in facts.csv:2 (line 22).
  3. This is instalment 1 of 12: £1,200.00 × 1 ÷ 12 = £100.00 (line 25: "£1,200 per year").
  4. It is paid on 15 May 2028.`);
  expect(await storyOf(folderWith('Goes,term,yes,2028-02-01,Chair; Patient'), '2028-05-10', 'Monthly payment, April 2028')).toBe(`Monthly payment, April 2028: £0.00, due 15 May 2028, from Care Board to Care Trust (care.remit:22). It had ended by then.
  1. Nothing is known of "Control, 2026/27", so what the contract says for that case counts (line 30: "continue if at least 64% otherwise end the contract on 31 March 2028").
  2. The condition does not hold: "Goes" is no, by default, as nothing was decided in time (line 22).
  3. It had ended by then, so nothing is to be paid.`);
});

it('why-not names who has to decide, by when, and what ended', async () => {
  const ask = async (asOf: string): Promise<unknown> => JSON.parse((await folderWith('').remit('why-not', 'care.remit', 'Core', '--facts', 'facts.csv', '--as-of', asOf, '--period', 'April 2028', '--format', 'json')).stdout).payments;
  expect(await ask('2028-05-10')).toEqual([{
    line: 'Core', period: '2028-04', standing: 'nothing', amount: '0.00', paid: [],
    causes: [{ cause: 'not-applicable', text: 'Nothing is paid: it had ended by then, because "Goes" is no, by default, as nothing was decided in time (care.remit:22)', change: '"Goes" would have to be yes' }],
  }]);
});
