/** Facts: what comes from outside, with type, bounds and grain. */
import type { AstNode } from 'langium';
import type { DimensionId, Expr, Fact as ProgramFact, FactType, GrainId, ToldOfFact } from '@remit/program';
import type { Fact, FactClause, Population, SizeFact } from '@remit/language/ast';
import { add, max, min, num } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { dimensionIds } from '../dimension.ts';
import type { Facet } from '../expression/reference.ts';
import { lowerExpression } from '../expression.ts';
import { kindOfFact } from '../kind.ts';
import { smallCount } from '../literal.ts';
import { fileOf } from '../place.ts';
import { leastOfPart } from '../pilot/part-bounds.ts';
import { readValue } from '../read.ts';
import { within, type Scope } from '../scope.ts';
import { readWindow } from './window.ts';
import { rememberAvailableOn } from './available-on.ts';

/** The value of a fact in the period of the scope. */
export function readFact(cx: Context, node: Fact | SizeFact, at: AstNode, scope: Scope, facet: Facet = {}): Expr {
  const fact = declareFact(cx, node);
  if (facet.part !== undefined || facet.pooled) return cx.refuse('TYP-118', at, { name: node.name });
  if (facet.among) return among(cx, fact.each, facet.among, at, scope, (inside) => readFact(cx, node, at, inside));
  return readWindow(cx, node.$type === 'Fact' ? scope : { ...scope, window: undefined }, at, (inside) => readValue(cx, capped(cx, node, fact), fact, at, inside, node.name));
}

/** `beyond bounds: capped`: any size may be reported, and counts no further than the bounds. */
function isCapped(node: Fact | SizeFact): node is SizeFact {
  const population = node.$type === 'SizeFact' ? node.$container?.$container : undefined;
  return population?.$type === 'Population' && (population as Population).clauses.some((c) => c.$type === 'BeyondBounds' && c.action === 'capped');
}

function capped(cx: Context, node: Fact | SizeFact, fact: ProgramFact): Expr {
  const value: Expr = { op: 'fact', id: fact.id };
  if (!isCapped(node)) return value;
  const bounds = boundsOf(cx, node.clauses, { grain: fact.grain, each: fact.each }, isCount(node));
  const least = bounds.min ? max(value, bounds.min) : value;
  return cx.addVar(cx.at({ id: `${fact.id}.capped`, type: 'number', grain: fact.grain, each: fact.each, expr: bounds.max ? min(least, bounds.max) : least }, node));
}

/** The size of a population: its size fact. */
export function readSizeOf(cx: Context, node: Population, at: AstNode, scope: Scope): Expr {
  const size = node.clauses.find((c) => c.$type === 'PopulationSize');
  return size ? readFact(cx, size.fact, at, scope) : cx.refuse('MOD-110', at, { population: node.name });
}

/** The fact in the program; made once. */
export function declareFact(cx: Context, node: Fact | SizeFact): ProgramFact {
  const id = cx.id(node, fileOf(node));
  const known = cx.facts.get(id);
  if (known) return known;
  const each = node.$type === 'Fact' ? dimensionIds(node.dimensions) : [];
  const fact: ProgramFact = cx.at({ id, type: factType(node), grain: grainOfFact(cx, node), each }, node);
  cx.facts.set(id, fact);
  const { title } = node.$type === 'Fact' ? node : node.$container.$container;
  if (title !== undefined) fact.title = title;
  const unit = unitOf(node.clauses) ?? (node.$type === 'SizeFact' && fact.type === 'count' ? 'people' : undefined);
  if (unit !== undefined) fact.unit = unit;
  const codes = codesOf(node.clauses);
  if (codes) fact.codes = codes;
  if (!isCapped(node)) Object.assign(fact, boundsOf(cx, node.clauses, { grain: fact.grain, each }, isCount(node)));
  if (fact.min && isOverPeriod(node, fact.type)) fact.min = leastOfPart(cx, fact.min, fact.grain);
  if (node.clauses.some((c) => c.$type === 'MayBeNotApplicable')) fact.mayBeNotApplicable = true;
  const days = daysUntilAvailable(node.clauses);
  if (days !== undefined) fact.availableAfterDays = days;
  rememberAvailableOn(fact, node.clauses);
  cx.origins.tell(fact, sourceOf(node.clauses));
  return fact;
}

