import { describe, expect, it } from 'vitest';
import { ast } from '@remit/language';
import { PHRASED } from '@remit/language/compare/phrases';
import { compared, differences, example, northshire } from './support/states.ts';

type Edit = readonly [from: string, to: string];

/** What is told of edits of the first example. */
const told = (...edits: Edit[]): Promise<string[]> => differences(northshire(), northshire(...edits));

describe('clauses in words', () => {
  it.each<[what: string, edits: Edit[], lines: string[]]>([
    ['a target', [['target      70%', 'target      66%']], ['Outcome "Blood glucose is under control" (GlucoseControl) is changed.', '  the target is 66% instead of 70%']],
    ['a target for each year', [['target      70%', 'target      64% in 2026/27, 67% in 2027/28, 70% from 2028/29']],
      ['Outcome "Blood glucose is under control" (GlucoseControl) is changed.', "  the target is '64% in 2026/27, 67% in 2027/28, 70% from 2028/29' instead of '70%'"]],
    ['weights', [['60% for Glu', '55% for Glu'], ['40% for Adm', '45% for Adm']],
      ['Payment "Outcome payment" (Quality) is changed.', '  the amount: 55% instead of 60% for GlucoseControl rising from baseline to target', '  the amount: 45% instead of 40% for Admissions falling from baseline to target']],
    ['a price', [['£1,320', '£1,250.50']], ['Payment "Whole-population payment" (Core) is changed.', '  the amount is £1,250.50 instead of £1,320 per person in Adults per year']],
    ['a due date', [['due 120 days', 'due 90 days']], ['Payment "Outcome payment" (Quality) is changed.', '  it is paid yearly, due 90 instead of 120 days after the period']],
    ['how often it is paid', [['paid monthly, due 15 days after the period', 'paid quarterly, due 15 days after the period']],
      ['Payment "Whole-population payment" (Core) is changed.', '  it is paid quarterly instead of monthly, due 15 days after the period']],
    ['how often and when', [['paid monthly, due 15 days after the period', 'paid quarterly, due on 30 September 2026']],
      ['Payment "Whole-population payment" (Core) is changed.', "  it is paid 'quarterly, due on 30 September 2026' instead of 'monthly, due 15 days after the period'"]],
    ['a title', [['"Outcome payment"', '"Payment by results"']], ['Payment "Payment by results" (Quality) is changed.', '  the title is "Payment by results" instead of "Outcome payment"']],
    ['parts of a share', [['beyond 2%: NorthshireICB pays CarePartnership 50%', 'beyond 3%: NorthshireICB pays CarePartnership 40%']],
      ['Risk share "Gain and loss share" (Savings) is changed.', '  a saving is shared: beyond 3% instead of 2%: NorthshireICB pays CarePartnership 40% instead of 50%']],
    ['a step', [['then up to £1,000,000 then only if GlucoseControl at least baseline', 'then up to £1,200,000']],
      ['Risk share "Gain and loss share" (Savings) is changed.', "  a saving is shared in parts { … } then up to £1,200,000 instead of £1,000,000; a saving is shared: 'then only if GlucoseControl at least baseline' is taken out after 'up to £1,200,000'"]],
    ['a curve', [['40% for Admissions falling from baseline to target', '40% for Admissions in bands { at most 80 per 1,000: 100%, otherwise: 0% }']],
      ['Payment "Outcome payment" (Quality) is changed.', "  the amount: '40% for Admissions in bands { at most 80 per 1,000: 100%, otherwise: 0% }' instead of '40% for Admissions falling from baseline to target'"]],
    ['clauses that come and go', [['limit £40,000,000 each year', 'limit £38,000,000 each year   unfunded: carried'], ['subcontracting at most 2 tiers\n', '']],
      ['Fund "Diabetes budget" (Budget) is changed.', '  its limit is £38,000,000 instead of £40,000,000 each year', "  'unfunded: carried' is added", 'The rules are changed.', "  'subcontracting at most 2 tiers' is taken out"]],
    ['a list', [['flows down audit,', 'flows down audit, modern-slavery,']], ['Subcontract "Community diabetes nursing" (Nursing) is changed.', "  what flows down: 'modern-slavery' is added after 'audit'"]],
    ['bounds and how often', [['money between £25,000,000 and £50,000,000, each year', 'money between £20,000,000 and £50,000,000, each quarter']],
      ['Fact "Spend on the population\'s diabetes care" (ActualSpend) is changed.', '  it lies between £20,000,000 instead of £25,000,000 and £50,000,000', '  there is one each quarter instead of year']],
    ['what a party is', [['provider HomeNursing', 'commissioner and provider HomeNursing']], ['Commissioner and provider "Northshire Community Nursing CIC" (HomeNursing) is changed.', '  it is commissioner and provider instead of provider']],
    ['who accepts', [['by LayChair on 2 December 2025\n  accept CHO', 'by Finance on 2 December 2025\n  accept CHO']],
      ['Acceptance of OUT-019 (Weights that do not add up, or one that outweighs the rest) on "Outcome payment" (Quality) is changed.', '  it says: "Glucose control is what the contract is for" by Finance instead of LayChair on 2 December 2025']],
    ['a fact of a scenario', [['HbA1cAtTarget       = 15,744 out of 24,000', 'HbA1cAtTarget       = missing']],
      ['Scenario "Halfway to both targets" is changed.', "  in 2026/27: HbA1cAtTarget = 'missing' instead of '15,744 out of 24,000'"]],
    ['an expectation', [['  expect Savings in 2026/27 is £305,000.00\n', '']], ['Scenario "All targets met in the first year" is changed.', "  'expect Savings in 2026/27 is £305,000.00' is taken out"]],
    ['an import', [['import "./library/diabetes-measures.remit"', 'import { HbA1cAtTarget, EmergencyAdmissions } from "./library/diabetes-measures.remit"']],
      ['File "contract.remit" is changed.', "  '{ HbA1cAtTarget, EmergencyAdmissions } from' is added after 'import'"]],
  ])('tells %s', async (_, edits, lines) => {
    expect(await told(...edits)).toEqual(lines);
  });

  it('has phrases for clauses that there are, each once', () => {
    const types = new Set(ast.reflection.getAllTypes());
    expect(PHRASED.filter((type, index) => !types.has(type) || PHRASED.indexOf(type) !== index)).toEqual([]);
  });

  it('names what a name that stayed no longer names', async () => {
    expect((await told(['payment Core', 'payment Base'])).slice(0, 3)).toEqual(['Payment "Whole-population payment" (Base) was called "Core".', 'Payment "Outcome payment" (Quality) is changed.', "  'amount up to 8% of Core { … }' names something else than before, or nothing"]);
  });

  it('takes nothing for a difference that says nothing', async () => {
    expect(await told(
      ['£3,500,000', '£3.5m'], ['    reserves', '        reserves'], ['term     1 April 2026', 'term 1   April  2026'],
      ['// ── money ──', '// about money\n  /* and\n more */ //'], ['£1,000,000 then', '£1000000.00 then'],
      ['baseline    92 per 1,000 in 2024/25\n    target      80 per 1,000', 'target      80 per 1,000\n    baseline    92 per 1,000 in 2024/25'],
      ['first 2%: nothing, beyond 2%: Care', 'first 2%: nothing beyond 2%: Care'],
    )).toEqual([]);
  });

  it('takes no order of declarations for a difference', async () => {
    const text = northshire()['contract.remit']!;
    const start = text.indexOf('  evaluator Institute');
    const line = text.slice(start, text.indexOf('\n', start) + 1);
    const moved = text.replace(line, '').replace('  fund Budget', `${line}  fund Budget`);
    expect(moved).not.toBe(text);
    expect(await differences(northshire(), { ...northshire(), 'contract.remit': moved })).toEqual([]);
  });

  it('tells versions apart that are one number', async () => {
    expect(await told(['version  1.0', 'version  1.00'])).toEqual(['Contract "Integrated diabetes care for Northshire" (NorthshireDiabetes) is changed.', '  the version is 1.00 instead of 1.0']);
  });
});

