import { describe, expect, it } from 'vitest';
import { editor, fresh } from '../helpers/editor.ts';

const shared = editor();
const HEADER = `contract Care "Care" {
  term 1 April 2026 to 31 March 2028
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Icb "Integrated Care Board"
  provider Trust "The Trust"
  fact Spend "Spend" { money between £0 and £1m, each year }
`;

async function labels(text: string): Promise<string[]> {
  const items = await shared.complete({ uri: fresh(), text });
  return items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label);
}

describe('completion', () => {
  it('offers what a file may begin with in an empty file', async () => {
    expect(await labels('<|>')).toEqual(expect.arrayContaining(['contract', 'import', 'measure', 'scenario']));
  });

  it('offers clauses as whole phrases', async () => {
    const offered = await labels(`${HEADER}  payment Core "Core" {\n    <|>\n  }\n}`);
    expect(offered).toEqual(expect.arrayContaining(['from', 'to', 'paid', 'amount', 'missing data:', 'not applicable:', 'members who report nothing by']));
    expect(offered).not.toContain('baseline');
  });

  it('completes a word that has been begun', async () => {
    expect(await labels(`${HEADER}  payment Core "Core" {\n    mis<|>\n  }\n}`)).toContain('missing data:');
  });

  it('offers only names that can pay', async () => {
    const offered = await labels(`${HEADER}  payment Core "Core" {\n    from <|>\n  }\n}`);
    expect(offered).toEqual(expect.arrayContaining(['Icb', 'Trust']));
    expect(offered).not.toContain('Spend');
    expect(offered).not.toContain('Core');
  });

  it('offers the levels of an outcome where a result is compared, not where a condition begins', async () => {
    const outcome = `${HEADER}  measure Kept { proportion Yes / All   better when higher }
  outcome Good { measured by Kept   baseline 50%   target 60%   accountable Trust   attribution none, accepted by Icb   verified by Icb }
  payment Core "Core" {\n    `;
    const begun = await labels(`${outcome}gate <|>\n  }\n}`);
    expect(begun).toContain('Good');
    for (const level of ['baseline', 'target', 'floor', 'stretch']) expect(begun).not.toContain(level);
    expect(await labels(`${outcome}gate Good at least <|>\n  }\n}`)).toEqual(expect.arrayContaining(['baseline', 'target']));
    expect(await labels(`${outcome}amount up to £5 { 100% for Good rising from baseline to <|>\n  }\n}`)).toEqual(expect.arrayContaining(['target']));
  });

  it('offers the codes over the columns of a table, and the facts a scenario may share', async () => {
    const offered = await labels(`${HEADER}  bands Need = Low, High\n  set Ages = Child, Adult\n  table Fee by Need and Ages {\n    columns for <|>\n  }\n}`);
    expect(offered).toEqual(expect.arrayContaining(['Child', 'Adult']));
    expect(offered).not.toContain('Low');
    const shared = await labels(`${HEADER}}\nfacts Ordinary for Care { in 2026/27 { Spend = £5 } }\nscenario "a" for Care with <|>`);
    expect(shared).toContain('Ordinary');
    expect(shared).not.toContain('Spend');
    expect(await labels(`${HEADER}}\n<|>`)).toContain('facts');
    expect(await labels(`${HEADER}}\nfacts Ordinary for Care { in 2026/27 { <|> } }`)).toContain('Spend');
  });

  it('writes what a hover says for the first few hundred names only', async () => {
    const many = Array.from({ length: 400 }, (_, index) => `  fact Visits${index} { count of visits between 0 and 9, each year }`).join('\n');
    const items = await shared.complete({ uri: fresh(), text: `${HEADER}${many}\n  payment Core "Core" {\n    gate <|>\n  }\n}` });
    const names = items.filter(({ label }) => label.startsWith('Visits'));
    expect(names.length).toBe(400);
    expect(items.filter(({ documentation }) => documentation !== undefined).length).toBe(300);
  });

  it('shows the title of a name', async () => {
    const items = await shared.complete({ uri: fresh(), text: `${HEADER}  payment Core "Core" {\n    from <|>\n  }\n}` });
    expect(items.find(({ label }) => label === 'Icb')?.detail).toBe('party: Integrated Care Board');
  });

  it('goes on offering behind a clause that is misspelt', async () => {
    const offered = await labels(`${HEADER}  payment Core "Core" {\n    form Icb to Trust\n    payd monthly\n    <|>\n  }\n}`);
    expect(offered).toEqual(expect.arrayContaining(['amount', 'paid', 'to']));
  });

  it('offers the years of the term', async () => {
    expect(await labels(`${HEADER}}\nscenario "One" for Care {\n  in <|>\n}`)).toEqual(expect.arrayContaining(['2026/27', '2027/28', 'April 2026']));
  });

  it('offers clauses at the start of a line, and of what goes on with the last one only steps', async () => {
    const offered = await labels(`${HEADER}  payment Core "Core" {\n    amount £5\n    <|>\n  }\n}`);
    expect(offered).toEqual(expect.arrayContaining(['from', 'missing data:', 'then up to', 'and']));
    for (const word of ['per', 'of', 'in bands', 'at least', 'days', 'then']) expect(offered).not.toContain(word);
  });

  it('offers what goes on with an amount behind it', async () => {
    const offered = await labels(`${HEADER}  payment Core "Core" {\n    amount £5 <|>\n  }\n}`);
    expect(offered).toEqual(expect.arrayContaining(['per', 'of', 'then up to', 'in bands']));
    expect(offered.indexOf('per')).toBeLessThan(offered.indexOf('from'));
    expect(offered).not.toContain('instalments');
  });

  it.each([
    ['declarations in a contract', HEADER + '  <|>\n}', ['commissioner', 'provider', 'payment', 'scenario'].slice(0, 3)],
    ['every way a clause can be said, whole', `${HEADER}  payment P {\n    missing data: <|>\n  }\n}`, ['hold', 'hold that part', 'pays nothing after', 'use the previous year', 'use judgement']],
    ['how to round', 'contract C "C" {\n  rounding to £0.01, <|>\n}', ['half up', 'half down', 'half even', 'up', 'down']],
    ['what to round to', 'contract C "C" {\n  currency EUR\n  rounding to <|>\n}', ['€0.01', '€1', 'whole']],
    ['currencies', 'contract C "C" {\n  currency <|>\n}', ['GBP', 'EUR', 'USD']],
    ['what is left over', `${HEADER}  pool P for each Trust {\n    left over: <|>\n  }\n}`, ['stays in the fund', 'equally across', 'returns to']],
    ['nouns behind per', `${HEADER}  payment P {\n    amount £5 per <|>\n  }\n}`, ['person', 'contact', 'year']],
  ])('offers %s', async (_, text, wanted) => {
    expect(await labels(text)).toEqual(expect.arrayContaining(wanted));
  });

  describe('offers only names that fit', () => {
    const contract = (clause: string, scenario = ''): string => `${HEADER}
  measure Waits { mean days }
  population Adults { size ListSize, between 0 and 9 }
  providers Practices "Practices" each Practice { keyed by ods }
  fund Pot { from Icb }
  outcome Sooner { measured by Waits }
  payment Core { amount £5 }
  ${clause}
}
scenario "One" for Care {
  ${scenario}
}`;
    it.each([
      ['measured by', contract('outcome A { measured by <|> }'), ['Spend', 'Waits']],
      ['in', contract('outcome A { measured by Waits in <|> }'), ['Adults']],
      ['accountable', contract('outcome A { accountable <|> }'), ['Icb', 'Practice', 'Practices', 'Trust']],
      ['what … earns', contract('subcontract S { by Icb to Trust passes on 40% of what <|> }'), ['Core']],
      ['earns for', contract('subcontract S { by Icb to Trust passes on 40% of what Core earns for <|> }'), ['Sooner', 'Waits']],
      ['per … in', contract('payment B { amount £5 per person in <|> }'), ['Adults', 'ListSize', 'Spend', 'Waits']],
      ['a scenario’s facts', contract('', 'in 2026/27 { <|> }'), ['ListSize', 'Practice', 'Spend', 'Waits']],
      ['expect', contract('', 'expect <|>'), ['Core', 'Sooner', 'Waits']],
      ['expect earnings of', contract('', 'expect earnings of <|>'), ['Icb', 'Practice', 'Practices', 'Trust']],
      ['an amount', contract('payment B { amount <|> }'), ['Adults', 'Core', 'ListSize', 'Sooner', 'Spend', 'Waits']],
    ])('behind "%s"', async (_, text, wanted) => {
      expect((await labels(text)).filter((label) => /^[A-Z]\w+$|^[A-Z]$/.test(label)).sort()).toEqual(wanted);
    });
  });

  it('offers only names of imported files', async () => {
    const library = fresh('library');
    await shared.open({ uri: library, text: 'measure Seen { proportion A / B   better when higher }' });
    const stranger = await labels(`${HEADER}  outcome Good { measured by <|> }\n}`);
    expect(stranger).not.toContain('Seen');
    const friend = await labels(`import "./${library.split('/').at(-1)}"\n${HEADER}  outcome Good { measured by <|> }\n}`);
    expect(friend).toContain('Seen');
  });
});
