/** Measures: facts that are counted, and the value that is made of them. */
import type { AstNode } from 'langium';
import type { Expr, Fact, GrainId } from '@remit/program';
import { formatNumber } from '@remit/program/rational';
import type { Measure, MeasureClause, Window } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { dimensionIds } from '../dimension.ts';
import type { Facet } from '../expression/reference.ts';
import { lowerExpression } from '../expression.ts';
import { kindOfMeasure } from '../kind.ts';
import { literalValue } from '../literal.ts';
import { fileOf } from '../place.ts';
import { contains } from '../reach.ts';
import { readValue } from '../read.ts';
import { within, type Scope } from '../scope.ts';
import { among, daysUntilAvailable, sourceOf } from './fact.ts';
import { measureValue, type Counts } from './measure-value.ts';
import { overWindow, windowName } from './window.ts';
import { rememberAvailableOn } from './available-on.ts';

/** What a measure is made of: one ratio, one plain number, or two groups to compare. */
export type MeasureShape =
  | { shape: 'ratio'; numerator: string; denominator: string; excluded?: string }
  | { shape: 'plain'; part?: string }
  | { shape: 'effect'; kind: 'reduction' | 'difference'; treated: string; control: string };

/** The value of a measure in the period of the scope, over its window. */
export function readMeasure(cx: Context, node: Measure, at: AstNode, scope: Scope, facet: Facet = {}): Expr {
  const reach = declareMeasure(cx, node);
  if (facet.part !== undefined) return readValue(cx, partOf(cx, node, facet.part, at), reach, at, scope, `${node.name}.${facet.part}`);
  if (facet.among && facet.among.length === 1) {
    return among(cx, reach.each, facet.among, at, scope, (inside) => readMeasure(cx, node, at, inside));
  }
  const window = scope.window ?? declaredWindow(node);
  if (facet.pooled || facet.among) return pooled(cx, node, at, scope, facet);
  if (isPlain(node) && !window) return readValue(cx, { op: 'fact', id: reach.id }, reach, at, scope, node.name);
  if (window?.$type === 'TrailingWindow' && isAveraged(node)) return cx.refuse('TYP-124', at, {});
  const own = { grain: window?.$type === 'TrailingWindow' ? readerGrain(reach.grain, scope) : reach.grain, each: reach.each };
  const id = `${reach.id}${window ? ` over ${windowName(window)}` : ''}${own.grain === reach.grain ? '' : ` each ${own.grain}`}.value`;
  if (!cx.vars.has(id)) {
    const inside: Scope = { grain: own.grain, each: reach.each };
    const counts: Counts = (part) => overWindow(cx, window, fact(node, reach, part), reach.grain, inside, at);
    const expr = measureValue(cx, node, counts, inside);
    cx.addVar(cx.at({
      id, type: kindOfMeasure(node), grain: own.grain, each: [...reach.each], expr,
      ...(node.title === undefined ? {} : { title: node.title }), ...(node.clauses.some((c) => c.$type === 'PublishedTo') ? { published: true as const } : {}),
    }, node));
  }
  return readValue(cx, { op: 'var', id }, own, at, scope, node.name);
}

/** A score, and a mean that is reported without its count, cannot be added up over periods: which of them weighs how much is not known. */
function isAveraged(node: Measure): boolean {
  const main = node.clauses.find(isKind);
  return main?.$type === 'ScoreMeasure' || (main?.$type === 'MeanMeasure' && !main.count);
}

/** A stretch of months that ends with the period is read for the rule's own period, however long that is. */
function readerGrain(own: GrainId, scope: Scope): GrainId {
  return scope.grain !== undefined && contains(scope.grain, own) ? scope.grain : own;
}

/** Whether a measure is read over a stretch that ends with the period. */
export function isTrailing(node: Measure, window: Window | undefined): boolean {
  return (window ?? declaredWindow(node))?.$type === 'TrailingWindow';
}

/** Where the measure's facts are: id of the fact or stem of its facts, grain and dimensions. */
export function declareMeasure(cx: Context, node: Measure): { id: string; grain: GrainId; each: string[] } {
  const id = cx.id(node, fileOf(node));
  refuseIdleClauses(cx, node);
  const each = dimensionIds(node.dimensions);
  const grain = measureGrain(node) ?? cx.inferredGrains.get(node) ?? (cx.terms.frame.years ? 'year' : 'term');
  const shape = shapeOf(node);
  if (shape.shape === 'effect') {
    for (const part of [shape.treated, shape.control]) declare(cx, node, { id: `${id}.${part}`, type: 'count', grain, each, min: { op: 'number', v: '0' } });
  } else {
    declare(cx, node, { id, grain, each, ...typeOf(cx, node, shape, { grain, each }) });
  }
  return { id, grain, each };
}

