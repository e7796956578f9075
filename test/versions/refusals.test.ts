import { describe, expect, it } from 'vitest';
import { compileTexts } from '../compiler/support/compile.ts';
import { BASE, varied } from './support/varied.ts';

const agreed = 'agreed by ICB, Trust on 1 February 2027';
const dearer = `Core { amount £1,500 per year * Size } ${agreed}`;
const better = `Quality { amount up to £240,000 { 100% for Control rising from 60% to 70% } } ${agreed}`;

/** What is found in a contract with these variations: the code and the words it stands at. */
async function found(more: string, base = BASE): Promise<string[]> {
  const text = varied(more, base);
  const { findings, errors } = await compileTexts({ 't.remit': text });
  expect(errors).toEqual([]);
  const lines = text.split('\n');
  return findings.map((f) => `${f.code} ${f.place ? lines[f.place.startLine - 1]!.slice(f.place.startColumn - 1).split(/\s+/).slice(0, 3).join(' ') : ''}`);
}

const cases: [string, string, string[], string?][] = [
  ['a number that is left out', `variation 3 effective on 1 April 2027 { ${dearer} }`, ['MOD-200 variation 3 effective']],
  ['variations in another order', `variation 3 effective on 1 April 2028 { ${dearer} }
    variation 2 effective on 1 April 2027 { ${dearer} }`, ['MOD-200 variation 3 effective', 'MOD-200 variation 2 effective', 'MOD-201 variation 2 effective']],
  ['a number that is no whole number', `variation 2.5 effective on 1 April 2027 { ${dearer} }`, ['MOD-200 variation 2.5 effective']],
  ['two variations on one date', `variation 2 effective on 1 April 2027 { ${dearer} }
    variation 3 effective on 1 April 2027 { ${dearer} }`, ['MOD-201 variation 3 effective']],
  ['a date before the variation before', `variation 2 effective on 1 April 2028 { ${dearer} }
    variation 3 effective on 1 April 2027 { ${dearer} }`, ['MOD-201 variation 3 effective']],
  ['one price of two', `variation 2 effective on 1 April 2027 { Two { pays £700 per year, monthly, within 15 days of the end of the period } agreed by Trust, Other on 1 February 2027 }`, ['MOD-271 pays £700 per'], `${BASE}
    provider Other
    subcontract Two { by Trust to Other   term 1 April 2026 to 31 March 2031   pays £600 per year, monthly, within 15 days of the end of the period   pays £10, quarterly, within 15 days of the end of the period   recoveries: passed down }`],
  ['a date before the term', `variation 2 effective on 1 April 2025 { ${dearer} }`, ['MOD-202 variation 2 effective', 'MOD-213 agreed by ICB,']],
  ['the first day of the term', `variation 2 effective on 1 April 2026 { ${dearer} }`, ['MOD-202 variation 2 effective', 'MOD-213 agreed by ICB,']],
  ['a date after the term', `variation 2 effective on 1 April 2031 { ${dearer} }`, ['MOD-202 variation 2 effective']],
  ['a date inside a year that it changes', `variation 2 effective on 1 October 2027 { ${better} }`, ['MOD-203 variation 2 effective']],
  ['a new yearly payment inside a year', `variation 2 effective on 1 October 2027 {
    payment Bonus { from Budget to Trust   paid yearly, due 30 days after the period   amount £5 } ${agreed} }`, ['MOD-203 variation 2 effective']],
  ['a yearly payment removed inside a year', `variation 2 effective on 1 October 2027 { removes Quality ${agreed} }`, ['MOD-203 variation 2 effective']],
  ['a split where the year is not divided', `variation 2 effective on 1 April 2027 {
    ${better}
    splits the year for Quality, measured over the whole year }`, ['MOD-204 splits the year']],
  ['a wait of a payment that does not change', `variation 2 effective on 1 October 2027 {
    ${dearer}
    from the next period for Quality }`, ['MOD-204 from the next']],
  ['two rules for one year', `variation 2 effective on 1 October 2027 {
    ${better}
    splits the year for Quality, measured over the whole year
    from the next period for Quality }`, ['MOD-205 from the next']],
  ['a split that does not say how it is measured', `variation 2 effective on 1 October 2027 {
    ${better}
    splits the year for Quality }`, ['MOD-210 splits the year']],
  ['a clause that the declaration cannot have', `variation 2 effective on 1 April 2027 { Budget {
    amount £5 } ${agreed} }`, ['MOD-206 amount £5 }']],
  ['a change of something that has no clauses of its own', `let Price = £5   variation 2 effective on 1 April 2027 { Price {
    amount £6 } }`, ['MOD-206 amount £6 }']],
  ['a fund that is removed while a payment needs it', `variation 2 effective on 1 April 2027 {
    removes Budget, Quality
    ${agreed} }`, ['MOD-207 removes Budget, Quality']],
  ['a party that is removed while it is paid', `variation 2 effective on 1 April 2027 {
    removes Trust }`, ['MOD-207 removes Trust }', 'MOD-207 removes Trust }']],
  ['a change after a removal', `variation 2 effective on 1 April 2027 { removes Quality ${agreed} }  variation 3 effective on 1 April 2028 {
    Quality { amount £5 } ${agreed} }`, ['MOD-208 Quality { amount']],
  ['something removed twice', `variation 2 effective on 1 April 2027 { removes Quality ${agreed} }  variation 3 effective on 1 April 2028 {
    removes Quality ${agreed} }`, ['MOD-208 removes Quality agreed']],
  ['a change of what the same variation brings in', `variation 2 effective on 1 April 2027 {
    payment Bonus { from Budget to Trust   paid yearly, due 30 days after the period   amount £5 }
    Bonus { amount £6 }
    ${agreed} }`, ['MOD-208 Bonus { amount']],
  ['a name that is not there yet', `payment Bonus { from Extra to Trust   paid yearly, due 30 days after the period   amount £5 }
    variation 2 effective on 1 April 2027 { fund Extra { from ICB   limit £9 each year   when exceeded: in order   unfunded: lapses } }`, ['MOD-209 Extra to Trust']],
  ['a span of time on what a payment comes from', `variation 2 effective on 1 April 2027 { Core {
    from Budget each year } ${agreed} }`, ['MOD-206 from Budget each']],
  ['a variation inside another', `variation 2 effective on 1 April 2027 { ${dearer}
    variation 3 effective on 1 April 2028 { ${dearer} } }`, ['MOD-215 variation 3 effective']],
  ['one clause changed twice', `variation 2 effective on 1 April 2027 {
    Core { amount £1,500 per year * Size }
    Core { amount £1,600 per year * Size }
    ${agreed} }`, ['MOD-216 amount £1,600 per']],
];

