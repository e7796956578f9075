import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '@remit/compiler';
import { contract, refused } from './support/worked.ts';

const flow = 'from ICB to Trust   paid yearly, due 30 days after the period';
const years = 'term 1 April 2026 to 31 March 2031   years start 1 April';

/** Body of a contract (from its line 8 on), what it must be refused for, and the head if another. */
const cases: [string, string, string[], string?][] = [
  ['a division by nothing', `payment A { ${flow} amount £12 / (3 - 3) }`, ['TYP-126:10']],
  ['an index that is no fact', `payment A { ${flow} amount £5 per year   uplift by cpih each year from 1 April 2027, exact }`, ['MOD-131:10']],
  ['an uplift that does not say whether the price is rounded', `payment A { ${flow} amount £5 per year   uplift 2% each year from 1 April 2027 }`, ['MOD-130:10']],
  ['a day that some periods lack', 'payment A { from ICB to Trust   paid monthly, due on day 31 of the period   amount £5 }', ['TYP-122:10']],
  ['a due date beyond the calendar', `due dates roll forward, calendar england payment A { ${flow} amount £5 }`, ['TYP-123:10'], 'term 1 April 2049 to 31 March 2051   years start 1 April'],
  ['working days without a calendar', 'payment A { from ICB to Trust   paid yearly, due 5 working days after the period   amount £5 }', ['MOD-127:10']],
  ['limits in a short year without a rule', `fact X { money between £0 and £9m, each year } payment A { ${flow} amount X then up to £100 }`, ['MOD-108:10'], 'term 1 July 2026 to 31 March 2031   years start 1 April'],
  ['one measure in two populations', `population P { size PSize, between 0 and 9 } population Q { size QSize, between 0 and 9 } measure M { proportion Hit / Seen   better when higher }
    outcome A { measured by M in P   target 70%   accountable Trust   attribution none, accepted by ICB   verified by ICB } outcome B { measured by M in Q   target 70%   accountable Trust   attribution none, accepted by ICB   verified by ICB }
    payment C { ${flow} amount up to £5 { 50% for A at least target   50% for B at least target } }`, ['MOD-166:11']],
  ['what is advanced in a first year that looks back', `fact X { money between £0 and £9m, each year }
    payment A { ${flow} amount X   advance 50% of A in the previous year, once, due 31 October in the period, excess: repaid within 60 days }`, ['MOD-139:11']],
  ['a greatest amount that the text does not show', `fact X { money between £0 and £9m, each year }
    payment A { ${flow} amount X   advance 50% of the most it can be, once, due 31 October in the period, excess: repaid within 60 days }`, ['MOD-103:11']],
  ['a sum borne by several without a paymaster', `fact X { money between £0 and £9m, each year }
    share S { between ICB and Trust   paid yearly, due 5 days after the period   compare X with £5m per year   overspend in parts { beyond £0: borne by ICB 50%, Trust 50% }   rest borne by ICB }`, ['MOD-141:11']],
  ['a first year of a pass-through that is not settled', `payment A { ${flow} amount up to £5 { 100% for X at least 1 as One } } fact X { number between 0 and 9, each year }
    subcontract S { by Trust to Small   term 1 July 2026 to 31 March 2031   passes on 50% of what A earns for One, within 5 days of the due date of A   recoveries: passed down   VAT exempt }`, ['MOD-149:11']],
  ['a part that the payment does not have', `payment A { ${flow} amount £5 } measure M { proportion Hit / Seen   better when higher }
    subcontract S { by Trust to Small   term 1 April 2026 to 31 March 2031   passes on 50% of what A earns for M, within 5 days of the due date of A   recoveries: passed down   VAT exempt }`, ['MOD-102:11']],
];

describe('what is refused', () => {
  it.each(cases)('%s', async (_what, body, expected, head = years) => {
    expect(await refused(contract(body, head))).toEqual(expected);
  });

  it('a rounding that does not say what happens to a half, in words that do', async () => {
    const { compileTexts } = await import('./support/compile.ts');
    const text = contract(`payment A { ${flow} amount £5 }`, years).replace('£0.01, half up', '£0.01');
    expect((await compileTexts({ 'a.remit': text })).findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "MOD-157 The rounding does not say what happens to a half, so nothing can be paid. Write 'rounding to £0.01, half up', or 'half even', 'half down', 'up' or 'down'."]);
  });

  it('two contracts of one name', async () => {
    const one = contract(`payment A { ${flow} amount £5 }`, years);
    const { compileTexts } = await import('./support/compile.ts');
    const { contracts, findings } = await compileTexts({ 'a.remit': one, 'b.remit': one });
    expect(findings.map((f) => `${f.code} ${f.place?.uri.slice(-7)}`)).toEqual(['MOD-165 b.remit']);
    expect(contracts.map((c) => c.document.slice(-7))).toEqual(['a.remit', 'b.remit']);
  });

  it('two contracts that would share one ledger', async () => {
    const one = contract(`identifier "C-1"   payment A { ${flow} amount £5 }`, years);
    const { compileTexts } = await import('./support/compile.ts');
    const shared = await compileTexts({ 'a.remit': one, 'b.remit': one.replace('contract T', 'contract U') });
    expect(shared.findings.map((f) => `${f.code} ${f.place?.uri.slice(-7)}`)).toEqual(['MOD-178 b.remit']);
    const apart = await compileTexts({ 'a.remit': one, 'b.remit': one.replace('contract T', 'contract U').replace('C-1', 'C-2') });
    expect(apart.findings).toEqual([]);
  });
});

