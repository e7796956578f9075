import { describe, expect, it } from 'vitest';
import type { Fact, FactsDocument } from '@remit/program';
import { SimulationProblem } from '@remit/runtime';
import { asOfPeriods, inputId, inputNamed, inputsIn, NO_FACTS, readTyped, startOfScenario, WhatIf, type BareNumber, type Move } from '@remit/runtime/simulation/what-if/index';
import { ready } from './support.ts';

const tarnside = () => ready('care-models/03-tarnside-individual-budgets', 'Tarnside');

/** The scenario in which three people each hold a budget in another way. */
async function three(): Promise<WhatIf> {
  const { model, scenarios } = await tarnside();
  return new WhatIf(model, startOfScenario(model, scenarios.find(({ title }) => title === 'All goals met, one budget of each kind')!) as FactsDocument);
}

function paid(whatIf: WhatIf, payee: string, due: string, ...moves: Move[]): string[] {
  const { money } = whatIf.with(moves);
  if ('findings' in money) throw new Error(money.findings[0]!.message);
  return money.payments.filter((one) => one.payee === payee && one.due === due).map(({ amount }) => amount);
}

describe('moving facts', () => {
  it('keeps the start as it is, and works out a move from it', async () => {
    const whatIf = await three();
    const met = inputNamed(whatIf.model, '["GoalsMet","2027/28","P2"]')!;
    expect(paid(whatIf, 'MyCare', '2028-06-29')).toEqual(['300.00']);
    expect(paid(whatIf, 'MyCare', '2028-06-29', { target: met, value: { observed: '1' } })).toEqual(['200.00']);
    expect(paid(whatIf, 'MyCare', '2028-06-29')).toEqual(['300.00']);
  });

  it('takes a value away: a budget of which nobody says how it is held waits', async () => {
    const whatIf = await three();
    const { facts, money } = whatIf.with([{ target: inputNamed(whatIf.model, '["HeldAs","2027/28","P3"]')!, value: undefined }]);
    expect(facts.observations).toHaveLength(whatIf.facts.observations.length - 1);
    expect('holds' in money && money.holds.some(({ dims, reasons }) => dims?.['Holders'] === 'P3' && reasons.some((one) => one.reason === 'missing' && one.fact === 'HeldAs' && one.period === '2027/28'))).toBe(true);
    expect('payments' in money && money.payments.some(({ payee }) => payee === 'P3')).toBe(false);
  });

  it('says under the name of a value that it is out of bounds', async () => {
    const whatIf = await three();
    const target = inputNamed(whatIf.model, '["GoalsSet","2027/28","P1"]')!;
    const { money } = whatIf.with([{ target, value: { observed: '10' } }]);
    expect('findings' in money && money.findings.map(({ code, at }) => [code, at])).toEqual([['FCT-108', inputId(target)]]);
  });

  it('dates what is given without a day as a scenario would', async () => {
    const { model } = await tarnside();
    expect(asOfPeriods(model, { ...NO_FACTS, observations: [{ fact: 'CrisisCare', period: '2027/28-Q2', value: '1' }, { fact: 'CrisisCare', period: 'never', value: '1' }, { fact: 'CrisisCare', period: '2027/28-Q1', value: '1', recordedAt: '2027-08-01' }] }).observations
      .map(({ recordedAt }) => recordedAt)).toEqual(['2027-07-01', undefined, '2027-08-01']);
  });

  it('lists the values of a year for the members that are named, those that are wanted first', async () => {
    const { model, facts } = await three();
    const year = model.time.byId.get('2027/28')!;
    const { targets, hasMore } = inputsIn(model, facts, year, 400, () => false);
    expect([targets.length, hasMore]).toEqual([93, false]);
    expect(inputsIn(model, facts, year, 2, ({ fact, keys }) => fact.declared.id === 'PlanAgreed' && keys[0] === 'P2').targets.map(inputId)).toEqual(['["Balance","2027-04","P1"]', '["PlanAgreed","2027/28","P2"]']);
    expect(inputsIn(model, NO_FACTS, year, 400, () => false).targets.map(({ fact }) => fact.declared.id)).toEqual(['CrisisCare', 'CrisisCare', 'CrisisCare', 'CrisisCare', 'TooLittleComplaints', 'UnplannedAdmissions']);
  });

  it('knows values by their names, and no others', async () => {
    const { model } = await tarnside();
    expect(inputNamed(model, '["BandOf","2027-04","P1"]')).toMatchObject({ keys: ['P1'] });
    for (const id of ['', '{}', '[1,2]', '["BandOf"]', '["BandOf","2027-04"]', '["BandOf","2027/28","P1"]', '["BandOf","2027-04",""]', '["__proto__","2027-04","P1"]', '["CrisisCare","constructor"]']) expect(inputNamed(model, id)).toBeUndefined();
  });
});

describe('what is typed', () => {
  const fact = (type: Fact['type'], more: Partial<Fact> = {}): Fact => ({ id: 'F', type, grain: 'year', each: [], ...more });
  const read = (type: Fact['type'], text: string, bare?: BareNumber, more: Partial<Fact> = {}): unknown => readTyped(fact(type, more), text, 'GBP', bare);
  const problem = (...given: Parameters<typeof read>): string => {
    try {
      read(...given);
    } catch (error) {
      if (error instanceof SimulationProblem) return error.message;
      throw error;
    }
    return 'no problem';
  };

  it('is taken exactly, in the unit of the fact', () => {
    const share = { share: { n: 1847n, d: 2000n } };
    expect([read('ratio', '92.35', 'hundredths'), read('ratio', ' 92.35% ', 'hundredths'), read('ratio', '0092.350', 'hundredths')]).toEqual([share, share, share]);
    expect(read('percentage', '92.35', 'hundredths')).toEqual({ observed: '0.9235' });
    expect(read('ratio', '98.5', { per: '1000' })).toEqual({ share: { n: 197n, d: 2000n }, per: { n: 1000n, d: 1n } });
    expect(read('ratio', '1,327 out of 2,020 less 20', 'hundredths')).toEqual({ observed: { numerator: '1327', denominator: '2020', excluded: '20' } });
    expect([read('money', '£1,250.50'), read('money', '1250.5'), read('count', '148,500'), read('bool', 'yes'), read('date', '2026-04-30'), read('number', 'not applicable')]).toEqual(
      [{ observed: '1250.5' }, { observed: '1250.5' }, { observed: '148500' }, { observed: true }, { observed: '2026-04-30' }, { observed: { notApplicable: true } }]);
  });

  it('is refused in words where it is no value', () => {
    expect(problem('money', 'abc')).toBe('"abc" is not a sum of money.');
    expect(problem('money', '1e400')).toBe('"1e400" is not a sum of money.');
    expect(problem('count', '-5')).toBe('"-5" is below zero, and there cannot be fewer than none.');
    expect(problem('count', '1.5')).toBe('"1.5" is not a whole number.');
    expect(problem('count', '1,5')).toBe('"1,5" is not a whole number.');
    expect(problem('number', '')).toBe('There is no value here.');
    expect(problem('ratio', '5 out of 0', 'hundredths')).toBe('"5 out of 0" is not a percentage.');
    expect(problem('code', 'Middling', undefined, { codes: ['Low', 'High'] })).toBe('"Middling" is not one of Low, High.');
    expect(problem('date', '2026-02-30')).toBe('"2026-02-30" is not a date.');
    expect(problem('number', '1'.repeat(5000))).toBe('"11111111111111111111…" is too long for a figure.');
  });
});
