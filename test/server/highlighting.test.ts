import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { colour, highlightingGrammar } from '../helpers/tokenize.ts';

const contracts = path.resolve(import.meta.dirname, '../fixtures/contracts');

describe('the highlighting grammar', () => {
  let grammar: IGrammar;
  beforeAll(async () => {
    grammar = await highlightingGrammar();
  });

  /** `text‹scope›` for each coloured piece of one line; plain text stands as it is. */
  const shown = (line: string): string =>
    colour(grammar, line)[0]!
      .filter(({ scope }) => !scope.startsWith('punctuation'))
      .map(({ text, scope }) => (scope === '' ? text : `${text}‹${scope}›`))
      .join(' ');

  it.each([
    ['contract Northshire "Diabetes" {', 'contract‹storage.type.contract› Northshire‹entity.name.type.contract› Diabetes‹string.quoted.double›'],
    ['  commissioner and provider Joint "Both"', 'commissioner and provider‹storage.type.party› Joint‹entity.name.type.party› Both‹string.quoted.double›'],
    ['  personal budget Care for each Person {', 'personal budget‹storage.type.money› Care‹entity.name.function.money› for each‹storage.modifier.grain› Person‹variable.other.name›'],
    ['  term     1 April 2026 to 31 March 2031', 'term‹keyword.other.clause› 1 April 2026‹constant.numeric.date› to 31 March 2031‹constant.numeric.date›'],
    ['  years    start 1 April', 'years    start‹keyword.other.clause› 1 April‹constant.numeric.date›'],
    ['  rounding to £0.01, half up', 'rounding‹keyword.other.clause› to £0.01‹constant.numeric.money› half up'],
    ['  reserves £1.5bn', 'reserves‹keyword.other.clause› £1.5bn‹constant.numeric.money›'],
    ['  baseline 61.2% in 2024/25', 'baseline‹keyword.other.clause› 61.2%‹constant.numeric.percentage› in 2024/25‹constant.numeric.period›'],
    ['  expected 24,300 people', 'expected‹keyword.other.clause› 24,300‹constant.numeric› people‹keyword.other.unit›'],
    [
      '  amount £1,320 per person in Adults per year',
      'amount‹keyword.other.clause› £1,320‹constant.numeric.money› per‹keyword.operator.word› person‹keyword.other.unit› in Adults‹variable.other.name› per‹keyword.operator.word› year‹keyword.other.unit›',
    ],
    [
      '    60% for Control rising from baseline to target',
      '60%‹constant.numeric.percentage› for Control‹variable.other.name› rising‹keyword.operator.word› from baseline‹constant.language.level› to target‹constant.language.level›',
    ],
    ['      then up to £1,000,000', 'then up to‹keyword.control.step› £1,000,000‹constant.numeric.money›'],
    ['  missing data: hold', 'missing data‹keyword.other.clause› hold'],
    ['  accept OUT-019 on Quality "why"', 'accept‹storage.type.accept› OUT-019‹constant.other.rule-code› on Quality‹variable.other.name› why‹string.quoted.double›'],
    ['    HbA1c = 17,010 out of 24,300', 'HbA1c‹variable.other.name› =‹keyword.operator.assignment› 17,010‹constant.numeric› out of‹keyword.operator.word› 24,300‹constant.numeric›'],
    ['  in Q1 2027/28 {', 'in‹keyword.other.clause› Q1 2027/28‹constant.numeric.period›'],
    ['import { A, B } from "./a.remit"', 'import‹keyword.control.import› A‹variable.other.name› B‹variable.other.name› from‹keyword.control.from› ./a.remit‹string.quoted.double›'],
    ['  let Share = 5/6 of Families // five in six', 'let‹storage.type.definition› Share‹entity.name.variable.definition› =‹keyword.operator.assignment› 5/6‹constant.numeric.fraction› of‹keyword.operator.word› Families‹variable.other.name› // five in six‹comment.line.double-slash›'],
    ['  flows down data-protection, patient-choice', 'flows down‹keyword.other.clause› data-protection patient-choice'],
    ['topics Usual "Usual" = audit, own-topic', 'topics‹storage.type.set› Usual‹entity.name.type.set› Usual‹string.quoted.double› =‹keyword.operator.assignment› audit own-topic'],
    ['  flows down Usual, patient-choice', 'flows down‹keyword.other.clause› Usual‹variable.other.name› patient-choice'],
    ['  title “pasted”', 'title “‹invalid.illegal.quotation-mark› pasted ”‹invalid.illegal.quotation-mark›'],
  ])('colours %s', (line, expected) => {
    expect(shown(line)).toBe(expected);
  });

  it('colours wording over several lines, with its holes', () => {
    const [first, second, third] = colour(grammar, '"""\nThe provider earns {Quality.amount} for {Control}.\n"""');
    expect(first!.map(({ scope }) => scope)).toEqual(['punctuation.definition.string.begin']);
    expect(second).toContainEqual({ text: 'Quality', scope: 'variable.other.name' });
    expect(second).toContainEqual({ text: 'amount', scope: 'variable.other.property' });
    expect(second).toContainEqual({ text: 'Control', scope: 'variable.other.name' });
    expect(second![0]).toEqual({ text: 'The provider earns', scope: 'string.quoted.triple.wording' });
    expect(third!.map(({ scope }) => scope)).toEqual(['punctuation.definition.string.end']);
  });

  it('ends an unclosed quotation with its line', () => {
    const [, next] = colour(grammar, 'contract A "Title {\n  version 1.0');
    expect(next![0]).toEqual({ text: 'version', scope: 'keyword.other.clause' });
  });

  it.each(['northshire.remit', 'every-phrase.remit'])('colours the first word of every line of %s, and finds nothing wrong in it', (name) => {
    const text = readFileSync(path.join(contracts, name), 'utf8');
    const lines = colour(grammar, text);
    const plain = lines.filter(([first]) => first?.scope === '').map(([first]) => first!.text);
    expect(plain).toEqual([]);
    expect(lines.flat().filter(({ scope }) => scope.startsWith('invalid'))).toEqual([]);
  });
});