describe('what moves no money is carried', () => {
  it('bodies, interests, acceptances, rules and choices of words', async () => {
    const { compiled } = await import('./support/worked.ts');
    const program = await compiled(contract(`person Chair   person Finance
      body Panel { of ICB   members Chair, Finance   quorum 1 }
      interest of Finance in Small "Owns shares" { declared on 12 November 2025   managed by recusal from Panel }
      payment A { ${flow} amount £5   VAT outside the scope }
      rules { payments to Trust at most £50m each year }
      accept OUT-019 on A "Deliberate" by Chair on 2 December 2025`, years));
    expect(program.lines.map((l) => l.id)).toEqual(['A']);
    expect(program.parties.map((p) => p.id)).toEqual(['ICB', 'Council', 'Trust', 'Small', 'Chair', 'Finance']);
  });
});

it('refuses a cohort beyond the term where nobody has looked at what the rules say of it', async () => {
  const { compileTexts } = await import('./support/compile.ts');
  const { contracts, errors, findings } = await compileTexts({ 'file:///t.remit': contract(`cohort C entering 1 April 2030 to 30 April 2031, observed 12 months payment A { ${flow} amount £5 }`, years) });
  expect(errors.map((error) => error.split(' ')[1])).toEqual(['TIME-004']);
  expect(findings.map(({ code, place }) => `${code}:${place?.startLine}`)).toEqual(['TIME-004:10']);
  expect(contracts).toEqual([]);
});

it('pays for a cohort that is observed beyond the term, from a price that is given once', async () => {
  const { worked } = await import('./support/worked.ts');
  await worked(`cohort C entering 1 April 2030 to 31 March 2031, observed 12 months
    fact Price { money between £0 and £20,000, once }
    fact Kept each cohort { percentage between 0% and 100% }
    fund Pot { from ICB   limit £4,000 over the term }
    payment A { from Pot to Trust   paid once per cohort, due 90 days after observation   amount Kept * Price   missing data: hold   VAT outside the scope }`,
  `Price = £10,000
    in C { Kept = 30% }
    expect A in C is £3,000.00
    expect payment from ICB to Trust due on 29 June 2032 is £3,000.00`);
});

it('lowers the same payments with and without words for reviewers in a variation', async () => {
  const { compiled } = await import('./support/worked.ts');
  const text = (words: string): string => contract(`payment A { ${flow} amount £5   VAT outside the scope }
    subcontract S { by Trust to Small   term 1 April 2026 to 31 March 2031   pays £12 per year, yearly, within 30 days of the end of the period   recoveries: stay with the head   VAT exempt   flows down audit }
    variation 2 effective on 1 April 2027 { A { amount £6 }   ${words}   reason "x"   agreed by ICB, Council, Trust on 1 March 2027 }`, years);
  const [plain, varied] = [await compiled(text('')), await compiled(text('Small { contact "a@example.org"   registered cqc "1" from 1 April 2027   provides for integration "B" }   S { flows down audit, reporting   service support }   provides for run-off "Clause 30"   exit plan "C"'))];
  expect(varied).toEqual(plain);
  expect(await compiled(text('Small { reserves £5   guarantee £9 from Trust given on 1 March 2027 until 31 March 2031   holds 84% of "care"   accountable by open-book   delegates purchasing to Trust under "A"   refers to Trust }'))).toEqual(plain);
});

describe('catalogue', () => {
  it('keys every entry by its code, and says what to do', () => {
    for (const [key, entry] of Object.entries(CATALOGUE)) {
      expect(entry.code).toBe(key);
      for (const text of [entry.title, entry.why, entry.remedy, entry.bad, entry.good]) expect(text.length).toBeGreaterThan(3);
    }
  });
});
