import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@remit/program/canonical';
import { compileFixture, compileTexts, fixture } from './support/compile.ts';

const names = ['a-shared-savings', 'b-quality-and-outcomes', 'd-pharmacy-pool', 'g-social-impact-bond', 'k-alliance', 'p-passing-on'];

/** All on one line, with a comment between any two words that may have one; text in quotes stays. */
function squeezed(text: string): string {
  return text
    .replaceAll(/\/\/[^\n]*/g, '')
    .split(/("[^"\n]*")/)
    .map((piece, i) => (i % 2 === 1 ? piece : piece.replaceAll(/\s+/g, ' ').replaceAll(' {', ' /* note */ {')))
    .join('');
}

async function bytes(texts: Record<string, string>): Promise<string[]> {
  const { contracts, errors, findings } = await compileTexts(texts);
  expect(errors).toEqual([]);
  expect(findings).toEqual([]);
  return contracts.map((c) => canonicalJson(c.program));
}

describe('the same contract gives the same bytes', () => {
  it.each(names)('%s, compiled twice and laid out otherwise', async (name) => {
    const first = await bytes({ 'a.remit': fixture(name) });
    expect(await bytes({ 'a.remit': fixture(name) })).toEqual(first);
    expect(squeezed(fixture(name))).not.toBe(fixture(name));
    expect(await bytes({ 'b.remit': squeezed(fixture(name)) })).toEqual(first);
  });

  it('with files in another order, and under other names', async () => {
    const main = `import "./measures.remit"
      import "./group.remit"
      contract T { version 1   term 1 April 2026 to 31 March 2027   years start 1 April   currency GBP   rounding to £0.01, half up
        commissioner ICB   payment A for each Practice { from ICB to Practice   paid yearly, due 5 days after the period   amount £5 * Score + £1 * Extra } }`;
    const measures = 'import "./group.remit"\nmeasure Score for each Practice { score from 0 to 9   better when higher }';
    const group = 'providers Practices each Practice { keyed by ods }\nfact Extra for each Practice each year { number between 0 and 9 }';
    const one = await bytes({ 'main.remit': main, 'measures.remit': measures, 'group.remit': group });
    expect(one).toHaveLength(1);
    expect(await bytes({ 'group.remit': group, 'measures.remit': measures, 'main.remit': main })).toEqual(one);
  });

  it('with facts, lets and measures declared in another order', async () => {
    const text = (body: string) => `contract T { version 1   term 1 April 2026 to 31 March 2027   years start 1 April   currency GBP   rounding to £0.01, half up
      commissioner ICB   provider Trust   ${body}   payment A { from ICB to Trust   paid yearly, due 5 days after the period   amount £1 * B } }`;
    const parts = ['fact X { number between 0 and 9, each year }', 'let C each year = X + 1', 'let B each year = C * D', 'let D each year = X * 2'];
    const one = await bytes({ 'a.remit': text(parts.join(' ')) });
    expect(await bytes({ 'a.remit': text([...parts].reverse().join(' ')) })).toEqual(one);
  });

  it('however a sum is written', async () => {
    const text = (sum: string) => `contract T { version 1   term 1 April 2026 to 31 March 2027   years start 1 April   currency GBP   rounding to £0.01, half up
      commissioner ICB   provider Trust   payment A { from ICB to Trust   paid yearly, due 5 days after the period   amount ${sum} } }`;
    const one = await bytes({ 'a.remit': text('£48m') });
    for (const same of ['£48,000,000', '£48000000.00', '£0.048bn', '£24m * 2']) expect(await bytes({ 'a.remit': text(same) })).toEqual(one);
  });
});

describe('source map', () => {
  it('leads from every line and its amount back to the words', async () => {
    const { contracts } = await compileFixture('p-passing-on');
    const { program, map } = contracts[0]!;
    const text = fixture('p-passing-on').split('\n');
    const words = (pointer: string) => {
      const [, line, column] = /^0:(\d+):(\d+)-/.exec(map.map[pointer]!)!;
      return text[Number(line) - 1]!.slice(Number(column) - 1);
    };
    expect(map.sources).toHaveLength(1);
    expect(program.lines.map((l) => l.id)).toEqual(['Core', 'Quality', 'FootService.pays', 'FootService.passes-on']);
    expect(words('/lines/0')).toMatch(/^payment Core /);
    expect(words('/lines/0/amount/arg')).toMatch(/^£1,320 per person/);
    expect(words('/lines/3')).toMatch(/^passes on 50%/);
    const ceiling = program.vars.findIndex((v) => v.id === 'Quality.ceiling');
    expect(words(`/vars/${ceiling}/expr`)).toMatch(/^8% of Core/);
  });
});