/** Minimums and exclusions need people that are counted: a denominator, and exclusions from it. */
function refuseIdleClauses(cx: Context, node: Measure): void {
  const shape = shapeOf(node);
  for (const clause of node.clauses) {
    const words = clause.$type === 'MinimumEligible' ? `minimum ${clause.count}` : clause.$type === 'ExclusionLimit' ? 'exclusions at most' : clause.$type === 'NobodyLeft' ? 'nobody left' : undefined;
    if (words === undefined) continue;
    if (shape.shape !== 'ratio') cx.reportOnce('MOD-171', clause, { clause: words, measure: node.name, because: 'it counts no people of whom a part is measured' });
    else if (clause.$type === 'ExclusionLimit' && shape.excluded === undefined) {
      cx.reportOnce('MOD-171', clause, { clause: words, measure: node.name, because: "its denominator names no exclusions ('less …')" });
    }
  }
}

const measured = new WeakSet<Fact>();

/** Whether a fact is one of the numbers of a measure. */
export function isMeasured(fact: Fact): boolean {
  return measured.has(fact);
}

function declare(cx: Context, node: Measure, fact: Fact): void {
  if (cx.facts.has(fact.id)) return;
  measured.add(fact);
  if (node.title !== undefined) fact.title = node.title;
  if (node.clauses.some((c) => c.$type === 'MayBeNotApplicable')) fact.mayBeNotApplicable = true;
  const nobody = node.clauses.find((c) => c.$type === 'NobodyLeft');
  if (nobody?.action === 'not' && fact.type === 'ratio') fact.emptyIsNotApplicable = true;
  const days = daysUntilAvailable(node.clauses);
  if (days !== undefined) fact.availableAfterDays = days;
  rememberAvailableOn(fact, node.clauses);
  const rate = node.clauses.find((c) => c.$type === 'RateMeasure');
  const per = rate && fact.type === 'ratio' ? literalValue(rate.size) : undefined;
  cx.origins.tell(fact, { ...(per ? { per: formatNumber(per) } : {}), ...sourceOf(node.clauses) });
  cx.facts.set(fact.id, cx.at(fact, node));
}

function typeOf(cx: Context, node: Measure, shape: MeasureShape, scope: Scope): Pick<Fact, 'type' | 'unit' | 'parts' | 'min' | 'max'> {
  const main = node.clauses.find(isKind)!;
  const bounds = 'bounds' in main && main.bounds
    ? { min: lowerExpression(cx, main.bounds.low, scope), max: lowerExpression(cx, main.bounds.high, scope) } : {};
  if (main.$type === 'ScoreMeasure') {
    return { type: 'number', min: lowerExpression(cx, main.low, scope), max: lowerExpression(cx, main.high, scope) };
  }
  if (main.$type === 'MoneyMeasure') return { type: 'money', ...bounds };
  if (main.$type === 'CountMeasure') return { type: 'count', ...(main.noun === undefined ? {} : { unit: main.noun }), min: { op: 'number', v: '0' }, ...bounds };
  if (shape.shape !== 'ratio') return { type: 'number', ...bounds };
  const parts = { numerator: shape.numerator, denominator: shape.denominator, ...(shape.excluded === undefined ? {} : { excluded: shape.excluded }) };
  const proportion = main.$type === 'ProportionMeasure' ? { min: { op: 'number', v: '0' } as Expr, max: { op: 'number', v: '1' } as Expr } : {};
  const unit = main.$type === 'RateMeasure' && main.noun !== undefined ? { unit: main.noun } : {};
  return { type: 'ratio', parts, ...unit, ...proportion, ...bounds };
}

/** What the measure is made of, by the clause that says so. */
export function shapeOf(node: Measure): MeasureShape {
  const main = node.clauses.find(isKind);
  switch (main?.$type) {
    case 'ProportionMeasure':
      return { shape: 'ratio', numerator: main.numerator.name, denominator: main.denominator.name, ...(main.exclusions ? { excluded: main.exclusions.name } : {}) };
    case 'RateMeasure': return { shape: 'ratio', numerator: main.numerator.name, denominator: main.denominator?.name ?? main.noun ?? 'population' };
    case 'MeanMeasure': return main.count ? { shape: 'ratio', numerator: main.total.name, denominator: main.count.name } : { shape: 'plain', part: main.total.name };
    case 'EffectMeasure':
      return { shape: 'effect', kind: main.kind, treated: main.cohort.name, control: main.control.name };
    case 'CountMeasure': return { shape: 'plain', part: main.counted.name };
    case 'MoneyMeasure': return { shape: 'plain', part: main.spent.name };
    default: return { shape: 'plain' };
  }
}

