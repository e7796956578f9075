import { describe, expect, it } from 'vitest';
import { Folder } from '../cli/support/run.ts';
import { checkAll } from './support/check-text.ts';
import { changed, clinics, withMore } from './support/clinics.ts';
import { jargonIn } from './support/plain-words.ts';

/** What is wrong, the text, the one code, and the words it stands on (the beginning of long ones). */
type Case = readonly [wrong: string, text: string, code: string, on: string];

const nines = '9'.repeat(10_000);
const outcome = `outcome Better { measured by Seen2 baseline 5% target 10% }
  measure Seen2 { proportion InTime / Referred   better when higher }`;
const weighted = (first: string, second: string): string => withMore(`${outcome}
  payment Good { from Council to Helper paid yearly, due 60 days after the period
    amount up to £100 { ${first} for Better rising from baseline to target   ${second} for Better rising from baseline to target }
    recoveries: carry }
  provider Helper`);
const visitPrice = 'amount £12.35 per visit in Visits';

const cases: readonly Case[] = [
  // syntax
  ['a brace that is not closed', clinics.replace(/}\s*$/, ''), 'SYN-003', ''],
  ['a brace too many', `${clinics}}\n`, 'SYN-004', '}'],
  ['a clause without its word', changed('amount £12.35', '£12.35'), 'SYN-004', '£12.35'],
  ['a clause misspelt', changed('recoveries: carry', 'recoverys: carry'), 'SYN-002', 'recoverys'],
  ['a text that is not closed', changed('"Budget"', '"Budget'), 'LEX-003', '"Budget { from Council   limit £900,000 each year }'],
  ['a sign that means nothing', changed('fund Budget', 'fund @ Budget'), 'LEX-001', '@'],
  ['typographic quotation marks', changed('"Budget"', '“Budget”'), 'LEX-002', '“Budget”'],
  ['a NUL between words', changed('fund Budget', 'fund \0Budget'), 'LEX-017', '\0'],
  ['a NUL in a text', changed('"Budget"', '"Bud\0get"'), 'LEX-017', '"Bud\0get"'],
  ['a mark without width within a name', changed('fund Budget', 'fund Bud\u200bget'), 'LEX-017', '\u200b'],
  ['a mark that turns the reading round in a text', changed('"Budget"', '"Bud\u202eget"'), 'LEX-017', '"Bud\u202eget"'],
  ['a mark that turns the reading round in a comment', changed('fund Budget', '/* \u202e */ fund Budget'), 'LEX-017', '/* \u202e */'],
  // names
  ['an unknown fund', changed(/from Budget to Clinic\n/, 'from Bugdet to Clinic\n'), 'REF-001', 'Bugdet'],
  ['an unknown fact', changed('per visit in Visits', 'per visit in Vists'), 'REF-001', 'Vists'],
  ['an unknown group', changed('payment Activity "Payment for each visit" for each Clinic', 'payment Activity "Payment for each visit" for each Klinik'), 'REF-001', 'Klinik'],
  ['a fact twice', withMore('fact Visits { count of visits between 0 and 1, each month }'), 'MOD-001', 'Visits'],
  ['one name for two things', withMore('provider Budget'), 'MOD-001', 'Budget'],
  ['a contract twice in a file', `${clinics}${clinics.replace('contract Clinics', 'contract Twice')}${clinics.replace('contract Clinics', 'contract Twice')}`, 'MOD-001', 'Twice'],
  ['a name that reaches the prototype', withMore('provider __proto__'), 'LEX-014', '__proto__'],
  ['a unit that reaches the prototype', withMore('fact Spare { count of __proto__ between 0 and 1, each month }'), 'LEX-014', '__proto__'],
  // clauses
  ['no term', changed(/ {2}term .*\n/, ''), 'MOD-002', 'Clinics#'],
  ['no currency', changed(/ {2}currency .*\n/, ''), 'MOD-002', 'Clinics#'],
  ['no rounding', changed(/ {2}rounding .*\n/, ''), 'MOD-002', 'Clinics#'],
  ['two currencies', changed('currency GBP', 'currency GBP\n  currency EUR'), 'MOD-003', 'currency EUR'],
  ['a term that runs backwards', changed('1 April 2026 to 31 March 2028', '1 April 2028 to 31 March 2026'), 'TIME-001', 'term     1 April 2028 to 31 March 2026'],
  ['a term of centuries', changed('31 March 2028', '31 March 9999'), 'MOD-024', 'term     1 April 2026 to 31 March 9999'],
  ['a term from the year nought', changed('1 April 2026 to', '1 April 0000 to'), 'MOD-024', 'term     1 April 0000 to 31 March 2028'],
  ['31 April', changed('1 April 2026 to', '31 April 2026 to'), 'LEX-016', '31 April 2026'],
  ['29 February of a year that has none', changed('31 March 2028', '29 February 2027'), 'LEX-016', '29 February 2027'],
  // units and grain
  ['a price per something else', changed('per visit in', 'per case in'), 'TYP-016', 'per case in Visits'],
  ['people and pounds added up', withMore('let Both for each Clinic each month = Visits + £3'), 'DATA-011', 'Visits + £3'],
  ['an amount that is no money', changed(visitPrice, 'amount Visits'), 'TYP-004', 'Visits'],
  ['a condition that is none', changed('if Open and', 'if Quality and'), 'TYP-002', 'Quality'],
  ['a sum in another currency', changed('then up to £20,000', 'then up to $20,000'), 'TYP-013', '$20,000'],
  ['a value of a month in a year', withMore('let Whole for each Clinic each year = Visits'), 'TYP-006', 'Visits'],
  ['a value of each clinic in a payment of the whole', withMore('payment Whole { from Council to Helper paid monthly, due 9 days after the period amount £2 per visit in Visits recoveries: carry }\n  provider Helper'), 'TYP-112', 'per visit in Visits'],
  // sums that do not come to the whole
  ['weights of 90%', weighted('60%', '30%'), 'OUT-019', '60% for Better rising from baseline to target'],
  ['weights of 110%', weighted('60%', '50%'), 'OUT-019', '60% for Better rising from baseline to target'],
  ['sources of 90%', withMore('commissioner Second\n  fund Both { from Council 60%, Second 30% }'), 'FUND-022', 'from Council 60%, Second 30%'],
  ['a source without its share', withMore('commissioner Second\n  fund Both { from Council 60%, Second }'), 'MOD-007', 'Second'],
  // circles
  ['a value that needs itself', withMore('let Round = Round + £1'), 'TYP-012', 'Round'],
  ['a circle of three values', withMore('let One = Two + £1\n  let Two = Three\n  let Three = One'), 'TYP-012', 'One'],
  ['a payment that needs itself', changed(visitPrice, 'amount £1 + Activity'), 'TYP-012', 'Activity'],
  // numbers
  ['a price of 10,000 digits', changed('£12.35', `£${nines}`), 'LEX-015', `£${nines}`],
  ['a percentage of 10,000 digits', changed('7%', `${nines}%`), 'LEX-015', `${nines}%`],
  ['a bound of 10,000 digits', changed('50,000', nines), 'LEX-015', nines],
  ['10,000 digits after the point', changed('£12.35', `£12.${nines}`), 'LEX-015', `£12.${nines}`],
  // depth
  ['10,000 brackets', changed('£12.35 per', `${'('.repeat(10_000)}£12.35${')'.repeat(10_000)} per`), 'SYN-006', '('],
  ['10,000 brackets that are not closed', changed('£12.35 per', `${'('.repeat(10_000)}£12.35 per`), 'SYN-006', '('],
  ['10,000 totals in one another', changed('£12.35 per', `${'the total of { '.repeat(10_000)}£12.35 per`), 'SYN-006', '{'],
  ['100,000 braces', '{'.repeat(100_000), 'SYN-006', '{'],
  ['10,000 minus signs', changed('£12.35 per', `${'-'.repeat(10_000)}£12.35 per`), 'SYN-006', '-'],
  ['10,000 times not', changed('if Open', `if ${'not '.repeat(10_000)}Open`), 'SYN-006', 'not'],
  ['a sum of 20,000', changed(visitPrice, `amount £12.35${' + £1'.repeat(20_000)}`), 'SYN-006', '+'],
  // imports
  ['an import of nothing', `import ""\n${clinics}`, 'IMP-002', '""'],
  ['an import of a file that is not there', `import "./nowhere.remit"\n${clinics}`, 'IMP-001', '"./nowhere.remit"'],
  ['an import from the root of the disk', `import "/etc/passwd"\n${clinics}`, 'IMP-002', '"/etc/passwd"'],
  ['an import of what is no contract', `import "../../etc/passwd"\n${clinics}`, 'IMP-002', '"../../etc/passwd"'],
  ['an import from the web', `import "https://example.com/x.remit"\n${clinics}`, 'IMP-002', '"https://example.com/x.remit"'],
  ['an import of a prototype', `import "std/__proto__"\n${clinics}`, 'IMP-006', '"std/__proto__"'],
  ['an import of a library that is not listed', `import "@health/measures"\n${clinics}`, 'IMP-007', '"@health/measures"'],
];

