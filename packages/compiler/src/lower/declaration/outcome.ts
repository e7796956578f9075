/** Outcomes: a measure in a population, and the levels it is held against. */
import type { AstNode } from 'langium';
import type { Expr } from '@remit/program';
import type { LevelValue, Measure, Outcome } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { readDeclaration, type Facet } from '../expression/reference.ts';
import { kindOf } from '../kind.ts';
import { lowerLevel } from '../levels.ts';
import { fileOf } from '../place.ts';
import { needsOf } from '../reach.ts';
import { readValue } from '../read.ts';
import type { Scope } from '../scope.ts';
import { among } from './fact.ts';
import { isTrailing } from './measure.ts';
import { windowName } from './window.ts';

const CLAUSES = { baseline: 'Baseline', target: 'Target', floor: 'Floor', stretch: 'Stretch' } as const;

/** The value of an outcome's measure in the period of the scope. */
export function readOutcome(cx: Context, node: Outcome, at: AstNode, scope: Scope, facet: Facet = {}): Expr {
  const measured = node.clauses.find((c) => c.$type === 'MeasuredBy');
  const target = measured?.measure.ref;
  if (!measured || !target) return cx.refuse('OUT-001', at, { outcome: node.name });
  const window = scope.window ?? node.clauses.find((c) => c.$type === 'MeasuredOver')?.window;
  if (target.$type === 'Measure' && !samePopulation(cx, target, measured.population?.ref)) return cx.refuse('MOD-166', measured, { measure: target.name });
  const grain = target.$type === 'Measure' && isTrailing(target, window) ? scope.grain : undefined;
  const id = `${cx.id(node, fileOf(node))}${window ? ` over ${windowName(window)}` : ''}${grain === undefined ? '' : ` each ${grain}`}`;
  if (facet.pooled || facet.part !== undefined) return readDeclaration(cx, target, at, scope, facet);
  if (!cx.vars.has(id)) {
    const inside: Scope = { each: [], open: true, ...(grain === undefined ? {} : { grain }), ...(window ? { window } : {}) };
    const own: Facet = measured.codes.length > 0 ? { among: measured.codes.map((c) => c.$refText) } : {};
    const expr = readDeclaration(cx, target, measured, inside, own);
    const needs = needsOf(cx, expr);
    cx.addVar(cx.at({
      id, type: kindOf({ $type: 'Reference', target: measured.measure } as never, cx.kinds), grain: needs.grain ?? 'term', each: needs.each, expr,
      ...(node.title === undefined ? {} : { title: node.title }),
    }, node));
  }
  const variable = cx.vars.get(id)!;
  if (facet.among) return among(cx, variable.each, facet.among, at, scope, (inside) => readOutcome(cx, node, at, inside));
  return readValue(cx, { op: 'var', id }, variable, at, scope, node.name);
}

/** A measure counts one population: its facts cannot stand for two. */
function samePopulation(cx: Context, measure: Measure, population: AstNode | undefined): boolean {
  if (!population) return true;
  const known = cx.populations.get(measure) ?? population;
  cx.populations.set(measure, known);
  return known === population;
}

/** A level of an outcome: one number, or a number for each contract year. */
export function outcomeLevel(cx: Context, node: Outcome, level: LevelValue['level'], at: AstNode): Expr {
  const clause = node.clauses.find((c) => c.$type === CLAUSES[level]);
  if (!clause || !('value' in clause)) return cx.refuse('MOD-118', at, { outcome: node.name, level });
  return lowerLevel(cx, clause.value, { each: [] }, (other) => outcomeLevel(cx, node, other, at), level === 'baseline' ? 'once found' : 'every year');
}