describe('variations that are refused', () => {
  it.each(cases)('%s', async (_what, more, expected, base) => {
    expect(await found(more, base)).toEqual(expected);
  });

  it('says in the text what to write', async () => {
    const { findings } = await compileTexts({ 't.remit': varied(`variation 2 effective on 1 October 2027 { ${better} }`) });
    expect(findings.map((f) => f.message)).toEqual([
      "Variation 2 changes what 'Quality' pays, and 1 October 2027 is inside its period '2027/28': nothing says how much of that year is paid by the old text. Add 'from the next period for Quality', or 'splits the year for Quality, measured over the whole year'.",
    ]);
  });
});

describe('variations that are warned of', () => {
  it.each<[string, string, string[]]>([
    ['nobody agreed', 'variation 2 effective on 1 April 2027 { Core { amount £1,500 per year * Size } }', ['MOD-212 variation 2 effective']],
    ['the payee did not agree', `variation 2 effective on 1 April 2027 { Core { amount £1,500 per year * Size }
      agreed by ICB on 1 February 2027 }`, ['MOD-212 agreed by ICB']],
    ['a new payee did not agree', `variation 2 effective on 1 April 2027 { Core { to Small }
      ${agreed} }`, ['MOD-212 agreed by ICB,']],
    ['it was agreed after it took effect', `variation 2 effective on 1 April 2027 { Core { amount £1,500 per year * Size }
      agreed by ICB, Trust on 2 July 2027 }`, ['MOD-213 agreed by ICB,']],
    ['nothing that is paid changes, and nobody need agree', 'variation 2 effective on 1 April 2027 { fact Visits { number between 0 and 9, each year } }', []],
    ['a clause that was not there is added', `variation 2 effective on 1 April 2027 { Core {
      gate Control at least 50% } ${agreed} }`, ['MOD-217 gate Control at']],
    ['a limit for another span of time is added', `variation 2 effective on 1 April 2027 { Budget {
      limit £9,000,000 over the term } }`, ['MOD-217 limit £9,000,000 over']],
    ['a new price under an old uplift', `payment Price { from Budget to Trust   paid yearly, due 30 days after the period   amount £5 per year * Size   uplift 2% each year from 1 April 2027, exact }
      variation 2 effective on 1 April 2028 { Price {
      amount £6 per year * Size } ${agreed} }`, ['MOD-214 amount £6 per']],
    ['a new price with its own uplift', `payment Price { from Budget to Trust   paid yearly, due 30 days after the period   amount £5 per year * Size   uplift 2% each year from 1 April 2027, exact }
      variation 2 effective on 1 April 2028 { Price { amount £6 per year * Size  uplift 2% each year from 1 April 2029, exact } ${agreed} }`, []],
  ])('%s', async (_what, more, expected) => {
    expect(await found(more)).toEqual(expected);
    expect((await compileTexts({ 't.remit': varied(more) })).contracts).toHaveLength(1);
  });

  it('names who did not agree and what changes for them', async () => {
    const { findings } = await compileTexts({ 't.remit': varied('variation 2 effective on 1 April 2027 { Core { amount £1,500 per year * Size } agreed by ICB on 1 February 2027 }') });
    expect(findings.map((f) => [f.severity, f.message])).toEqual([['warning',
      "Variation 2 changes 'Core', and the text does not say that 'Trust' agreed. Add the party to 'agreed by', or find out why it did not agree."]]);
  });
});

describe('a month that a variation falls into', () => {
  const month = (rule: string) => `variation 2 effective on 16 October 2027 { ${dearer} ${rule} }`;
  it('is asked about in its own words', async () => {
    const { findings } = await compileTexts({ 't.remit': varied(month('')) });
    expect(findings.map((f) => f.message)).toEqual([
      "Variation 2 changes what 'Core' pays, and 16 October 2027 is inside its period '2027-10': nothing says how much of that month is paid by the old text. Add 'from the next period for Core', or 'splits the period for Core, measured over the whole period'.",
    ]);
  });
  it('is answered by them', async () => {
    expect(await found(month('from the next period for Core'))).toEqual([]);
    expect(await found(month('splits the period for Core, measured over the whole period'))).toEqual([]);
  });
});