describe('wording', () => {
  const withWording = (wording: string) => northshire(['  payment Core', `  """\n${wording}\n  """\n  payment Core`]);

  it('is told by paragraph', async () => {
    const before = withWording('  The board pays for everybody on the list.\n\n  It pays each month, in arrears, and never on a bank holiday.\n\n  Interest is not paid.');
    const after = withWording('  The board pays for\n  everybody on the list.\n\n  It pays each quarter, in arrears, and never on a bank holiday.\n\n  Nothing is owed for those who left.\n\n  Interest is not paid.');
    expect(await differences(before, after)).toEqual([
      'Payment "Whole-population payment" (Core) is changed.',
      '  paragraph 2 of the wording says "It pays each quarter, in arrears, and never …" instead of "It pays each month, in arrears, and never …"',
      '  the wording has a new paragraph 3: "Nothing is owed for those who left."',
    ]);
  });

  it('belongs to the declaration that follows', async () => {
    expect(await differences(northshire(), withWording('  Paid for everybody.'))).toEqual(['Payment "Whole-population payment" (Core) is changed.', '  the wording has a new paragraph 1: "Paid for everybody."']);
  });
});

describe('declarations', () => {
  it('are known by what they say where they are called otherwise, and so is all that names them', async () => {
    const { changes, renamed } = await compared(northshire(), northshire(['GlucoseControl', 'Glucose'], ['payment Core', 'payment Base'], [' Core', ' Base']));
    expect(changes.map(({ sentence, path, formerName, clauses }) => [sentence, path, formerName, clauses])).toEqual([
      ['Outcome "Blood glucose is under control" (Glucose) was called "GlucoseControl".', 'NorthshireDiabetes.Glucose', 'GlucoseControl', []],
      ['Payment "Whole-population payment" (Base) was called "Core".', 'NorthshireDiabetes.Base', 'Core', []],
    ]);
    const within = { name: 'NorthshireDiabetes', path: 'contract.remit' };
    expect(renamed).toEqual([{ kind: 'outcome', before: 'GlucoseControl', after: 'Glucose', within }, { kind: 'payment', before: 'Core', after: 'Base', within }]);
  });

  it('are taken for two where too little is the same', async () => {
    expect(await told(['person Patient "Patient member"', 'person Carer "Carer"'], ['PublicHealth, Patient', 'PublicHealth, Carer'])).toEqual([
      'Person "Carer" is added.', 'Person "Patient member" (Patient) is taken out.',
      'Decision body "Contract award panel" (AwardPanel) is changed.', '  its members are LayChair, Finance, PublicHealth, Carer instead of Patient',
    ]);
  });

  it('may move to another file, and files may be called otherwise', async () => {
    const before = northshire();
    const { 'contract.remit': contract, 'library/diabetes-measures.remit': library } = before as Record<string, string>;
    const at = library!.indexOf('measure EmergencyAdmissions');
    const split = { 'contract.remit': contract!.replace('import', 'import "./library/b.remit"\nimport'), 'library/diabetes-measures.remit': library!.slice(0, at), 'library/b.remit': library!.slice(at) };
    expect(await differences(before, split)).toEqual([
      'File "contract.remit" is changed.', "  'import \"./library/b.remit\"' is added",
      'Measure "Emergency admissions for diabetes" (EmergencyAdmissions) is changed.', '  it stands in file "library/b.remit" now, not in file "library/diabetes-measures.remit"',
    ]);
    expect(await differences(before, { 'contract.remit': contract!.replace('./library/', './lib/'), 'lib/diabetes-measures.remit': library! })).toEqual([
      'File "contract.remit" is changed.', '  it says: import "./lib/diabetes-measures.remit" instead of "./library/diabetes-measures.remit"',
      'File "lib/diabetes-measures.remit" was called "library/diabetes-measures.remit".',
    ]);
  });

  it('may be a variation, and what it changes', async () => {
    const text = example('northshire-diabetes-with-variation/northshire-diabetes-with-variation.remit');
    const start = text.indexOf('  variation 2');
    const without = text.slice(0, start) + text.slice(text.indexOf('  variation 3'));
    expect(await differences({ 'a.remit': without }, { 'a.remit': text })).toEqual([
      'Variation 2 (Lower glucose target, higher price) is added.',
      '  variation effective on 1 October 2027',
      '  splits the year for Quality, measured over the whole year',
      '  reason "New national guidance, and the pay award of 2027"',
      '  agreed by NorthshireICB, CarePartnership on 2 July 2027',
      '  "GlucoseControl": target 68% from the effective date',
      '  "Core": amount £1,344 per person in Adults per year',
    ]);
    expect(await differences({ 'a.remit': text }, { 'a.remit': text.replace('target 68% from', 'target 67% from').replaceAll('GlucoseControl', 'Glucose') })).toEqual([
      'Outcome "Blood glucose is under control" (Glucose) was called "GlucoseControl".',
      'Variation 2, change of "Blood glucose is under control" (Glucose) is changed.', '  the target is 67% instead of 68% from the effective date',
    ]);
  });

  it('have their places in both states, and their whole text', async () => {
    const { changes } = await compared(northshire(), northshire(['// ── money', '// one more line\n  // ── money'], ['£1,320', '£1,300']));
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ what: 'changed', heading: 'Payment "Whole-population payment" (Core)', kind: 'payment', name: 'Core', path: 'NorthshireDiabetes.Core', before: { path: 'contract.remit', line: 78, column: 3 }, after: { path: 'contract.remit', line: 79 } });
    expect(changes[0]!.clauses).toEqual([{
      what: 'changed', sentence: 'the amount is £1,300 instead of £1,320 per person in Adults per year',
      before: { text: 'amount £1,320 per person in Adults per year', place: { path: 'contract.remit', line: 81, column: 5, endLine: 81, endColumn: 48 } },
      after: { text: 'amount £1,300 per person in Adults per year', place: { path: 'contract.remit', line: 82, column: 5, endLine: 82, endColumn: 48 } },
    }]);
    expect(JSON.parse(JSON.stringify(changes))).toEqual(changes);
  });
});