describe('a contract with', () => {
  let told: ReturnType<typeof checkAll> | undefined;
  const checked = (): ReturnType<typeof checkAll> => (told ??= checkAll(cases.map(([, text]) => text)));

  it('anything of this is not accepted', async () => {
    expect((await checked()).code).toBe(1);
  });

  it.each(cases.map((one, index) => [one[0], index] as const))('%s has one finding, at the place', async (_, index) => {
    const [, text, code, on] = cases[index]!;
    const found = (await checked()).found[index]!;
    expect(found.map((one) => `${one.code} ${one.on.slice(0, 80)}`)).toEqual([`${code} ${on.replace('#', String(index)).slice(0, 80)}`]);
    for (const { message } of found) expect(jargonIn(message, text)).toBeUndefined();
  });
});

describe('a contract is sound though', () => {
  const sound: readonly (readonly [string, string])[] = [
    ['its lines end as on Windows', clinics.replaceAll('\n', '\r\n')],
    ['its lines end as on old computers', clinics.replaceAll('\n', '\r')],
    ['it starts with a byte order mark', `\uFEFF${clinics}`],
    ['its blanks come from a word processor', clinics.replaceAll('  ', '\u00a0\u202f')],
    ['its names are those of built-in things', clinics.replaceAll('Council', 'Constructor').replaceAll('Budget', 'ToString').replaceAll('Heart', 'HasOwnProperty')],
    ['its units are those of built-in things', clinics.replaceAll('visits', 'constructors').replaceAll('per visit ', 'per constructor ').replaceAll('of cases', 'of prototypes').replaceAll('per case ', 'per prototype ')],
  ];
  let told: ReturnType<typeof checkAll> | undefined;
  it.each(sound.map(([why], index) => [why, index] as const))('%s', async (_, index) => {
    told ??= checkAll(sound.map(([, text]) => text));
    expect((await told).found[index]).toEqual([]);
  });
});

