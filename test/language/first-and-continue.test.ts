import { createRemitServices } from '@remit/language';
import { AstUtils, GrammarAST, type Grammar } from 'langium';
import { describe, expect, it } from 'vitest';
import { firstWords } from '../../packages/language/src/parsing/first-words.ts';

/** Rules an expression is made of; their optional parts are what may go on with one. */
const expressionRules = [
  'Logic', 'Comparison', 'Arithmetic', 'Share', 'YearTable', 'Reference', 'Aggregate', 'AggregateOperand', 'QuantityBody', 'Rate', 'Amount', 'CapStep', 'FloorStep', 'Ramp', 'Rounding',
];

/** Blocks whose clauses end in expressions. */
const blocks = ['Payment', 'Pool', 'Withhold', 'RiskShare', 'PersonalBudget', 'Subcontract', 'Choice', 'Pilot', 'VariationChange', 'Contract', 'RemitFile'];

const grammar: Grammar = createRemitServices().remit.Grammar;
const words = firstWords(grammar);

/** Keywords with which an optional part of an expression can start. */
function continuing(): Set<string> {
  const found = new Set<string>();
  for (const rule of grammar.rules.filter(rule => expressionRules.includes(rule.name))) {
    if (GrammarAST.isInfixRule(rule)) {
      for (const operator of rule.operators.precedences.flatMap(precedence => precedence.operators)) found.add(operator.value);
      continue;
    }
    for (const element of AstUtils.streamAllContents(rule)) {
      if (!GrammarAST.isAbstractElement(element) || (element.cardinality !== '?' && element.cardinality !== '*') || followsKeyword(element)) continue;
      for (const keyword of starts(element)) found.add(keyword);
    }
  }
  return found;
}

/** Inside a phrase, as `not` after `is`: what comes before is no expression yet. */
function followsKeyword(element: GrammarAST.AbstractElement): boolean {
  const group = element.$container;
  if (!GrammarAST.isGroup(group)) return false;
  const before = group.elements[group.elements.indexOf(element) - 1];
  return GrammarAST.isKeyword(before);
}

function starts(element: GrammarAST.AbstractElement): string[] {
  if (GrammarAST.isKeyword(element)) return [element.value];
  if (GrammarAST.isGroup(element)) return starts(element.elements.find(child => !GrammarAST.isAction(child))!);
  if (GrammarAST.isAlternatives(element)) return element.elements.flatMap(starts);
  if (GrammarAST.isAssignment(element)) return starts(element.terminal);
  if (GrammarAST.isRuleCall(element)) return [...words.first(element.rule.$refText)];
  return [];
}

describe('words that start a clause and words that go on with an expression', () => {
  const goesOn = continuing();

  it('are found in the grammar', () => {
    for (const word of ['of', 'in', 'then', 'at', 'rising', 'across', 'per', '+', 'and', 'where']) expect(goesOn).toContain(word);
    expect(words.clauses('Payment')).toContain('amount');
    expect(words.clauses('Contract')).toContain('payment');
  });

  for (const block of blocks) {
    it(`have none in common in ${block}`, () => {
      const clauses = words.clauses(block);
      expect(clauses.size).toBeGreaterThan(3);
      // `patients` after a bare number would be its noun; the amounts of that block are money, and the check on nouns sees the rest.
      const allowed = block === 'Choice' ? ['patients'] : [];
      expect([...clauses].filter(word => goesOn.has(word) && !allowed.includes(word))).toEqual([]);
    });
  }
});
