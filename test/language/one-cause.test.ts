import { buildDocuments, createRemitServices } from '@remit/language';
import { describe, expect, it } from 'vitest';

const services = createRemitServices();

/** Codes and places of what is found in an amount, in a contract that is sound but for it. */
async function found(amount: string): Promise<string[]> {
  const text = `contract Sound {
  term 1 April 2026 to 31 March 2031
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Commissioner
  provider Trust
  providers Practices each Practice { keyed by ods }
  measure Control { proportion AtTarget / Tested   better when higher }
  outcome Good { measured by Control   baseline 50%   target 60%   accountable Trust   attribution none, accepted by Commissioner   verified by Commissioner }
  fact Open { yes or no, each year }
  fact Visits { count of visits between 0 and 9, each year }
  fact Spend for each Practice { money between £0 and £9m, each year }
  payment Core { from Commissioner   to Trust   paid yearly   amount £5 }
  payment Tested {
    from Commissioner   to Trust   paid yearly
    amount ${amount}
    gate Open
  }
}
`;
  const [document] = await buildDocuments(services, [{ uri: 'file:///one-cause.remit', text }]);
  services.shared.workspace.LangiumDocuments.deleteDocument(document!.uri);
  return document!.diagnostics!.map(({ code, range }) => `${code} ${range.start.line + 1}:${range.start.character + 1}`);
}

describe('a half-typed amount is one finding', () => {
  const halves: readonly (readonly [string, string])[] = [
    ['total of', 'SYN-001 17:20'], ['average', 'SYN-001 17:19'], ['count of', 'SYN-001 17:20'], ['total of Spend across', 'SYN-008 17:27'],
    ['8% of', 'SYN-008 17:15'], ['£45 per visit in', 'SYN-008 17:26'], ['£5 * Visits /', 'SYN-008 17:24'], ['lowest of Spend across Practices where Spend at', 'SYN-008 17:57'],
    ['up to £100 { 60% for Good at least target', 'SYN-002 18:5'], ['up to £100 { 60% for', 'SYN-001 17:32'], ['count of Practices *', 'SYN-008 17:31'],
  ];
  for (const [amount, finding] of halves) it(amount, async () => expect(await found(amount)).toEqual([finding]));
});

describe('a word with letters of another alphabet is one finding', () => {
  const words: readonly (readonly [string, string, string])[] = [
    ['of a name', 'Cоre + £1', 'LEX-001 17:12'], ['at its start', 'Соre + £1', 'LEX-001 17:12'], ['that look like none', '5% of Cжre', 'LEX-001 17:18'],
    ['of a word of the language', '£5 thеn up to £6', 'LEX-001 17:15'], ['and accents that stand alone', 'Core\u0301 + £1', 'LEX-001 17:12'],
    ['beside characters that cannot be seen', 'Cо\u200Bre + £1', 'LEX-001 17:12'], ['wholly', '中文 + £1', 'LEX-001 17:12'],
  ];
  for (const [what, amount, finding] of words) it(what, async () => expect(await found(amount)).toEqual([finding]));
});

describe('a price per thousand of what a fact counts is a sum of money', () => {
  it('taken of the fact or multiplied with it', async () => {
    expect(await found('£45 per 1,000 visits in Visits')).toEqual([]);
    expect(await found('£45 per 1,000 visits * Visits')).toEqual([]);
  });

  it('but not by itself, nor of another count', async () => {
    expect(await found('£45 per 1,000 visits')).toEqual(['TYP-004 17:12']);
    expect(await found('£45 per 1,000 cases in Visits')).toEqual(['TYP-016 17:16']);
    expect(await found('45 per 1,000 visits in Visits')).toEqual(['TYP-004 17:12']);
  });
});

describe('a comma that was left out is one finding', () => {
  const whole = `contract Sound {
  term 1 April 2026 to 31 March 2031   years start 1 April
  version 1.0
  currency GBP
  rounding to £0.01, half up
  commissioner Commissioner
  commissioner Council
  provider Trust
  provider Small
  fact Spend { money between £0 and £90m, each year }
  fund Pool { from Commissioner 70%, Council 30%   limit £5m each year   when exceeded: in order   unfunded: lapses }
  measure Control { proportion AtTarget / Tested   better when higher }
  outcome Good { measured by Control   baseline 50%   target 60%   accountable Trust 50%, Small 50%   attribution none, accepted by Commissioner   verified by Commissioner }
  payment Core { from Pool   to Trust 1/3, Small 1/3, Council 1/3   paid yearly, due 5 days after the period   amount £5 in 2026/27, £6 from 2027/28 }
  share V { between Trust, Commissioner and Council   paymaster Commissioner   paid yearly, due 30 days after the period   compare Spend with £1,000 per year
    saving in parts { up to 10%: nothing, beyond 10%: to Trust 50%, Council 50% }   rest borne by Commissioner }
}
`;
  const commas = [...whole.matchAll(/,(?!\d)/g)].map(({ index }) => index);
  const findings = async (text: string) => {
    const [document] = await buildDocuments(services, [{ uri: 'file:///commas.remit', text }]);
    services.shared.workspace.LangiumDocuments.deleteDocument(document!.uri);
    return document!.diagnostics!.filter((d) => d.severity === 1);
  };

  it('is not found where nothing is missing', async () => expect((await findings(whole)).map((d) => d.message)).toEqual([]));

  it.each(commas.map((at) => [whole.slice(Math.max(0, at - 20), at + 20).replaceAll(/\s+/g, ' '), at] as const))('%s', async (_, at) => {
    const found = await findings(whole.slice(0, at) + whole.slice(at + 1));
    expect(found.length).toBeLessThanOrEqual(1);
    if (found[0]?.code !== 'SYN-009') return;
    const { edits } = (found[0].data as { corrections: { edits: { offset: number; text: string }[] }[] }).corrections[0]!;
    expect(edits).toEqual([{ offset: at, end: at, text: ',' }]);
  });

  it('is told as a missing comma in every list of parties and shares', async () => {
    const between = commas.filter((at) => /[\w%]$/.test(whole.slice(0, at)) && /^, (Trust|Small|Council|Commissioner)/.test(whole.slice(at)));
    const codes: unknown[][] = [];
    for (const at of between) codes.push((await findings(whole.slice(0, at) + whole.slice(at + 1))).map((d) => d.code));
    expect(new Set(codes.map(String))).toEqual(new Set(['SYN-009']));
    expect(codes.length).toBe(6);
  });
});

describe('a declaration that is cut off at the end of the text is one finding', () => {
  const start = 'contract Sound {\n  term 1 April 2026 to 31 March 2031\n  years start 1 April\n  currency GBP\n  rounding to £0.01, half up\n';
  const codes = async (text: string): Promise<unknown[]> => {
    const [document] = await buildDocuments(services, [{ uri: 'file:///cut-off.remit', text }]);
    services.shared.workspace.LangiumDocuments.deleteDocument(document!.uri);
    return document!.diagnostics!.map(({ code }) => code);
  };
  for (const cut of ['outcome Good "People live well"', 'outcome Good', 'outcome Good "People live well" {']) it(cut, async () => expect(await codes(`${start}  ${cut}`)).toEqual(['SYN-003']));
  it('but not one that is whole', async () => expect(await codes(`${start}  outcome Good "People live well"\n}\n`)).toEqual(['OUT-001']));
});
