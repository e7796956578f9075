import { describe, expect, it } from 'vitest';
import { buildDocuments, createRemitServices } from '@remit/language';
import { contract } from './support/worked.ts';

const services = createRemitServices();
let files = 0;

/** Codes of what the language finds. */
async function found(status: string, more = ''): Promise<string[]> {
  const text = contract(`status ${status}   person Chair   payment A { from ICB to Trust   paid yearly, due 30 days after the period   amount £5 } ${more}`);
  const [document] = await buildDocuments(services, [{ uri: `file:///states-${files++}.remit`, text }]);
  return (document!.diagnostics ?? []).map((d) => `${d.severity === 1 ? 'error' : 'warning'} ${String(d.code)}`);
}

describe('the states of a contract', () => {
  it.each([
    ['design', []], ['signed on 18 December 2025', []], ['signed on 1 April 2026', []], ['live', []], ['live from 1 April 2026', []],
    ['signed on 2 April 2026', ['warning TIME-008']], ['live from 31 March 2026', ['warning MOD-261']], ['live from 1 April 2031', ['warning MOD-261']],
  ])('%s', async (status, codes) => expect(await found(status)).toEqual(codes));
});

describe('accepted exceptions', () => {
  const accept = (code: string, on: string, date = '2 December 2025', by = 'Chair') => `accept ${code} on ${on} "Deliberate" by ${by} on ${date}`;
  it.each([
    ['of the right form', accept('OUT-019', 'A'), []], ['of no rule', accept('OUT-19', 'A'), ['error MOD-262']], ['on nothing', accept('OUT-019', 'B'), ['error REF-001']],
    ['by nobody', accept('OUT-019', 'A', '2 December 2025', 'Nobody'), ['error REF-001']], ['after the signature', accept('OUT-019', 'A', '2 January 2026'), ['warning MOD-263']],
  ])('%s', async (_what, text, codes) => expect(await found('signed on 18 December 2025', text)).toEqual(codes));
});
