/** Names in expressions: what they stand for, read for the period that the text says. */
import type { AstNode } from 'langium';
import type { Expr, GrainId } from '@remit/program';
import type { Referable, Reference } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { readFact, readSizeOf } from '../declaration/fact.ts';
import { readLet } from '../declaration/let.ts';
import { readMeasure } from '../declaration/measure.ts';
import { readOutcome } from '../declaration/outcome.ts';
import { lookUpHere } from '../declaration/table.ts';
import { dimensionId } from '../dimension.ts';
import { readJudgement } from '../decision/judgement.ts';
import { readFlow, readFlowBeforeUplift } from '../flow/read-flow.ts';
import type { Scope } from '../scope.ts';
import { isAbsolute, readIn } from './in-period.ts';

/** What is read of a declaration besides its value. */
export interface Facet {
  part?: string;
  among?: readonly string[];
  /** From the sums of the counts of all cohorts, or of all elements of a dimension. */
  pooled?: 'cohorts' | { dim: string };
}

export function lowerReference(cx: Context, node: Reference, scope: Scope): Expr {
  const target = node.target.ref;
  if (!target) return cx.refuse('REF-101', node, { name: node.target.$refText });
  const facet: Facet = {
    ...(node.part ? { part: node.part.$refText } : {}),
    ...(node.codes.length > 0 ? { among: node.codes.map((c) => c.$refText) } : {}),
    ...(node.pooled ? { pooled: node.dimension?.ref ? { dim: dimensionId(node.dimension.ref) } : 'cohorts' as const } : {}),
  };
  const read = (inside: Scope): Expr =>
    node.beforeUplift ? readFlowBeforeUplift(cx, target, node, inside)
      : isFlow(target) && node.period ? inTermOnly(cx, readDeclaration(cx, target, node, inside, facet), inside.grain)
        : readDeclaration(cx, target, node, inside, facet);
  return node.period ? readIn(cx, node.period, isAbsolute(node.period) ? { ...scope, window: undefined } : scope, read) : read(scope);
}

function isFlow(node: Referable): boolean {
  return node.$type === 'Payment' || node.$type === 'Pool' || node.$type === 'RiskShare' || node.$type === 'Subcontract' || node.$type === 'Choice' || node.$type === 'Withhold' || node.$type === 'PersonalBudget';
}

/** Nothing was paid before the term, and what is not known is never nothing: there the payment is missing. */
function inTermOnly(cx: Context, expr: Expr, grain: GrainId | undefined): Expr {
  if (grain === undefined || !cx.periodsOf(grain, 'with history').some((p) => p.history)) return expr;
  return { op: 'byPeriod', grain, cases: [{ periods: cx.periodsOf(grain, 'in the term').map((p) => p.id), v: expr }] };
}

/** The value of a declaration, read in the period of the scope. */
export function readDeclaration(cx: Context, target: Referable, node: AstNode, scope: Scope, facet: Facet = {}): Expr {
  switch (target.$type) {
    case 'Fact': case 'SizeFact': return readFact(cx, target, node, scope, facet);
    case 'Population': return readSizeOf(cx, target, node, scope);
    case 'Measure': return readMeasure(cx, target, node, scope, facet);
    case 'Outcome': return readOutcome(cx, target, node, scope, facet);
    case 'Let': return readLet(cx, target, node, scope, facet);
    case 'Payment': case 'Pool': case 'RiskShare': case 'Subcontract': case 'Choice': case 'Withhold': case 'PersonalBudget': return readFlow(cx, target, node, scope);
    case 'Code': return { op: 'code', v: target.name };
    case 'Group': case 'Member': case 'SetDeclaration': case 'BandsDeclaration': {
      const dim = dimensionId(target);
      return scope.open || scope.each.includes(dim) ? { op: 'key', dim } : cx.refuse('TYP-103', node, { what: target.name });
    }
    case 'Column': case 'Table': return lookUpHere(cx, target, node, scope);
    case 'Curve': return cx.refuse('TYP-113', node, { name: target.name });
    case 'Judgement': return readJudgement(cx, target, node, scope, facet);
    case 'SharedItem': case 'Cohort': case 'Party': case 'Body': case 'Fund': return cx.refuse('TYP-114', node, { name: target.name ?? '' });
  }
}
