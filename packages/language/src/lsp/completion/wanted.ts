/** Which of the names that may stand at a place suit it best, by what they are and by their units. */
import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { describeGrain, describeType } from '../../types/describe.ts';
import { unitOf } from '../../types/nouns.ts';
import type { TypeComputer } from '../../types/type-computer.ts';
import { isMoney, percentage, quantity, sameUnits, yesNo, type ValueType } from '../../types/value-type.ts';
import type { Place } from './place.ts';

/** Whether a declaration suits a place. */
export type Suits = (node: AstNode) => boolean;

const MONEY = new Set([
  'AmountClause.amount', 'Advance.amount', 'SharedSum.amount', 'Keeps.amount', 'Compare.actual', 'Compare.comparator', 'Variance.value', 'SharedOut.ceiling',
  'CapStep.limit', 'FloorStep.limit', 'MinusStep.value', 'PlusStep.value', 'SubcontractPays.amount', 'PassesOn.amount',
]);
const CONDITIONS = new Set(['Gate.condition', 'OnlyIfStep.condition', 'Conditional.condition', 'RouteExtra.condition', 'Route.condition']);

/** A sign or comparison that has just been written. */
const OPERATOR = /(?:[+-]|\b(?:at\s+least|at\s+most|more\s+than|less\s+than|below|above|same\s+as|is|is\s+not))\s*$/;

/**
 * What suits a place for a name; undefined where nothing suits better than the rest.
 * @param node the node of the last word before the place
 * @param before the text before the place, to its line's start at least
 */
export function suitable(place: Place, node: AstNode | undefined, before: string, types: TypeComputer): Suits | undefined {
  const typed = (fits: (type: ValueType) => boolean): Suits => (each) => {
    const type = types.ofDeclaration(each);
    return type !== undefined && type.kind !== 'unknown' && fits(type);
  };
  if (OPERATOR.test(before)) {
    const left = leftOf(node, types);
    return left && typed((type) => sameUnits(type, left) && (type.percentage === left.percentage || type.units.size > 0));
  }
  const unit = /\bper\s+([a-z][a-z-]*)\s+in\s+$/.exec(before)?.[1];
  if (unit !== undefined && place.at(-1) === 'Rate.source') return typed((type) => sameUnits(type, quantity(new Map([[unitOf(unit), 1]]))));
  if (/[*/]\s*$|\bof\s*$|[(,]\s*$/.test(before) && !/\d%\s+of\s*$/.test(before)) return undefined;
  const wanted = place.findLast((property) => MONEY.has(property) || CONDITIONS.has(property) || property === 'SharedItem.value' || property === 'ReduceStep.rate' || property === 'EarnedBack.score');
  if (wanted === undefined) return undefined;
  if (MONEY.has(wanted)) return typed(isMoney);
  if (wanted === 'ReduceStep.rate') return typed((type) => sameUnits(type, percentage) && type.percentage);
  if (CONDITIONS.has(wanted)) return (each) => ast.isOutcome(each) || typed((type) => type.kind === yesNo.kind)(each);
  return ast.isOutcome;
}

/** Whether a day may be the value at a place where any value can be written: compared with a day, or the value of a fact that is one. */
export function takesDay(node: AstNode | undefined, before: string, types: TypeComputer): boolean {
  const assignment = AstUtils.getContainerOfType(node, ast.isAssignment);
  const target = assignment?.target?.ref;
  if (target) return /=\s*$/.test(before) && types.ofDeclaration(target)?.kind === 'date';
  return OPERATOR.test(before) && leftOf(node, types)?.kind === 'date';
}

/** What stands left of a sign or comparison that has just been written. */
function leftOf(node: AstNode | undefined, types: TypeComputer): ValueType | undefined {
  const expression = AstUtils.getContainerOfType(node, ast.isExpression);
  if (!expression) return undefined;
  const type = types.ofExpression(expression);
  return type.kind === 'unknown' ? undefined : type;
}

/** What kind of value a name has, in words: `a sum of money, each year`; undefined where it has none. */
export function valueWords(node: AstNode, types: TypeComputer): string | undefined {
  const type = types.ofDeclaration(node);
  if (!type || type.kind === 'unknown') return undefined;
  return type.grain === 'any' ? describeType(type) : `${describeType(type)}, ${describeGrain(type.grain)}`;
}

