import { AstUtils } from 'langium';
import * as ast from '../../ast.ts';
import { closestName } from '../../diagnostics/close-names.ts';
import { bareNumber, nounOnNextLine } from '../../diagnostics/mod.ts';
import { firstWords, type FirstWords } from '../../parsing/first-words.ts';
import { cstOf } from '../place.ts';
import { defineCheck, type Check } from '../check.ts';

const words = new WeakMap<object, FirstWords>();

/** A noun on a later line than its number is a misspelt clause; the size of a population names people. */
export const nounsBesideNumbers: readonly Check[] = [
  defineCheck<ast.Quantity>(ast.Quantity.$type, (quantity, report, services) => {
    if (!quantity.noun) return;
    const noun = cstOf({ node: quantity, property: 'noun' });
    const lexeme = cstOf({ node: quantity, property: 'lexeme' });
    if (!noun || !lexeme || noun.range.start.line === lexeme.range.end.line) return;
    let first = words.get(services.Grammar);
    if (!first) words.set(services.Grammar, first = firstWords(services.Grammar));
    const place = AstUtils.getContainerOfType(quantity.$container, node => 'clauses' in node || 'declarations' in node);
    const heads = place ? [...first.clauses(place.$type)] : [];
    report(nounOnNextLine, { word: quantity.noun, lexeme: quantity.lexeme, suggestion: closestName(quantity.noun, heads) }, { node: quantity, property: 'noun' });
  }),
  defineCheck<ast.ExpectedSize>(ast.ExpectedSize.$type, (expected, report) => {
    for (const entry of expected.value?.entries ?? []) {
      if (entry.value?.lexeme && !entry.value.noun) report(bareNumber, { lexeme: entry.value.lexeme, example: 'people' }, { node: entry.value });
    }
  }),
];
