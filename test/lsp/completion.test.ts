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

  it('puts clauses before continuations at the start of a line', async () => {
    const offered = await labels(`${HEADER}  payment Core "Core" {\n    amount £5\n    <|>\n  }\n}`);
    expect(offered.indexOf('from')).toBeLessThan(offered.indexOf('per'));
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
