import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@remit/program/canonical';
import { validateProgram } from '@remit/program/validate';
import { buildDocuments, createRemitServices } from '@remit/language';
import { compileProject } from '@remit/compiler';
import { prepare, runScenarios } from '@remit/runtime';
import { compileTexts, fixture } from '../compiler/support/compile.ts';
import { compiled, worked } from '../compiler/support/worked.ts';
import { bothWays } from '../runtime/codegen-support.ts';
import { amounts, atTheEnd, BASE, everyYear, varied } from './support/varied.ts';

const agreed = 'agreed by ICB, Trust on 1 February 2027';

describe('variations together with the rest of a contract', () => {
  it('a month that is split is divided by days', async () => {
    const program = await compiled(varied(`variation 2 effective on 16 October 2027 { Core { amount £2,400 per year * Size }  splits the period for Core, measured over the whole period  ${agreed} }`));
    // 15 of 31 days of £100,000.00 and 16 of £200,000.00: £48,387.10 and £103,225.81
    expect(amounts(atTheEnd(program, everyYear({ Size: '1000', Control: '0' })), 'Core')).toMatchObject({ '2027-09': '100000.00', '2027-10': '151612.91', '2027-11': '200000.00' });
    expect(program.lines[0]!.schedule.find((s) => s.split)!.split).toEqual([{ version: 1, from: '2027-10-01', part: '15/31' }, { version: 2, from: '2027-10-16', part: '16/31' }]);
  });

  it('a cap over the term counts what was paid before', () => worked(`
    fact Visits { number between 0 and 9,000, each year }
    payment Cards { from ICB to Trust   paid yearly, due 30 days after the period   amount £10 * Visits then up to £25,000 over the term }
    variation 2 effective on 1 April 2028 { Cards { amount £20 * Visits then up to £45,000 over the term }  ${agreed} }`,
  `in 2026/27 { Visits = 1,000 } in 2027/28 { Visits = 2,000 } in 2028/29 { Visits = 500 } in 2029/30 { Visits = 1,000 }
   expect Cards in 2026/27 is £10,000.00
   expect Cards in 2027/28 is £15,000.00
   expect Cards in 2028/29 is £10,000.00
   expect Cards in 2029/30 is £10,000.00`));

  it('prices that follow an index: each version its own, from the first rise on', async () => {
    const body = `fact Index { percentage between -5% and 20%, each year }   fact Size { number between 0 and 100,000, each year }
      payment Core { from ICB to Trust   paid monthly, due 15 days after the period   amount £1,200 per year * Size   uplift by Index each year from 1 April 2027, exact }
      variation 2 effective on 1 October 2028 { Core { amount £2,400 per year * Size   uplift by Index each year from 1 April 2029, exact }  ${agreed} }`;
    const program = await compiled(varied(body, ''));
    const core = amounts(atTheEnd(program, everyYear({ Size: '1000', Index: '0.1' })), 'Core');
    expect(core).toMatchObject({ '2026-04': '100000.00', '2027-04': '110000.00', '2028-09': '121000.00', '2028-10': '200000.00', '2029-04': '220000.00', '2030-04': '242000.00' });
  });

  it('a pass-through of a split year takes its part of both halves', () => worked(`${BASE}
    subcontract Feet { by Trust to Small   term 1 April 2026 to 31 March 2031   passes on 50% of what Quality earns for Control, within 15 days of the due date of Quality   recoveries: passed down   VAT exempt }
    variation 2 effective on 1 October 2027 { Quality { amount up to £240,000 { 100% for Control rising from 60% to 70% } }  splits the year for Quality, measured over the whole year  ${agreed} }`,
  `in 2026/27 { Size = 1,000  Control = 68% } in 2027/28 { Size = 1,000  Control = 68% }
   expect Quality for Control in 2027/28 is £144,000.00
   expect earnings of Small in 2026/27 is £48,000.00
   expect earnings of Small in 2027/28 is £72,000.00`));

  it('parts that come and go', () => worked(`${BASE}
    fact Reach { percentage between 0% and 100%, each year }
    variation 2 effective on 1 April 2027 { Quality { amount up to £120,000 { 50% for Control rising from 60% to 70%   50% for Reach rising from 0% to 50% } }  ${agreed} }`,
  `in 2026/27 { Control = 68% } in 2027/28 { Control = 68%  Reach = 25% }
   expect Quality for Control in 2026/27 is £96,000.00
   expect Quality for Reach in 2026/27 is £0.00
   expect Quality for Control in 2027/28 is £48,000.00
   expect Quality for Reach in 2027/28 is £30,000.00`));

  it('what happens to sums below zero, and to those paid too much', async () => {
    const text = (changed: string) => varied(`fact Change { money between -£100 and £100, each year }
      payment Net { from ICB to Trust   paid yearly, due 15 days after the period   amount Change   negative: carry   recoveries: carry }
      variation 2 effective on 1 April 2028 { Net { ${changed} }  ${agreed} }`, '');
    const negative = await compiled(text('negative: invoice, due 30 days'));
    expect(negative.lines.map((l) => [l.id, l.negative, l.schedule.map((s) => s.period)])).toEqual([
      ['Net', 'carry', ['2026/27', '2027/28']], ['Net@2', { invoiceDays: 30 }, ['2028/29', '2029/30', '2030/31']],
    ]);
    const recoveries = await compiled(text('recoveries: invoice, due 30 days'));
    expect(recoveries.lines.map((l) => [l.id, l.recovery])).toEqual([['Net', { how: 'carry' }], ['Net@2', { how: 'invoice', days: 30 }]]);
    const amount = await compiled(text('amount Change then no lower than £0'));
    expect(amount.lines.map((l) => [l.id, l.negative])).toEqual([['Net', 'carry']]);
  });

  it('members of a group, by the evaluator and by generated code', async () => {
    const program = await compiled(varied(`providers Practices each Practice { keyed by ods   at most 9,000 }
      fact Lists for each Practice each year { number between 0 and 100,000 }
      payment Fee for each Practice { from ICB to Practice   paid monthly, due 15 days after the period   amount £12 per year * Lists }
      variation 2 effective on 1 October 2027 { Fee { amount £24 per year * Lists then up to £150 }  agreed by ICB on 1 February 2027 }`));
    const observations = ['2026/27', '2027/28'].flatMap((period) => [['A', '100'], ['B', '50']].map(([key, value]) => ({ fact: 'Lists', period, dims: { Practices: key! }, value: value! })));
    const facts = { format: 'remit-facts/1.0' as const, observations };
    const both = bothWays(prepare(program), facts, { asOf: '2032-03-31' });
    expect(both.generated).toEqual(both.reference);
    expect(both.rows[0]).toBeGreaterThan(40);
    const fees = atTheEnd(program, facts).entitlements.filter((e) => e.line === 'Fee').map((e) => `${e.period} ${e.dims!['Practices']} ${e.amount} ${e.version}`);
    expect(fees).toEqual(expect.arrayContaining(['2027-09 A 100.00 1', '2027-09 B 50.00 1', '2027-10 A 150.00 2', '2027-10 B 100.00 2']));
  });

  it('a target that more than one rule reads, in months and in years', () => worked(`
    fact Size { number between 0 and 100,000, each year }
    population Adults { size People, between 0 and 9,000   expected 1,000 people }
    measure Good { proportion Hit / Seen   better when higher }
    outcome Control { measured by Good in Adults   baseline 50%   target 60%   accountable Trust   attribution none, accepted by ICB   verified by ICB }
    payment Monthly { from ICB to Trust   paid monthly, due 15 days after the period   amount £1,000 * (if Control at least target then 1 otherwise 0) }
    payment Yearly { from ICB to Trust   paid yearly, due 15 days after the period   amount £1,000 * (if Control at least target then 1 otherwise 0) }
    variation 2 effective on 1 October 2027 { Control { target 55% from the effective date }  from the next period for Yearly  ${agreed} }`,
  `in 2026/27 { Good = 57 out of 100 } in 2027/28 { Good = 57 out of 100 } in 2028/29 { Good = 57 out of 100 }
   expect Monthly in September 2027 is £0.00
   expect Monthly in October 2027 is £1,000.00
   expect Yearly in 2027/28 is £0.00
   expect Yearly in 2028/29 is £1,000.00`));

  it('targets that a scenario takes from the version of the year', () => worked(`
    population Adults { size People, between 0 and 9,000   expected 1,000 people }
    measure Good { proportion Hit / Seen   better when higher }
    outcome Control { measured by Good in Adults   baseline 50%   target 60%   accountable Trust   attribution none, accepted by ICB   verified by ICB }
    payment Yearly { from ICB to Trust   paid yearly, due 15 days after the period   amount up to £1,000 { 100% for Control rising from 0% to 100% } }
    variation 2 effective on 1 April 2028 { Control { target 80% }  ${agreed} }`,
  `otherwise facts at target
   expect Yearly in 2027/28 is £600.00
   expect Yearly in 2028/29 is £800.00`));
});

