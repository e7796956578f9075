/** `AwardPanel decides Continuation = yes on 3 January 2028` */
import type { Judgement, JudgementType, ObservedValue } from '@remit/program';
import type { Decision } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { dimensionId } from '../dimension.ts';
import { judgeOf } from '../decision/decider.ts';
import { declareJudgement } from '../decision/judgement.ts';
import { literalKind, dateText } from '../literal.ts';
import { namedPeriod } from '../period.ts';
import type { FactSheet, Place } from './fact-sheet.ts';
import { observedValue } from './observed-value.ts';

/** Enters a decision into the sheet. Without its day it counts as taken in good time. */
export function decide(cx: Context, sheet: FactSheet, node: Decision, place: Place): void {
  const target = node.judgement.ref;
  const judgement = target && declareJudgement(cx, target);
  if (!target || !judgement) return;
  if (!sheet.takes(judgement.id)) return cx.report('SCN-125', node, { name: target.name });
  const judge = judgeOf(target);
  if (judge && node.body.ref && judge !== node.body.ref) return cx.report('SCN-120', node, { judgement: target.name, named: node.body.$refText, decider: judge.name });
  if (!fits(node, judgement.type, judgement.codes)) return cx.report('SCN-121', node, { judgement: target.name, value: node.value.$cstNode?.text ?? '', type: wordsFor(judgement.type, judgement.codes) });
  const recordedAt = node.date === undefined ? place.recordedAt : dateText(node.date);
  if (node.date !== undefined && recordedAt === undefined) return cx.report('TYP-101', node, { text: node.date });
  const period = judgement.grain === 'term' ? 'term' : node.period ? namedPeriod(cx, node.period)?.id : place.period;
  if (period === undefined || cx.period(period)?.grain !== judgement.grain) return cx.report('SCN-104', node, { name: target.name, grain: judgement.grain });
  const value = observedValue(cx, node.value, { id: judgement.id, type: judgement.type, grain: judgement.grain, each: judgement.each });
  if (value === undefined) return;
  for (const dims of keysFor(cx, node, judgement, place.dims)) {
    const decidedBy = node.tookPart.map(({ ref, $refText }) => (ref && ref.$type !== 'Party' ? dims[dimensionId(ref)] : undefined) ?? $refText);
    sheet.add({ fact: judgement.id, period, dims, value: value as ObservedValue | 'missing', node, ...(decidedBy.length > 0 ? { decidedBy } : {}), ...(recordedAt === undefined ? {} : { recordedAt }) });
  }
}

/** For whom it is decided: the member at hand, and each element of a set that is named; none (and a finding) where one is not given. */
function keysFor(cx: Context, node: Decision, { each }: Judgement, given: Readonly<Record<string, string>>): Record<string, string>[] {
  let all: Record<string, string>[] = [Object.create(null) as Record<string, string>];
  const named = new Set(node.codes.map(({ $refText }) => $refText));
  for (const dim of each) {
    const elements = cx.sets.find(({ id }) => id === dim)?.elements ?? [];
    const keys = given[dim] === undefined ? elements.map(({ key }) => key).filter((key) => named.has(key)) : [given[dim]];
    if (keys.length === 0) cx.report('SCN-103', node, { name: node.judgement.$refText, dimension: dim });
    for (const key of keys) named.delete(key);
    all = all.flatMap((dims) => keys.map((key) => Object.assign(Object.create(null) as Record<string, string>, dims, { [dim]: key })));
  }
  const [stray] = named;
  if (stray === undefined) return all;
  cx.report('SCN-140', node, { code: stray, judgement: node.judgement.$refText });
  return [];
}

function fits({ value }: Decision, type: JudgementType, codes: readonly string[] | undefined): boolean {
  switch (value.$type) {
    case 'MissingValue': return true;
    case 'NotApplicableValue': return false;
    case 'YesNo': return type === 'bool';
    case 'DateValue': return type === 'date';
    case 'CodeValue': return type === 'code' && (codes?.includes(value.code.$refText) ?? false);
    case 'Observation': {
      const kind = literalKind(value.value.lexeme);
      return value.total === undefined && (type === 'number' || type === 'count' ? kind !== 'money' : type === kind);
    }
  }
}

function wordsFor(type: JudgementType, codes: readonly string[] | undefined): string {
  switch (type) {
    case 'bool': return "'yes' or 'no'";
    case 'code': return `one of ${(codes ?? []).join(', ')}`;
    case 'money': return 'a sum of money';
    case 'count': return 'a count';
    default: return `a ${type}`;
  }
}
