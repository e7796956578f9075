import { describe, expect, it } from 'vitest';
import type { Result } from '@remit/program';
import { Folder } from './support/run.ts';

const care = `contract Care "Diabetes care" {
  version  1.0
  status   design
  term     1 April 2026 to 31 March 2028
  years    start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Board "Care Board"
  providers Practices "Practices" each Practice { keyed by ods   at most 300 }
  set Feet { Left, Right }
  population Adults "Adults with diabetes" { size ListSize, between 0 and 25,000, counted on 1 January before each year }
  measure AtTarget "HbA1c at target" for each Practice { proportion Good / Tested  better when higher  minimum 20 eligible, otherwise hold }
  measure Checked "Feet checked" for each Practice { proportion Seen / Due  better when higher  minimum 5 eligible, otherwise not applicable  nobody left: not applicable }
  let Weight "Weight of quality" each year, published = 5%
  let Third "A third of it" each year, published = Weight / 3
  let Spread "Spread" each year, published = Weight - 7.5%
  let Ratio "People per practice" each year, published = ListSize / 8
  payment Core "Core payment" for each Practice {
    from Board to Practice
    paid quarterly, due 15 days after the period
    amount £100
    recoveries: carry
  }
  payment Quality "Outcome payment" for each Practice {
    from Board to Practice
    paid yearly, due 120 days after the period
    amount 10% of Core then only if AtTarget at least 50%
    recoveries: carry
  }
  payment Feet "Foot checks" for each Practice {
    from Board to Practice
    paid yearly, due 120 days after the period
    amount £1,000 then only if Checked at least 50%
    not applicable: pays nothing
    recoveries: carry
  }
}
`.replace("  set Feet { Left, Right }\n", '').replace('payment Feet ', 'payment FootChecks ');
const facts = 'fact,period,member,value\nListSize,2026/27,,24100\nAtTarget,2026/27,A,150/240\nAtTarget,2026/27,B,10/12\nAtTarget,2026/27,C,100/300\nChecked,2026/27,A,3/4\nChecked,2026/27,B,4/10\nChecked,2026/27,C,0/0\n';

const explained = async (...only: string[]) => {
  const folder = new Folder({ 'care.remit': care, 'facts.csv': facts });
  return folder.remit('run', 'care.remit', '--facts', 'facts.csv', '--as-of', '2027-04-10', '--workings', ...only.flatMap((one) => ['--only', one]));
};
const headings = async (...only: string[]) => {
  const { code, stderr } = await explained(...only);
  expect([code, stderr]).toEqual([0, expect.stringContaining('How it came about')]);
  return [...stderr.slice(stderr.indexOf('How it came about')).matchAll(/^(\S.*): £/gm)].map((match) => match[1]);
};

