/** What a pilot's end does to payments: those of later periods stop, that of the period it falls in is for a part, and the books are closed. */
import type { Expr, IsoDate, Line, Period, Slot } from '@remit/program';
import type { Payable, Pilot, Subcontract } from '@remit/language/ast';
import { choose } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { dateText, dateWords } from '../literal.ts';
import { dayAfter, pilotsOf, stopsBefore, stopsIn, stopsOf, stopsOfPilot, type Stop } from './stops.ts';
import { checkCut, isInInstalments } from './cut.ts';
import { flowScope } from '../flow/flow-scope.ts';
import { endsInside, hasEnded } from './part-period.ts';
import { pilotClause } from './pilot.ts';

/** Ends the lines of the contract; the first pilot does it for all. */
export function endLines(cx: Context, node: Pilot): void {
  checkNamed(cx, node);
  const closing = closingOf(cx, node);
  if (closing) cx.lines.forEach((line, i) => { cx.lines[i] = withExpressions(cx, line, (expr) => ({ op: 'known', arg: expr, ...closing })); });
  if (pilotsOf(cx)[0] !== node || stopsOf(cx).length === 0) return;
  cx.lines.forEach((line, i) => {
    if (survives(cx, line)) return;
    const ended = hasEnded(cx, line.grain, (period) => stopsOfSlot(cx, line, period));
    if (!ended) return;
    const gone = line.schedule.every((slot) => stopsOfSlot(cx, line, cx.period(slot.period)!).length === 0);
    if (!gone) cx.lines[i] = withExpressions(cx, line, (expr) => choose([{ if: ended, then: { op: 'notApplicable', reason: 'ended' } }], expr));
  });
}

/** The stops that a line-period comes after; an advance for a period that is cut short stops too where it would be paid after the end. */
function stopsOfSlot(cx: Context, line: Line, period: Period): Stop[] {
  const slot: Slot | undefined = line.schedule.find((s) => s.period === period.id);
  if (!slot) return [];
  const isCut = line.kind === 'advance' && stopsIn(cx, period).length > 0 && slot.due > period.start;
  return stopsBefore(cx, isCut ? slot.due : period.start);
}

/** A line with what is inside its rounding, its parts and its limits changed. */
function withExpressions(cx: Context, line: Line, change: (expr: Expr) => Expr): Line {
  const { amount } = line;
  const inner = amount.op === 'round' ? { ...amount, arg: change(amount.arg) } : amount;
  const made: Line = {
    ...line, amount: cx.origins.note(inner, cx.origins.placeOf(amount)),
    ...(line.parts ? { parts: line.parts.map((part) => ({ ...part, expr: change(part.expr) })) } : {}),
    ...(line.limits ? { limits: line.limits.map((limit) => (limit.max.op === 'number' ? limit : { ...limit, max: change(limit.max) })) } : {}),
  };
  return cx.origins.note(made, cx.origins.placeOf(line));
}

function survives(cx: Context, line: Line): boolean {
  if (line.subcontract === undefined) return false;
  return [...cx.flows.keys()].some((n) => n.$type === 'Subcontract' && (n as Subcontract).name === line.subcontract && (n as Subcontract).clauses.some((c) => c.$type === 'Survives'));
}

/** `reconciliations to D`: once the contract has ended, nothing recorded after that day changes what was paid. */
function closingOf(cx: Context, node: Pilot): { until: IsoDate; unless: Expr } | undefined {
  const option = pilotClause(node, 'AfterTheEnd')?.options.find((o) => o.$type === 'ReconciliationsTo');
  const last = stopsOfPilot(cx, node).at(-1);
  if (!option || !last) return undefined;
  const until = dateText(option.date);
  if (until === undefined) { cx.report('TYP-101', option, { text: option.date }); return undefined; }
  if (dayAfter(until) <= last.day) { cx.report('MOD-184', option, { problem: `reconciliations run to ${dateWords(until)}, which is not after the end` }); return undefined; }
  return { until, unless: last.continues };
}

/** Each payment whose period the end falls in is named, or nobody knows whether its part is paid; and only those are. */
function checkNamed(cx: Context, node: Pilot): void {
  const stops = stopsOfPilot(cx, node);
  const clause = pilotClause(node, 'AfterTheEnd');
  const named = new Set(clause?.options.flatMap((o) => (o.$type === 'EndPayments' ? o.payments.map((p) => p.ref) : [])));
  for (const [flow, { lines }] of cx.flows) {
    const cut = lines.flatMap((line) => cx.lines.find((l) => l.id === line.id) ?? []).flatMap((line) => line.schedule.map((s) => cx.period(s.period)!))
      .find((period) => stopsIn(cx, period).some((s) => stops.some((own) => own.day === s.day)));
    const payable = flow as Payable;
    if (cut && !named.has(payable) && mustBeNamed(payable)) cx.report('MOD-185', clause ?? node, { name: payable.name ?? '', period: cut.id });
    if (!cut && named.has(payable)) cx.report('MOD-186', clause!, { name: payable.name ?? '' });
    if (cut) checkCut(cx, clause ?? node, payable, cut);
    if (!cut && payable.$type === 'Payment' && isInInstalments(payable) && inFull(cx, payable.clauses)) {
      cx.report('MOD-187', clause ?? node, { name: payable.name, period: 'the year', why: 'its sum is due in full in a short year, and how many instalments there are would be known only after the first is paid' });
    }
  }
}

/** Whether the sum of a year that a pilot may cut short is due in full. */
function inFull(cx: Context, clauses: readonly { $type: string }[]): boolean {
  return endsInside(cx, 'year') && (flowScope(clauses, 'year', []).partYears ?? cx.terms.partYears).amounts === false;
}

/** Subcontracts, choice and withholds follow what they are worked out from. */
function mustBeNamed(flow: Payable): boolean {
  return flow.$type === 'Payment' || flow.$type === 'Pool' || flow.$type === 'RiskShare' || flow.$type === 'PersonalBudget';
}