describe('nothing is written, and no half result printed, for', () => {
  const latin1 = Buffer.from(clinics, 'latin1');
  it.each<[string, Record<string, string | Uint8Array>, string]>([
    ['a syntax error', { 'c.remit': changed('recoveries: carry', 'recoverys: carry') }, 'SYN-002'],
    ['a name that is nowhere', { 'c.remit': changed('per visit in Visits', 'per visit in Vists') }, 'REF-001'],
    ['one bad contract among good ones', { 'a.remit': clinics, 'b.remit': changed('contract Clinics', 'contract Second', changed('7%', '7%%')), 'c.remit': 'set Colours each Colour = Red, Blue\n' }, 'LEX-001'],
    ['bytes that are not UTF-8', { 'c.remit': latin1 }, 'LEX-090'],
    ['UTF-16', { 'c.remit': Buffer.from(`\uFEFF${clinics}`, 'utf16le') }, 'LEX-090'],
    ['no text at all', { 'c.remit': Uint8Array.from([0, 1, 2, 3, 255, 254]) }, 'LEX-090'],
    ['an import that is not UTF-8', { 'a.remit': `import "./lib/b.remit"\n${clinics}`, 'lib/b.remit': Buffer.from('// \xe9\nset Colours each Colour = Red, Blue\n', 'latin1') }, 'LEX-090'],
    ['an import with a mistake', { 'a.remit': `import "./lib/b.remit"\n${clinics}`, 'lib/b.remit': 'set Colours each Colour = \n' }, 'SYN-001'],
    ['two contracts of one name', { 'a.remit': clinics, 'b.remit': clinics }, 'MOD-165'],
    ['two contracts of one name but for capitals', { 'a.remit': clinics, 'b.remit': changed('contract Clinics', 'contract CLINICS') }, 'PRG-098'],
  ])('%s', async (_, files, code) => {
    const folder = new Folder(files);
    const before = folder.files();
    const ran = await folder.remit('compile', '.', '--out', 'made');
    expect(ran.stderr.match(/^(?:error|warning) [A-Z]{3}-\d{3}/gm)).toEqual([`error ${code}`]);
    expect([ran.code, ran.stdout, folder.files()]).toEqual([1, '', before]);
    expect(jargonIn(ran.stderr)).toBeUndefined();
  });

  it.each(['', '\n\n', '// only a note\n'])('a file without a contract: %j', async (text) => {
    const folder = new Folder({ 'c.remit': text });
    const ran = await folder.remit('compile', 'c.remit', '--out', 'made');
    expect([ran.code, ran.stdout, folder.files()]).toEqual([2, '', ['c.remit']]);
    expect(ran.stderr).toContain('There is no contract in these files');
  });
});

describe('formatting leaves every file as it is where one cannot be read:', () => {
  it.each<[string, string | Uint8Array]>([
    ['a mistake', changed('amount', '@')],
    ['10,000 brackets', changed('£12.35', '('.repeat(10_000))],
    ['not UTF-8', Buffer.from(clinics, 'latin1')],
  ])('%s', async (_, text) => {
    const folder = new Folder({ 'bad.remit': text, 'good.remit': 'set   Colours   each Colour = Red,Blue\n' });
    const before = folder.read('bad.remit');
    const { code, stdout, stderr } = await folder.remit('format');
    expect([code, stdout, folder.read('bad.remit') === before, folder.read('good.remit')]).toEqual([1, '', true, 'set   Colours   each Colour = Red,Blue\n']);
    expect(stderr).toMatch(/cannot be laid out bad\.remit/);
  });
});