/** Where values come from and who owns the source, as the text says. */
export function sourceOf(clauses: readonly { $type: string }[]): Pick<ToldOfFact, 'source' | 'owner'> {
  const clause = (clauses as readonly FactClause[]).find((c) => c.$type === 'SourceClause');
  return clause ? { source: clause.source, ...(clause.owner === undefined ? {} : { owner: clause.owner }) } : {};
}

/** The grain a fact says, else that of the rules that read it. */
export function grainOfFact(cx: Context, node: Fact | SizeFact): GrainId {
  return declaredGrain(node) ?? cx.inferredGrains.get(node) ?? (cx.terms.frame.years ? 'year' : 'term');
}

/** The grain written in a fact; undefined if it says none. */
export function declaredGrain(node: Fact | SizeFact): GrainId | undefined {
  if (node.$type === 'Fact' && node.grain !== undefined) return node.grain;
  for (const clause of node.clauses) {
    if (clause.$type === 'EachGrain') return clause.grain;
    if (clause.$type === 'OnceGrain') return 'term';
    if (clause.$type === 'CountedOn' && clause.position !== undefined) return 'year';
    if (clause.$type === 'CountedOn' && clause.unit !== undefined && clause.unit !== 'period') return clause.unit;
  }
  return undefined;
}

/** Least and greatest value; a count is never below nothing. */
export function boundsOf(cx: Context, clauses: readonly { $type: string }[], scope: Scope, count: boolean): { min?: Expr; max?: Expr } {
  const bounds: { min?: Expr; max?: Expr } = count ? { min: num(0) } : {};
  for (const clause of clauses as readonly FactClause[]) {
    if (clause.$type === 'BetweenBounds') {
      bounds.min = lowerExpression(cx, clause.low, scope);
      bounds.max = lowerExpression(cx, clause.high, scope);
    }
    if (clause.$type === 'AtLeastBound') bounds.min = lowerExpression(cx, clause.value, scope);
    if (clause.$type === 'AtMostBound') bounds.max = lowerExpression(cx, clause.value, scope);
  }
  return bounds;
}

/** Days after the end of the period when a value is expected; undefined if the text names a date or nothing. */
export function daysUntilAvailable(clauses: readonly { $type: string }[]): number | undefined {
  for (const clause of clauses as readonly FactClause[]) {
    const available = clause.$type === 'Available' ? clause : clause.$type === 'SourceClause' ? clause.available : undefined;
    if (available?.date && /^days?$/.test(available.date.unit)) return smallCount(available.date.count);
  }
  return undefined;
}

/** Values for some elements of a set: the one picked, or their sum. */
export function among(
  cx: Context, each: readonly DimensionId[], keys: readonly string[], at: AstNode, scope: Scope, read: (scope: Scope) => Expr,
): Expr {
  const dim = each.find((d) => keys.every((k) => cx.sets.find((s) => s.id === d)?.elements.some((e) => e.key === k)));
  if (dim === undefined) return cx.refuse('TYP-119', at, { keys: keys.join(', ') });
  const inside = within(scope, [dim]);
  return add(...keys.map((key): Expr => ({ op: 'pick', dim, key, arg: read(inside) })));
}

/** Whether values are counted or spent in the course of the period, and not a state on a day or a share. */
function isOverPeriod(node: Fact | SizeFact, type: FactType): boolean {
  return node.$type === 'Fact' && (type === 'money' || type === 'count' || type === 'number') && !node.clauses.some((c) => c.$type === 'CountedOn');
}

function factType(node: Fact | SizeFact): FactType {
  if (isCount(node)) return 'count';
  return kindOfFact(node);
}

function isCount(node: Fact | SizeFact): boolean {
  return node.clauses.some((c) => c.$type === 'CountType') || (node.$type === 'SizeFact' && !node.clauses.some((c) => c.$type === 'PlainType'));
}

/** The noun or unit of time that values are counted in. */
export function unitOf(clauses: readonly FactClause[]): string | undefined {
  for (const clause of clauses) {
    if (clause.$type === 'CountType') return clause.noun;
    if (clause.$type === 'DurationType') return clause.unit;
  }
  return undefined;
}

/** The codes a value may take. */
export function codesOf(clauses: readonly FactClause[]): string[] | undefined {
  const type = clauses.find((c) => c.$type === 'CodeType');
  if (!type) return undefined;
  const set = type.set?.ref;
  if (!set) return type.codes.map((c) => c.name);
  const declaration = set.$type === 'Member' ? set.$container : set;
  return declaration.$type === 'Group' ? undefined : declaration.codes.map((c) => c.name);
}