describe('--only', () => {
  it('narrows an explanation to a payment, a member, a period, or some of each', async () => {
    expect(await headings('payment=Quality')).toEqual(['Outcome payment, 2026/27, Practice A', 'Outcome payment, 2026/27, Practice C']);
    expect(await headings('payment=Outcome payment', 'member=A')).toEqual(['Outcome payment, 2026/27, Practice A']);
    expect(await headings('member=A', 'member=B', 'payment=Quality', 'payment=FootChecks')).toEqual(
      ['Outcome payment, 2026/27, Practice A', 'Foot checks, 2026/27, Practice A', 'Foot checks, 2026/27, Practice B']);
    expect(await headings('period=2026/27-Q2', 'Practices=C')).toEqual(['Core payment, Q2 2026/27, Practice C']);
    expect(await headings('period=Q2 2026/27', 'Practices=C')).toEqual(['Core payment, Q2 2026/27, Practice C']);
    expect(await headings('period=2026/27', 'member=C', 'payment=Core')).toEqual(['Core payment, Q1 2026/27 to Q4 2026/27, Practice C']);
  });

  it('tells what was read from a payment that is not asked for where it is read', async () => {
    const { stderr } = await explained('payment=Quality', 'member=A');
    expect(stderr).toContain('Core payment, Q1 2026/27, Practice A');
    expect(stderr).not.toContain('explained on its own');
    expect((await explained('member=A')).stderr).toContain('explained on its own');
  });

  it('narrows the explanation in JSON too', async () => {
    const folder = new Folder({ 'care.remit': care, 'facts.csv': facts });
    const { stdout } = await folder.remit('run', 'care.remit', '--facts', 'facts.csv', '--as-of', '2027-04-10', '--explain', '--only', 'member=C', '--only', 'payment=Quality', '--format', 'json');
    const told = JSON.parse(stdout) as { result: { entitlements: unknown[] }; explained: { entitlement: object }[] };
    expect(told.explained.map((each) => each.entitlement)).toEqual([expect.objectContaining({ line: 'Quality', period: '2026/27', dims: { Practices: 'C' }, amount: '0.00' })]);
    expect(told.result.entitlements.length).toBeGreaterThan(1);
  });

  it('says so where what is asked for is held', async () => {
    const { code, stderr } = await explained('member=B', 'payment=Quality');
    expect([code, stderr.slice(stderr.indexOf('How it came about'))]).toEqual([0,
      'How it came about\n\nNothing that --only asks for has been worked out: it is held (see above), its time has not come, or nothing is all that at once.\n']);
    expect(stderr).toContain('"AtTarget" (HbA1c at target) has fewer than 20 eligible (12) in 2026/27');
  });

  it.each([
    ['member=D', 'There is no member "D" in this run.\n'], ['payment=Qualty', 'There is no payment "Qualty" in this run. Did you mean "Quality"?\n'],
    ['member=a', 'There is no member "a" in this run. Did you mean "A"?\n'], ['period=2026/27-Q9', 'There is no period "2026/27-Q9" in this run.\n'], ['period=2026/27-q1', 'There is no period "2026/27-q1" in this run. Did you mean "2026/27-Q1"?\n'],
    ['period=2030/31', 'There is no period "2030/31" in this run.\n'], ['periode=2026/27', 'Nothing here can be asked for by "periode". Did you mean "period"?\n  Write payment=…, period=…, member=… or Practices=….\n'],
    ['Quality', '"Quality" does not say what is to be explained.\n  Write payment=…, period=…, member=… or Practices=….\n'], ['member=', '"member=" does not say'], ['=A', '"=A" does not say'], ['__proto__=A', 'Nothing here can be asked for by "__proto__".\n'],
  ])('%s is refused', async (one, told) => {
    const { code, stderr } = await explained(one);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`Wrong use  ${told}`)]);
  });

  it('goes with --explain', async () => {
    const folder = new Folder({ 'care.remit': care, 'facts.csv': facts });
    const { code, stderr } = await folder.remit('run', 'care.remit', '--facts', 'facts.csv', '--only', 'member=A');
    expect([code, stderr]).toEqual([2, 'Wrong use  There is nothing that --only could narrow.\n  Add --explain.\n']);
  });
});

describe('words for what a measure asks', () => {
  it('say that it asks for the least that must be measured, or whether anybody is left', async () => {
    expect((await explained('member=A', 'payment=Quality')).stderr).toMatch(/^ +fewer than 20 eligible\? +no +240 is less than 20/m);
    expect((await explained('member=A', 'payment=FootChecks')).stderr).toMatch(/^ +fewer than 5 eligible\? +yes +4 is less than 5/m);
    expect((await explained('member=C', 'payment=FootChecks')).stderr).toMatch(/^ +nobody left\? +yes +0 is 0/m);
    const pooled = new Folder({ 'care.remit': care.replace('minimum 20 eligible, otherwise hold', 'minimum 20 eligible, otherwise pool with the previous year'), 'facts.csv': `${facts}AtTarget,2027/28,B,9/10\n` });
    const { stderr } = await pooled.remit('run', 'care.remit', '--facts', 'facts.csv', '--as-of', '2028-04-10', '--workings', '--only', 'payment=Quality', '--only', 'member=B', '--only', 'period=2027/28');
    expect(stderr).toMatch(/^ +fewer than 20\? +yes +10 is less than 20/m);
  });
});

it('values that the contract writes as percentages are shown so, and stay exact in JSON', async () => {
  const folder = new Folder({ 'care.remit': care, 'facts.csv': facts });
  const { stdout, stderr } = await folder.remit('run', 'care.remit', '--facts', 'facts.csv', '--as-of', '2027-04-10', '--out', 'r.json');
  expect(stdout).toBe('');
  expect(/Values\n([^]*?)\n(?:\n|wrote)/.exec(stderr)![1]).toBe([
    '  Value                When            Is', '  People per practice  2026/27    3,012.5', '  Weight of quality    2026/27         5%',
    '  Spread               2026/27      -2.5%', '  A third of it        2026/27  0.016666…',
  ].join('\n'));
  const { values } = JSON.parse(folder.read('r.json')) as Result;
  expect(values.map(({ id, value }) => [id, value])).toEqual([['Ratio', '3012.5'], ['Weight', '0.05'], ['Spread', '-0.025'], ['Third', '1/60']]);
});
