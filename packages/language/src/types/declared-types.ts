import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { codesOf } from '../scoping/codes.ts';
import { timeNouns, unitOf } from './nouns.ts';
import { code, date, money, number, percentage, quantity, unknown, yesNo, type Grain, type ValueType } from './value-type.ts';

/** The group, set or bands behind a dimension or its singular member. */
export function ownerOf(dimension: AstNode | undefined): AstNode | undefined {
  return ast.isMember(dimension) ? dimension.$container : dimension;
}

/** The owners of a declaration's `for each …`. */
export function dimensionsOf(node: { readonly dimensions: readonly { readonly ref?: AstNode }[] }): ReadonlySet<AstNode> {
  return new Set(node.dimensions.map(dimension => ownerOf(dimension.ref)).filter(owner => owner !== undefined));
}

/** The groups whose members a subcontract is with: it is for each of them. */
export function membersOf(node: ast.Subcontract): ReadonlySet<AstNode> {
  const parties = node.clauses.filter(ast.isSubcontractParties).flatMap(clause => [clause.head?.ref, clause.subcontractor?.ref]);
  return new Set(parties.map(party => (ast.isMember(party) || ast.isGroup(party) ? ownerOf(party) : undefined)).filter(owner => owner !== undefined));
}

/** The grain a declaration states, in its head or by a clause `each year` or `once`. */
export function statedGrain(node: { readonly grain?: string; readonly clauses?: readonly AstNode[] }): Grain {
  if (node.grain) return node.grain as Grain;
  const clause = node.clauses?.find(each => ast.isEachGrain(each) || ast.isOnceGrain(each));
  if (ast.isEachGrain(clause)) return (clause.grain ?? 'any') as Grain;
  return 'any';
}

/** Whether clauses have values read over a stretch that ends with or before the period, whatever their own grain. */
export function isOverStretch(clauses: readonly AstNode[]): boolean {
  return clauses.some(clause => ast.isMeasuredOver(clause) && ast.isTrailingWindow(clause.window));
}

/** The grain of a flow of money, by how often it is paid. */
export function paidGrain(clauses: readonly AstNode[]): Grain {
  const paid = clauses.find(ast.isPaid);
  const pays = clauses.find(ast.isSubcontractPays);
  if (paid?.perCohort) return 'cohort';
  switch (paid?.frequency ?? pays?.frequency) {
    case 'monthly': return 'month';
    case 'quarterly': return 'quarter';
    case 'yearly': return 'year';
    case 'once': return 'term';
    default: return 'any';
  }
}

/** The type of a literal: its unit noun and its rates. A rate over time is a schedule, a rate on a source is already multiplied. */
export function literalType(literal: ast.Quantity): ValueType {
  const lexeme = literal.lexeme ?? '';
  const base = /^[£€$₹¥A-Z]/.test(lexeme) ? money : lexeme.endsWith('%') || lexeme.includes('/') ? percentage
    : literal.noun ? quantity(new Map([[unitOf(literal.noun), 1]])) : { ...number, bare: literal.rates.length === 0 };
  const units = new Map(base.units);
  for (const rate of literal.rates) {
    // So many in a thousand people is a plain number; a price per thousand stays a price.
    if (rate.size !== undefined && !rate.source && !units.has('money')) units.clear();
    // So much per person of a population is a sum.
    if (rate.source || (rate.size !== undefined && !units.has('money'))) continue;
    if (rate.dimension || !rate.noun || timeNouns.has(rate.noun)) continue;
    const unit = unitOf(rate.noun);
    units.set(unit, (units.get(unit) ?? 0) - 1);
  }
  return { ...base, units };
}

/** The type a fact or a judgement declares. */
export function factType(node: ast.Fact | ast.Judgement | ast.SizeFact): ValueType {
  const grain = ast.isSizeFact(node) ? 'year' : statedGrain(node);
  const dimensions = ast.isSizeFact(node) ? new Set<AstNode>() : dimensionsOf(node);
  if (ast.isSizeFact(node)) return quantity(new Map([['person', 1]]), { grain });
  for (const clause of node.clauses) {
    if (ast.isYesNoType(clause)) return { ...yesNo, grain, dimensions };
    if (ast.isCodeType(clause)) return { ...code(node), grain, dimensions };
    if (ast.isCountType(clause)) return quantity(new Map([[unitOf(clause.noun), 1]]), { grain, dimensions });
    if (ast.isDurationType(clause)) return quantity(new Map([[unitOf(clause.unit), 1]]), { grain, dimensions });
    if (ast.isPlainType(clause)) {
      const plain = clause.kind === 'money' ? money : clause.kind === 'percentage' ? percentage : clause.kind === 'date' ? date : number;
      return { ...plain, grain, dimensions };
    }
  }
  return { ...unknown, grain, dimensions };
}

/** The type of what a measure reports. */
export function measureType(measure: ast.Measure): ValueType {
  const more = { grain: isOverStretch(measure.clauses) ? 'any' as const : statedGrain(measure), dimensions: dimensionsOf(measure) };
  for (const clause of measure.clauses) {
    if (ast.isProportionMeasure(clause) || ast.isEffectMeasure(clause)) return { ...percentage, ...more };
    if (ast.isRateMeasure(clause) || ast.isScoreMeasure(clause)) return { ...number, ...more };
    if (ast.isMoneyMeasure(clause)) return { ...money, ...more };
    if (ast.isCountMeasure(clause)) return quantity(new Map([[unitOf(clause.noun), 1]]), more);
    if (ast.isMeanMeasure(clause)) {
      const low = clause.bounds?.low;
      return ast.isQuantity(low) ? { ...literalType(low), ...more } : { ...unknown, ...more };
    }
  }
  return { ...unknown, ...more };
}

/** The type of the current member of a dimension, as a code. */
export function memberType(node: AstNode): ValueType {
  const owner = ownerOf(node);
  return { ...code(codesOf(owner) ? owner : undefined), dimensions: new Set(owner ? [owner] : []) };
}
