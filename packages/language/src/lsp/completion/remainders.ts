/** What is left of a whole that is given away in parts. */
import { add, cmp, ONE, sub, ZERO, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { literalOf, quantityValue, writtenNumber, writtenPercentage, type LiteralValue } from '../../model/literals.ts';
import type { Suggestion } from './suggestion.ts';

/** The weight that is left of a sum earned in parts, in the kind of the weights given; none if it is used up or nothing is given yet. */
export function restOfWeights(shared: ast.SharedOut, at: number): Suggestion[] {
  const given = shared.items.filter(({ $cstNode }) => $cstNode?.offset !== at).map(({ weight }) => quantityValue(weight));
  if (shared.rest.length > 0 || given.length === 0 || given.some((value) => value === undefined)) return [];
  const values = given as LiteralValue[];
  const isMoney = values.every(({ kind }) => kind === 'money');
  const ceiling = literalOf(ast.isExpression(shared.ceiling) ? shared.ceiling : undefined);
  if (!isMoney && values.some(({ kind }) => kind === 'money') || isMoney && (ceiling?.kind !== 'money' || ceiling.quantity.rates.length > 0)) return [];
  const rest = values.reduce((left, { value }) => sub(left, value), isMoney ? ceiling!.value : ONE);
  const text = isMoney ? writtenMoney(rest, ceiling!.currency ?? '£') : writtenPercentage(rest);
  return cmp(rest, ZERO) <= 0 || text.includes('/') ? [] : [{ value: text, why: 'the rest of the weight', more: ' for ' }];
}

/** The share that nobody has yet of what several divide; none if nothing is given yet or some share has another form. */
export function restOfShares(shares: readonly { readonly $cstNode?: AstNode['$cstNode']; readonly share?: ast.Quantity }[], at: number): Suggestion[] {
  const given: Rational[] = [];
  for (const { share } of shares) {
    if (!share || share.$cstNode?.offset === at) continue;
    const value = quantityValue(share);
    if (value?.kind !== 'percentage') return [];
    given.push(value.value);
  }
  const rest = sub(ONE, given.reduce(add, ZERO));
  const text = writtenPercentage(rest);
  return given.length === 0 || cmp(rest, ZERO) <= 0 || text.includes('/') ? [] : [{ value: text, why: 'the rest of the shares' }];
}

function writtenMoney(value: Rational, currency: string): string {
  const text = writtenNumber(value);
  return `${currency}${text.replace(/\.(\d)$/, '.$10')}`;
}
