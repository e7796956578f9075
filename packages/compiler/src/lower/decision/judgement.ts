/** Judgements: what a named party decides, by when, and what counts otherwise. */
import type { AstNode } from 'langium';
import type { Expr, GrainId, Judgement as ProgramJudgement, JudgementType } from '@remit/program';
import { formatNumber, isInteger, neg, sign } from '@remit/program/rational';
import type { DecidedBy, Judgement } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { codesOf, unitOf } from '../declaration/fact.ts';
import { dimensionIds } from '../dimension.ts';
import type { Facet } from '../expression/reference.ts';
import { kindOfJudgement } from '../kind.ts';
import { dateText, literalKind, literalValue } from '../literal.ts';
import { fileOf } from '../place.ts';
import { readValue } from '../read.ts';
import type { Scope } from '../scope.ts';
import { deciderOf } from './decider.ts';
import { lastDays } from './last-days.ts';

/** The decision for the period of the scope. */
export function readJudgement(cx: Context, node: Judgement, at: AstNode, scope: Scope, facet: Facet = {}): Expr {
  const judgement = declareJudgement(cx, node);
  if (!judgement || facet.part !== undefined || facet.pooled || facet.among) return cx.refuse('TYP-118', at, { name: node.name });
  return readValue(cx, { op: 'decided', id: judgement.id }, judgement, at, scope, node.name);
}

/** The judgement in the program; made once. Nothing where its text does not say by when. */
export function declareJudgement(cx: Context, node: Judgement): ProgramJudgement | undefined {
  const id = cx.id(node, fileOf(node));
  const known = cx.judgements.get(id);
  if (known) return known;
  const clause = node.clauses.find((c) => c.$type === 'DecidedBy');
  if (!clause) return void cx.report('MOD-134', node, { name: node.name, clause: 'not later than' });
  const type = typeOf(node);
  const grain = grainOf(node, clause);
  const late = node.clauses.find((c) => c.$type === 'LateDecisions');
  const lateUntil = late && dateText(late.date);
  if (late && lateUntil === undefined) cx.report('TYP-101', late, { text: late.date });
  const codes = type === 'code' ? codesOf(node.clauses as never) : undefined;
  const judgement: ProgramJudgement = {
    id, ...(node.title === undefined ? {} : { title: node.title }), ...deciderOf(cx, node), type, ...(codes ? { codes } : {}),
    grain, each: dimensionIds(node.dimensions), deadline: lastDays(cx, node, clause, grain),
    ...otherwiseOf(cx, node, clause, type, codes), ...(lateUntil === undefined ? {} : { lateUntil }),
  };
  const last = Object.values(judgement.deadline).sort().at(-1);
  if (late && lateUntil !== undefined && last !== undefined && lateUntil < last) cx.report('MOD-189', late, { name: node.name, problem: 'late decisions count until a day before the last day for a decision in time' });
  cx.judgements.set(id, cx.at(judgement, node));
  return judgement;
}

function typeOf(node: Judgement): JudgementType {
  if (node.clauses.some((c) => c.$type === 'CountType')) return 'count';
  const kind = kindOfJudgement(node);
  return kind === 'number' && unitOf(node.clauses as never) !== undefined ? 'number' : kind;
}

/** The grain it says; else one day is for the whole contract, and a day of the year for each year. */
function grainOf(node: Judgement, clause: DecidedBy): GrainId {
  if (node.grain !== undefined) return node.grain;
  for (const each of node.clauses) {
    if (each.$type === 'EachGrain') return each.grain;
    if (each.$type === 'OnceGrain') return 'term';
  }
  return clause.date === undefined ? 'year' : 'term';
}

/** What counts without a decision: a constant of the kind that is decided. */
function otherwiseOf(cx: Context, node: Judgement, { hold, default: written }: DecidedBy, type: JudgementType, codes: readonly string[] | undefined): Pick<ProgramJudgement, 'otherwise'> {
  if (hold || !written) return {};
  const wrong = (): Pick<ProgramJudgement, 'otherwise'> => { cx.report('MOD-190', written, { name: node.name, value: written.$cstNode?.text ?? '' }); return {}; };
  switch (written.$type) {
    case 'YesNo': return type === 'bool' ? { otherwise: written.yes } : wrong();
    case 'DateValue': { const date = dateText(written.date); return type === 'date' && date !== undefined ? { otherwise: date } : wrong(); }
    case 'Reference': return type === 'code' && codes?.includes(written.target.$refText) ? { otherwise: written.target.$refText } : wrong();
    case 'Quantity': {
      const value = literalValue(written.lexeme);
      const kind = literalKind(written.lexeme);
      const fits = type === 'count' ? kind === 'number' && !written.negative : type === 'number' ? kind !== 'money' : type === kind;
      if (!value || !fits || type === 'count' && (!isInteger(value) || sign(value) < 0)) return wrong();
      return { otherwise: formatNumber(written.negative ? neg(value) : value) };
    }
    default: return wrong();
  }
}
