import { describe, expect, it } from 'vitest';
import { buildDocuments, createRemitServices } from '@remit/language';
import { compileTexts } from './support/compile.ts';
import { contract, worked } from './support/worked.ts';

const services = createRemitServices();

/** What the language and the compiler find: code and message. */
async function found(body: string): Promise<string[]> {
  const text = contract(body);
  const [document] = await buildDocuments(services, [{ uri: 'file:///t.remit', text }]);
  services.shared.workspace.LangiumDocuments.deleteDocument(document!.uri);
  const own = (document!.diagnostics ?? []).map(({ code, message }) => `${String(code)} ${message}`);
  return own.length > 0 ? own : (await compileTexts({ 't.remit': text })).findings.map((f) => `${f.code} ${f.message}`);
}

describe('a judgement that does not say what counts otherwise', () => {
  const needs = "SYN-008 The phrase that starts with 'not later than' is not complete: ', otherwise' and what counts if nothing is decided by then, such as ', otherwise no', ', otherwise 0%' or ', otherwise hold', must follow.";
  it.each([
    ['a day of every year', 'judgement J each year { yes or no   by ICB   not later than 30 June after the year }'],
    ['a date', 'judgement J { yes or no   by ICB   not later than 30 June 2027 }'],
    ['another clause after it', 'judgement J each year { yes or no   not later than 30 June after the year   by ICB }'],
  ])('says so: %s', async (_what, body) => {
    expect(await found(body)).toEqual([needs]);
  });
});

describe('one working day', () => {
  it('is written as it is spoken', async () => {
    await worked(`due dates roll forward, calendar england
      payment A { from ICB to Trust   paid yearly, due 1 working day after the period   amount £5 }
      payment B { from ICB to Small   paid yearly, due 1 working days after the period   amount £5 }`, `
      expect payment from ICB to Trust due on 1 April 2027 is £5.00
      expect payment from ICB to Small due on 1 April 2027 is £5.00`);
  });
});

describe('a period that the contract does not have', () => {
  it('is one finding for a pilot', async () => {
    expect(await found(`fact Rate { percentage between 0% and 100%, each year }
      payment A { from ICB to Trust   paid monthly, due 5 days after the period   amount £5 }
      pilot { decide on 30 June 2027 by ICB using Rate in 2024/25
        continue if at least 64% otherwise end the contract on 30 September 2027   if missing: stop }`)).toEqual([expect.stringMatching(/^TYP-107 /)]);
  });
});

describe('a split of one span of time that is measured over another', () => {
  it('is named as what it is', async () => {
    expect(await found(`fact Rate { percentage between 0% and 100%, each year }
      payment A { from ICB to Trust   paid yearly, due 30 days after the period   amount £5 * Rate }
      variation 2 effective on 1 October 2027 { A { amount £6 * Rate }   splits the period for A, measured over the whole year   agreed by ICB, Trust on 1 June 2027 }`)).toEqual([
      "MOD-210 'splits the period for A' divides one span of time, and 'measured over the whole year' speaks of another. Write 'splits the year for A, measured over the whole year' where it is paid yearly, and 'splits the period for A, measured over the whole period' where it is paid more often."]);
  });
  it('is right in one way', async () => {
    expect(await found(`fact Rate { percentage between 0% and 100%, each year }
      payment A { from ICB to Trust   paid yearly, due 30 days after the period   amount £5 * Rate }
      variation 2 effective on 1 October 2027 { A { amount £6 * Rate }   splits the year for A, measured over the whole year   agreed by ICB, Trust on 1 June 2027 }`)).toEqual([]);
  });
});
