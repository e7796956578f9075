import { describe, expect, it } from 'vitest';
import { buildDocuments, createRemitServices } from '@remit/language';
import { compileTexts } from './support/compile.ts';
import { contract } from './support/worked.ts';

const services = createRemitServices();

/** What is found in a contract: code, severity and message. */
async function found(body: string, before = ''): Promise<string[]> {
  const { findings, errors } = await compileTexts({ 't.remit': before + contract(body) });
  return [...errors, ...findings.map((f) => `${f.code} ${f.severity} ${f.message}`)];
}

/** What the language itself finds, warnings too. */
async function worded(body: string, before = ''): Promise<string[]> {
  const [document] = await buildDocuments(services, [{ uri: 'file:///t.remit', text: before + contract(body) }]);
  services.shared.workspace.LangiumDocuments.deleteDocument(document!.uri);
  return (document!.diagnostics ?? []).map(({ code, message }) => `${String(code)} ${message}`);
}

const flow = 'from ICB to Trust   paid yearly, due 30 days after the period';
const fund = 'when exceeded: in order   unfunded: lapses }   payment A { from B to Trust   paid yearly, due 30 days after the period   amount £5 }';
const below = "MOD-364 error This limit of 'B' is below nothing, so the fund could never pay anything. Write it without the sign.";
const ahead = "MOD-365 error The advance of 'A' comes to less than nothing, so there would be nothing to pay ahead. Write it without the sign.";

describe('a due date', () => {
  const once = (date: string) => found(`payment A { from ICB to Trust   paid once, due on ${date}   amount £5 }`);
  it('before the term is warned of', async () => {
    expect(await once('30 April 2020')).toEqual(['MOD-361 warning This is due on 30 April 2020, before the contract begins on 1 April 2026, so it would be overdue from the first day and paid at once. If that is not meant, correct the date.']);
    expect(await once('31 March 2026')).toHaveLength(1);
  });
  it('on the first day, or after the term, is not', async () => {
    expect(await once('1 April 2026')).toEqual([]);
    expect(await once('30 April 2032')).toEqual([]);
  });
});

describe('a limit of a fund', () => {
  it.each(['-£5 each year', '-£5 over the term', '£5 in 2026/27, -£5 from 2027/28 each year'])('below nothing (%s) is refused', async (limit) => {
    expect(await found(`fund B { from ICB   limit ${limit}   ${fund}`)).toEqual([below]);
  });
  it('of nothing is not', async () => {
    expect(await found(`fund B { from ICB   limit £0 each year   ${fund}`)).toEqual([]);
  });
});

describe('an advance', () => {
  const advance = (what: string) => found(`fact X { money between £0 and £9m, each year }   payment A { ${flow}   amount X   advance ${what}, once, due 31 October in the period, excess: repaid within 60 days }`);
  it.each(['-50% of A in the previous year, first year: £5', '50% of A in the previous year, first year: -£5', '-£25'])('below nothing (%s) is refused in the text', async (what) => {
    expect(await advance(what)).toEqual([ahead]);
  });
  it('of a share is not', async () => {
    expect(await advance('50% of A in the previous year, first year: £5')).toEqual([]);
  });
});

describe('a party that overflows to itself', () => {
  it('is refused, in a share and in a fund', async () => {
    expect((await worded(`payment A { from ICB 50%, Council 50% (up to £0.10 each year, then Council) to Trust   paid yearly, due 30 days after the period   amount £5 }`))).toEqual([
      "MOD-363 'Council' bears up to this cap, and what is above it would be borne by 'Council' again, so the cap would change nothing. Name another party after 'then', or leave the cap out."]);
    expect((await worded(`fund B { from ICB £5, Council £5   Council up to £4 each year then Council   ${fund}`)).map((f) => f.slice(0, 7))).toEqual(['MOD-363']);
    expect(await worded(`fund B { from ICB £5, Council £5   Council up to £4 each year then ICB   ${fund}`)).toEqual([]);
  });
});

describe('a variation that changes what it removes', () => {
  it('is refused', async () => {
    expect(await found(`payment A { ${flow} amount £5 }   payment C { ${flow} amount £1 }
      variation 2 effective on 1 April 2027 { A { amount £2 }   removes A   agreed by ICB, Trust on 2 February 2027 }`)).toEqual([
      "MOD-362 error Variation 2 changes 'A' and removes it, so the change would never take effect. Keep one of the two."]);
  });
  it('is not where it removes something else', async () => {
    expect(await found(`payment A { ${flow} amount £5 }   payment C { ${flow} amount £1 }
      variation 2 effective on 1 April 2027 { A { amount £2 }   removes C   agreed by ICB, Trust on 2 February 2027 }`)).toEqual([]);
  });
});

describe('braces in a wording', () => {
  const read = (words: string) => worded(`payment Core { ${flow} amount £5 }`, `"""${words}"""\n`);
  it.each([
    ['Pays {}.', "MOD-366 Nothing is named between '{}', so the printed contract shows the braces. Write the name of what is to stand here, such as '{Core.amount}', or take the braces out."],
    ['Pays {Core.amount and no more.', "MOD-366 This '{' is not closed, so the printed contract shows it as it is. Close it after the name, as in '{Core.amount}', or take it out."],
    ['Pays {core.amount}.', "REF-005 The wording is to show 'core' here, but nothing of that name is declared. Did you mean 'Core'?"],
    ['Pays { core }.', "REF-005 The wording is to show 'core' here, but nothing of that name is declared. Did you mean 'Core'?"],
  ])('that show nothing are found: %s', async (words, message) => {
    expect(await read(words)).toEqual([message]);
  });
  it('are left alone where the wording is not closed', async () => {
    expect((await worded(`payment Core { ${flow} amount £5 }`, '"""Pays {}.\n')).map((f) => f.slice(0, 7))).toEqual(['LEX-004']);
  });
  it('that are words are not', async () => {
    expect(await read('Pays {Core.amount} {as agreed} {sic}.')).toEqual([]);
  });
});
