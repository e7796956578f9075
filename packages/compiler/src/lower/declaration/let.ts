/** `let`: named values. */
import { AstUtils, type AstNode } from 'langium';
import type { DimensionId, Expr } from '@remit/program';
import { isColumn, isLet, isOutcome, isRate, isReference, isTable, type Let } from '@remit/language/ast';
import { inOrderOfNeed } from '@remit/language/model/order-of-need';
import { choose, num } from '../../emit/fold.ts';
import { lowerAmount } from '../amount.ts';
import { cellsFor } from '../columns.ts';
import type { Context } from '../context.ts';
import { dimensionIds } from '../dimension.ts';
import type { Facet } from '../expression/reference.ts';
import { kindOfAmount } from '../kind.ts';
import { withReporting } from '../flow/reporting.ts';
import { noReportRule } from '../no-report.ts';
import { fileOf } from '../place.ts';
import { needsOf } from '../reach.ts';
import { readValue } from '../read.ts';
import type { Scope } from '../scope.ts';
import { among } from './fact.ts';
import { arePeople } from './parties.ts';
import { readWindow } from './window.ts';

/** The value of a let in the period of the scope. */
export function readLet(cx: Context, node: Let, at: AstNode, scope: Scope, facet: Facet = {}): Expr {
  const id = declareLet(cx, node);
  if (id === undefined) return cx.refuse('MOD-111', at, { name: node.name });
  const variable = cx.vars.get(id)!;
  if (facet.part !== undefined || facet.pooled) return cx.refuse('TYP-118', at, { name: node.name });
  if (facet.among) return among(cx, variable.each, facet.among, at, scope, (inside) => readLet(cx, node, at, inside));
  return readWindow(cx, scope, at, (inside) => readValue(cx, { op: 'var', id }, variable, at, inside, node.name));
}

/** The var of a let, made once, after those of the lets it reads; undefined while it is being made. What it does not declare follows from what it reads. */
export function declareLet(cx: Context, node: Let): string | undefined {
  inOrderOfNeed<AstNode>(node, {
    needs: readByLets,
    skips: (each) => cx.lets.has(each),
    begin: (each) => {
      cx.lets.set(each, undefined);
      if (isLet(each)) cx.id(each, fileOf(each));
    },
    finish: (each) => {
      if (isLet(each)) cx.lets.set(each, makeVar(cx, each));
    },
  });
  return cx.lets.get(node);
}

/** What lowering a let makes besides: the lets it names, and those it reads through columns and outcomes. */
function* readByLets(node: AstNode): Generator<AstNode> {
  for (const part of partsRead(node)) {
    for (const each of AstUtils.streamAst(part)) {
      const target = isReference(each) ? each.target.ref : isRate(each) ? each.source?.ref : undefined;
      if (isLet(target) || isTable(target) || isColumn(target) || isOutcome(target)) yield target;
    }
  }
  const measured = isOutcome(node) ? node.clauses.find((c) => c.$type === 'MeasuredBy')?.measure.ref : undefined;
  if (measured) yield measured;
}

function partsRead(node: AstNode): readonly AstNode[] {
  if (isLet(node)) return [node.amount, ...node.options];
  return isTable(node) || isColumn(node) ? cellsFor(node).flatMap((cell) => cell?.amount ?? []) : [];
}

function makeVar(cx: Context, node: Let): string {
  const id = cx.id(node, fileOf(node));
  const declared = dimensionIds(node.dimensions);
  const scope: Scope = {
    ...(node.grain === undefined ? {} : { grain: node.grain }), each: declared, ...(declared.length === 0 ? { open: true } : {}),
  };
  const noReport = node.options.find((o) => o.$type === 'NoReport');
  const na = node.options.find((o) => o.$type === 'NotApplicable')?.action;
  refuseIdle(cx, node, na);
  const lowered = lowerAmount(cx, node.amount, scope, na === undefined ? {} : { notApplicable: na });
  const reported = withReporting(cx, lowered.expr, noReport && noReportRule(cx, noReport, node.grain), id);
  const expr = instead(cx, node, reported, na);
  const needs = needsOf(cx, expr);
  const each: DimensionId[] = declared.length > 0 ? declared : needs.each;
  const person = node.published ? each.find((d) => arePeople(cx, d)) : undefined;
  if (person !== undefined) cx.report('MOD-236', node, { name: node.name, group: person });
  cx.vars.set(id, cx.at({
    id, type: kindOfAmount(node.amount, cx.kinds), grain: node.grain ?? needs.grain ?? 'term', each, expr,
    ...(node.title === undefined ? {} : { title: node.title }), ...(node.published ? { published: true as const } : {}),
  }, node));
  return id;
}

/** Options that would change nothing in this let. */
function refuseIdle(cx: Context, node: Let, na: string | undefined): void {
  const clause = node.options.find((o) => o.$type === 'NotApplicable');
  const shared = node.amount.value.$type === 'SharedOut';
  const leftOut = node.amount.value.$type === 'Aggregate' && node.amount.steps.length === 0;
  const instead = na?.startsWith('gate') ? 'A let has no gate.'
    : na === 'share its weight' && !shared ? "It works where a sum is shared out: 'up to … { … for … }'."
      : na === 'pays in full' && leftOut ? 'An aggregate leaves out what is not applicable.' : undefined;
  if (clause && instead) cx.report('MOD-168', clause, { clause: `not applicable: ${na}`, name: node.name, instead });
}

/** What the options of a let put in place of "not applicable" and of a division by nothing. */
function instead(cx: Context, node: Let, expr: Expr, na: string | undefined): Expr {
  const nobody = node.options.find((o) => o.$type === 'NobodyScores');
  let value = expr;
  if (nobody?.action === 'nothing') {
    if (value.op !== 'div') return cx.refuse('MOD-112', nobody, { name: node.name });
    value = choose([{ if: { op: 'cmp', rel: 'eq', args: [value.args[1]!, num(0)] }, then: num(0) }], value);
  }
  const replaced = na === 'pays nothing' ? num(0) : na === 'pays in full' ? num(1) : undefined;
  const never = value.op === 'agg' && (value.fn === 'sum' || value.fn === 'count');
  return replaced && !never ? choose([{ if: { op: 'isNotApplicable', arg: value }, then: replaced }], value) : value;
}

