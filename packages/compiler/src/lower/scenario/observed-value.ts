/** Values as a scenario writes them. */
import type { Fact, ObservedValue } from '@remit/program';
import { div, formatNumber, isZero, neg, type Rational } from '@remit/program/rational';
import type { Observation, Quantity, ScenarioValue } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { dateText, literalValue } from '../literal.ts';

/** The value for a fact; "missing" leaves it out. Undefined (and reported) if it does not fit. */
export function observedValue(cx: Context, node: ScenarioValue, fact: Fact): ObservedValue | 'missing' | undefined {
  switch (node.$type) {
    case 'MissingValue': return 'missing';
    case 'NotApplicableValue': return { notApplicable: true };
    case 'YesNo': return node.yes;
    case 'DateValue': return dateText(node.date);
    case 'CodeValue': return node.code.$refText;
    case 'Observation': return observation(cx, node, fact);
  }
}

function observation(cx: Context, node: Observation, fact: Fact): ObservedValue | undefined {
  const value = quantityValue(node.value);
  if (!value) return unreadable(cx, node);
  if (otherTime(node.value.noun, fact.unit)) { cx.report('SCN-110', node, { unit: node.value.noun!, own: fact.unit! }); return undefined; }
  if (node.total) {
    const total = quantityValue(node.total);
    const excluded = node.excluded && quantityValue(node.excluded);
    if (!total || (node.excluded && !excluded) || fact.type !== 'ratio') return unreadable(cx, node);
    return { numerator: formatNumber(value), denominator: formatNumber(total), ...(excluded ? { excluded: formatNumber(excluded) } : {}) };
  }
  const size = node.value.rates.find((r) => r.size !== undefined)?.size;
  const per = size === undefined ? undefined : literalValue(size);
  if (size === undefined) return formatNumber(value);
  if (!per || isZero(per)) return unreadable(cx, node);
  return fact.type === 'ratio' ? { numerator: formatNumber(value), denominator: formatNumber(per) } : formatNumber(div(value, per));
}

/** Whether a value is counted in another unit of time than its fact: two weeks are not two days. */
function otherTime(noun: string | undefined, own: string | undefined): boolean {
  const unit = (word: string | undefined) => /^(?:working )?(?:day|week|month|quarter|year)(?=s?$)/.exec(word ?? '')?.[0];
  return unit(own) !== undefined && unit(noun) !== undefined && unit(own) !== unit(noun);
}

/** A plain number; undefined for anything else. */
export function plainNumber(_cx: Context, node: ScenarioValue): string | undefined {
  const value = node.$type === 'Observation' && !node.total ? quantityValue(node.value) : undefined;
  return value && formatNumber(value);
}

/** A literal with its sign, without its rates. */
export function quantityValue(node: Quantity): Rational | undefined {
  const value = literalValue(node.lexeme);
  return value && node.negative ? neg(value) : value;
}

function unreadable(cx: Context, node: Observation): undefined {
  cx.report('TYP-101', node, { text: node.$cstNode?.text ?? '' });
  return undefined;
}