describe('compiling a varied contract', () => {
  it('leaves the tree as it was: twice the same, to the byte', async () => {
    const text = varied(`variation 2 effective on 1 October 2027 { Core { amount £1,500 per year * Size }  removes Quality  from the next period for Quality  ${agreed} }`);
    const documents = await buildDocuments(createRemitServices(), [{ uri: 'file:///v.remit', text }]);
    const [one, two] = [compileProject(documents), compileProject(documents)];
    expect(validateProgram(one.contracts[0]!.program)).toEqual([]);
    expect(canonicalJson(two.contracts[0]!.program)).toBe(canonicalJson(one.contracts[0]!.program));
    expect(two.contracts[0]!.map).toEqual(one.contracts[0]!.map);
    expect(two.findings).toEqual(one.findings);
  });

  it('keeps the place of every line and step', async () => {
    const text = varied(`variation 2 effective on 1 October 2027 {\n Core { amount £1,500 per year * Size } ${agreed} }`);
    const documents = await buildDocuments(createRemitServices(), [{ uri: 'file:///v.remit', text }]);
    const { program, map } = compileProject(documents).contracts[0]!;
    const at = (pointer: string) => text.split('\n')[Number(map.map[pointer]!.split(':')[1]) - 1]!.trim();
    expect(at('/lines/0')).toMatch(/^payment Core/);
    expect(at('/lines/0/amount/arg/cases/1/v')).toMatch(/^Core \{ amount £1,500/);
    expect(program.lines[0]!.amount).toMatchObject({ op: 'round', arg: { op: 'byPeriod', grain: 'month' } });
  });
});

describe('a pilot in a varied contract', () => {
  const text = fixture('m-pilot-stop').split('\nscenario ')[0]!.replace(/\}\s*$/, '');
  const facts = `in 2026/27 { ListSize = 24,300 people   HbA1cAtTarget = 15,066 out of 24,300   EmergencyAdmissions = 1,944 per 24,300 people }
    in 2027/28 { ListSize = 24,300 people   HbA1cAtTarget = 15,066 out of 24,300   EmergencyAdmissions = 1,944 per 24,300 people }
    in 2028/29 { ListSize = 24,300 people   HbA1cAtTarget = 17,010 out of 24,300   EmergencyAdmissions = 1,944 per 24,300 people }`;

  it('ends it at the price of the version in force', async () => {
    const { contracts, errors, findings } = await compileTexts({ 'm.remit': `${text}
      variation 2 effective on 1 May 2028 {
        Core { amount £1,400 per person in Adults per year   uplift 2.1% each year from 1 April 2029, exact }
        agreed by NorthshireICB, CarePartnership on 1 February 2028 } }
      scenario "ended" for NorthshirePilot { ${facts}
        expect Core in April 2028 is £2,786,444.79
        expect Core in May 2028 is £2,835,000.00
        expect Core in 2028/29 is £8,456,444.79 }` });
    expect([...errors, ...findings.map((f) => `${f.code} ${f.message}`)]).toEqual([]);
    const { program, scenarios } = contracts[0]!;
    expect(validateProgram(program)).toEqual([]);
    expect(program.vars.filter((v) => v.id.startsWith('Pilot')).map((v) => v.id)).toEqual(['Pilot.continues']);
    expect(runScenarios(program, scenarios).flatMap((o) => o.expectations).filter((e) => !e.passed).map((e) => `${e.expectation.text}: got ${e.got}`)).toEqual([]);
  });
});
