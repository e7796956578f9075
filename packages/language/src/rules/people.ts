import { cmp, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { clauseOf } from '../model/clauses.ts';
import { quantityValue } from '../model/literals.ts';

/** The most people that are expected in a population in any year; undefined where the text does not say. */
export function mostExpected(population: ast.Population): Rational | undefined {
  const counts = (clauseOf(population, ast.isExpectedSize)?.value?.entries ?? []).map(({ value }) => quantityValue(value)?.value);
  return counts.length > 0 && counts.every((count) => count !== undefined) ? (counts as Rational[]).reduce(greater) : undefined;
}

/**
 * How many people a contract is for, at most: those of the largest of its populations. The populations that it declares itself count, else the
 * only one that it sees. Undefined where one of them does not say what is expected.
 */
export function peopleOf(contract: ast.Contract, visible: readonly AstNode[]): { readonly people: Rational; readonly population: ast.Population } | undefined {
  const own = contract.declarations.filter(ast.isPopulation);
  const seen = own.length > 0 ? own : visible.filter(ast.isPopulation);
  if (own.length === 0 && seen.length !== 1) return undefined;
  let most: { people: Rational; population: ast.Population } | undefined;
  for (const population of seen) {
    const people = mostExpected(population);
    if (!people) return undefined;
    if (!most || cmp(people, most.people) > 0) most = { people, population };
  }
  return most;
}

function greater(one: Rational, other: Rational): Rational {
  return cmp(one, other) >= 0 ? one : other;
}