type KindClause = Extract<MeasureClause, { $type: `${'Proportion' | 'Rate' | 'Count' | 'Mean' | 'Money' | 'Score' | 'Effect'}Measure` }>;

function isKind(clause: MeasureClause): clause is KindClause {
  return /^(Proportion|Rate|Count|Mean|Money|Score|Effect)Measure$/.test(clause.$type);
}

/** The grain that a measure writes, or that its window counts in. */
export function measureGrain(node: Measure): GrainId | undefined {
  if (node.grain !== undefined) return node.grain;
  for (const clause of node.clauses) {
    if (clause.$type === 'EachGrain') return clause.grain;
    if (clause.$type !== 'MeasuredOver') continue;
    const window = clause.window;
    if (window.$type === 'TrailingWindow') return window.unit === 'years' ? 'year' : window.unit === 'quarters' ? 'quarter' : 'month';
    if (window.$type === 'RelativePeriod' && window.unit !== 'period') return window.unit;
  }
  return undefined;
}

/** A window that moves what is read; `measured over the year` only says the grain. */
function declaredWindow(node: Measure): Window | undefined {
  const window = node.clauses.find((c) => c.$type === 'MeasuredOver')?.window;
  return window?.$type === 'RelativePeriod' && !window.previous ? undefined : window;
}

/** Whether the fact as reported is the measure's value. */
function isPlain(node: Measure): boolean {
  return shapeOf(node).shape !== 'effect'
    && !node.clauses.some((c) => c.$type === 'ExclusionLimit' || c.$type === 'MinimumEligible' || (c.$type === 'PublishedTo' && c.paid));
}

/** One of the numbers the measure is made of, as a reference to its fact. */
function fact(node: Measure, reach: { id: string }, part: string): Expr {
  const shape = shapeOf(node);
  if (shape.shape === 'effect') return { op: 'fact', id: `${reach.id}.${part}` };
  if (shape.shape === 'plain') return { op: 'fact', id: reach.id };
  const which = part === shape.numerator ? 'numerator' : part === shape.denominator ? 'denominator' : 'excluded';
  return { op: 'fact', id: reach.id, part: which };
}

function partOf(cx: Context, node: Measure, part: string, at: AstNode): Expr {
  const shape = shapeOf(node);
  const names = shape.shape === 'ratio' ? [shape.numerator, shape.denominator, shape.excluded]
    : shape.shape === 'effect' ? [shape.treated, shape.control] : [shape.part];
  return names.includes(part) ? fact(node, declareMeasure(cx, node), part) : cx.refuse('TYP-118', at, { name: `${node.name}.${part}` });
}

/** The measure of several elements, members or cohorts together: from the sums of its numbers, never the mean of its values. */
function pooled(cx: Context, node: Measure, at: AstNode, scope: Scope, facet: Facet): Expr {
  const reach = declareMeasure(cx, node);
  if (scope.window ?? declaredWindow(node)) return cx.refuse('MOD-171', at, { clause: 'pooled', measure: node.name, because: 'it is measured over several periods, which are not added up here' });
  const keys = facet.among;
  if (keys) {
    const dim = reach.each.find((d) => keys.every((k) => cx.sets.find((s) => s.id === d)?.elements.some((e) => e.key === k)));
    if (dim === undefined) return cx.refuse('TYP-119', at, { keys: keys.join(', ') });
    const picked: Counts = (part) => ({ op: 'add', args: keys.map((key): Expr => ({ op: 'pick', dim, key, arg: fact(node, reach, part) })) });
    return measureValue(cx, node, picked, within({ ...scope, grain: reach.grain }, [dim]));
  }
  if (facet.pooled !== 'cohorts') {
    const dim = facet.pooled!.dim;
    if (!reach.each.includes(dim)) return cx.refuse('TYP-119', at, { keys: dim });
    const summed: Counts = (part) => ({ op: 'agg', fn: 'sum', in: { dim }, arg: fact(node, reach, part) });
    return measureValue(cx, node, summed, { ...scope, grain: reach.grain });
  }
  if (reach.grain !== 'cohort') return cx.refuse('MOD-171', at, { clause: 'pooled across cohorts', measure: node.name, because: 'it is not measured for each cohort' });
  const counts: Counts = (part) => ({ op: 'over', fn: 'sum', arg: fact(node, reach, part), grain: 'cohort', window: 'term' });
  const value = measureValue(cx, node, counts, { ...scope, grain: 'term' });
  return scope.grain === 'term' || scope.grain === undefined ? value : { op: 'at', arg: value, period: 'term' };
}
