/** Types of literals with their rates, and of names. */
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { kindNoun } from '../../diagnostics/kinds.ts';
import * as typ from '../../diagnostics/typ.ts';
import { literalType, ownerOf } from '../declared-types.ts';
import { describeGrain, describeType, nameOf } from '../describe.ts';
import type { Inference, RulePlace } from '../inference.ts';
import { unitOf } from '../nouns.ts';
import * as t from '../value-type.ts';
import type { Grain, ValueType } from '../value-type.ts';

/** A price per something is taken of what counts that thing. */
export function typeOfLiteral(infer: Inference, node: ast.Quantity): ValueType {
  for (const rate of node.rates) {
    const target = rate.source?.ref;
    if (!rate.noun || !(ast.isFact(target) || ast.isMeasure(target) || ast.isLet(target) || ast.isPopulation(target))) continue;
    const type = infer.types.ofDeclaration(target);
    const [[unit, power] = ['', 0], ...more] = type?.units ?? [];
    if (type?.kind !== 'quantity' || more.length > 0 || power !== 1 || unit === unitOf(rate.noun)) continue;
    infer.tell(typ.priceOfAnother, { noun: unitOf(rate.noun), name: rate.source!.$refText, counted: describeType(type) }, rate);
  }
  return literalType(node);
}

/** What a name stands for, where it is read: with its members given or bound, for the period of the rule or another. */
export function typeOfReference(infer: Inference, node: ast.Reference, place: RulePlace): ValueType {
  const target = node.target?.ref;
  if (!target) return t.unknown;
  const part = node.part?.ref;
  const type = infer.types.ofDeclaration(part ?? target);
  if (!type) {
    infer.tell(typ.notAValue, { name: node.target.$refText, kind: kindNoun(target.$type) }, node);
    return t.unknown;
  }
  const given = new Set(node.codes.map(code => ownerOf(code.ref?.$container)).filter(owner => owner !== undefined));
  if (node.pooled && ownerOf(node.dimension?.ref)) given.add(ownerOf(node.dimension!.ref)!);
  const dimensions = new Set([...type.dimensions].filter(dimension => !given.has(dimension)));
  checkMembers(infer, node, type, dimensions, place);
  const otherPeriod = node.period !== undefined || node.pooled;
  if (!otherPeriod) checkGrain(infer, node, target, type.grain, place);
  return { ...type, dimensions, grain: otherPeriod ? 'any' : type.grain };
}

/** Every member the value varies over must be known, by `for each` or `across`. */
function checkMembers(infer: Inference, node: ast.Reference, type: ValueType, dimensions: ReadonlySet<AstNode>, place: RulePlace): void {
  if (!place.dimensions) return;
  for (const dimension of dimensions) {
    if (place.dimensions.has(dimension)) continue;
    const each = 'member' in dimension && ast.isMember(dimension.member) ? dimension.member.name : nameOf(dimension);
    infer.tell(typ.acrossNeeded, { name: node.target.$refText, dimension: nameOf(dimension), each, sort: sortOf(type, node) }, node);
    return;
  }
}

/** How values of all members may come together: rates are not added up. */
function sortOf(type: ValueType, { target }: ast.Reference): 'sum' | 'ratio' | 'rate' | 'other' {
  if (type.kind !== 'quantity') return 'other';
  if (ast.isMeasure(target.ref) && target.ref.clauses.some(clause => ast.isProportionMeasure(clause))) return 'ratio';
  return type.percentage || [...type.units.values()].some(power => power < 0) ? 'rate' : 'sum';
}

function checkGrain(infer: Inference, node: ast.Reference, target: AstNode, grain: Grain, place: RulePlace): void {
  const params = { name: node.target.$refText, grain: describeGrain(grain), rule: describeGrain(place.grain) };
  if (ast.isPayable(target)) {
    if (t.finer(place.grain, grain)) infer.tell(typ.paymentTooCoarse, params, node);
  } else if (!place.overStretch && t.finer(grain, place.grain)) infer.tell(typ.grainTooFine, params, node);
}
