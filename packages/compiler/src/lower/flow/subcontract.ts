/** Subcontracts: what the head pays on, by its own price and as a share of what it earns. */
import type { Counterparty, DimensionId, Expr, GrainId, IsoDate, Line, Period, Recovery } from '@remit/program';
import { formatNumber } from '@remit/program/rational';
import type { PassesOn, RecoveryLimit, Subcontract, SubcontractParties, SubcontractPays } from '@remit/language/ast';
import { mul } from '../../emit/fold.ts';
import { addDays, civil, iso } from '../../time/civil.ts';
import { wholeMonths } from '../../time/part-year.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import { dateText, literalValue } from '../literal.ts';
import { finer, needsOf } from '../reach.ts';
import { byOwnPeriod } from '../part-of-period.ts';
import type { Scope } from '../scope.ts';
import { counterparty } from './counterparty.ts';
import { countedSlots, isReported } from './counted-slots.ts';
import { lineAmount } from './finish.ts';
import { plan, type FlowLine } from './flows.ts';
import { refuseIdleSubcontractClauses } from './idle-clauses.ts';
import { instalment, isYearlySum } from './instalments.ts';
import { negativeOf } from './recovery.ts';
import { frequencyGrain, slotsWithin } from './schedule.ts';
import { finestPayment } from './earned-grain.ts';
import { lineTax } from './vat.ts';
import { rational } from '@remit/program/rational';

interface Item { id: string; clause: SubcontractPays | PassesOn; grain: GrainId }

/** Registers the lines of a subcontract: one for each price and each pass-through. */
export function planSubcontract(cx: Context, node: Subcontract): void {
  const parties = node.clauses.find((c) => c.$type === 'SubcontractParties');
  const lines = itemsOf(cx, node).map((item): FlowLine => ({
    id: item.id, grain: item.grain, each: membersOf(parties), parts: [], payer: parties?.head.$refText ?? '', payee: parties?.subcontractor.$refText ?? '',
  }));
  plan(cx, { node, lines });
}

/** Makes the lines of a subcontract. */
export function lowerSubcontract(cx: Context, node: Subcontract): void {
  const parties = node.clauses.find((c) => c.$type === 'SubcontractParties');
  const from = parties?.head.ref && counterparty(parties.head.ref);
  const to = parties?.subcontractor.ref && counterparty(parties.subcontractor.ref);
  refuseIdleSubcontractClauses(cx, node);
  const term = termOf(cx, node);
  if (!parties || !from || !to || !term) return void cx.report('MOD-134', node, { name: node.name, clause: parties ? 'term' : 'by' });
  if ('member' in from && 'member' in to && from.member === to.member) return void cx.report('MOD-147', parties, { name: node.name, group: from.member, problem: 'is between the members of one group, and the text does not say which of them pays which' });
  for (const item of itemsOf(cx, node)) addLine(cx, node, parties, item, from, to, term);
}

function itemsOf(cx: Context, node: Subcontract): Item[] {
  const count: Record<string, number> = {};
  return node.clauses.flatMap((clause): Item[] => {
    if (clause.$type !== 'SubcontractPays' && clause.$type !== 'PassesOn') return [];
    const stem = clause.$type === 'SubcontractPays' ? `${node.name}.pays` : `${node.name}.passes-on`;
    count[stem] = (count[stem] ?? 0) + 1;
    const id = count[stem] === 1 ? stem : `${stem}-${count[stem]}`;
    const grain = clause.$type === 'SubcontractPays' ? frequencyGrain(clause.frequency) : finestPayment(cx, clause.amount) ?? 'year';
    return [{ id, clause, grain }];
  });
}

/** First day and first day after the subcontract's own term; the language refuses one that leaves that of the contract. */
function termOf(cx: Context, node: Subcontract): { start: IsoDate; end: IsoDate } | undefined {
  const clause = node.clauses.find((c) => c.$type === 'TermClause');
  if (!clause) return cx.terms.frame.term;
  const start = dateText(clause.from);
  const last = dateText(clause.to);
  if (start === undefined || last === undefined) return undefined;
  return { start, end: iso(addDays(civil(last), 1)) };
}

function addLine(cx: Context, node: Subcontract, parties: SubcontractParties, item: Item, from: Counterparty, to: Counterparty, term: { start: IsoDate; end: IsoDate }): void {
  const scope: Scope = { grain: item.grain, each: membersOf(parties) };
  const periods = periodsIn(cx, item, term);
  if (!item.clause.within) return void cx.report('FUND-006', item.clause, { name: node.name });
  const yearly = inInstalments(item);
  const price = yearly ? instalment(cx, lowerExpression(cx, item.clause.amount, { ...scope, yearlySum: true }), item.grain) : lowerExpression(cx, item.clause.amount, scope);
  const amount = mul(price, ...firstYear(cx, item, term));
  const own = lineAmount(cx, node.clauses, amount, item.grain);
  checkForEach(cx, node, parties, amount);
  const { within } = item.clause;
  const schedule = isReported(within.event) ? countedSlots(cx, { node, grain: item.grain, each: scope.each }, within, within.event, periods) : slotsWithin(cx, within, periods);
  const negative = yearly ? undefined : negativeOf(cx, [], own);
  const line: Line = {
    id: item.id, kind: 'subcontract', ...(node.title === undefined ? {} : { title: node.title }), of: node.name, subcontract: node.name, from, to,
    grain: item.grain, each: [...scope.each], schedule, amount: own,
    ...(negative === undefined ? {} : { negative }), recovery: recovery(cx, node), lateDays: 0,
    ...lineTax(cx, node.clauses, parties.head.ref ? [parties.head.ref] : [], parties.subcontractor.ref),
  };
  cx.lines.push(cx.at(line, item.clause));
}

/** The groups whose members a subcontract is with: it has a line for each of them. */
function membersOf(parties: SubcontractParties | undefined): DimensionId[] {
  const sides = [parties?.head.ref, parties?.subcontractor.ref].map((party) => party && counterparty(party));
  return sides.flatMap((side) => (side && 'member' in side ? [side.member] : []));
}

/** `to Practices`, and a sum that is the same for all of them: the whole to each, or to all together? `to Practice` says it. */
function checkForEach(cx: Context, node: Subcontract, parties: SubcontractParties, amount: Expr): void {
  for (const party of [parties.head.ref, parties.subcontractor.ref]) {
    if (party?.$type !== 'Group' || needsOf(cx, amount).each.includes(party.name)) continue;
    cx.report('MOD-147', parties, { name: node.name, group: party.name, problem: `is with '${party.name}' and pays a sum that is the same for all of them, so it could be paid to each or to all together` });
  }
}

/** A sum stated for the year that is paid more often: its instalments come to the sum. */
function inInstalments({ clause, grain }: Item): boolean {
  return clause.$type === 'SubcontractPays' && (grain === 'month' || grain === 'quarter') && isYearlySum(clause.amount);
}

/** Periods that begin in the subcontract's term; for a pass-through also the one it begins in, as `first year` says. */
function periodsIn(cx: Context, item: Item, term: { start: IsoDate; end: IsoDate }): Period[] {
  const all = cx.periodsOf(item.grain, 'in the term');
  const begun = all.filter((p) => p.start >= term.start && p.start < term.end);
  const cut = all.filter((p) => p.start < term.start && p.end > term.start);
  checkEnd(cx, item, begun, term);
  if (cut.length === 0) return begun;
  if (item.clause.$type === 'SubcontractPays') { cx.report('MOD-148', item.clause, { period: cut[0]!.id }); return begun; }
  if (item.clause.firstYear === undefined) { cx.report('MOD-149', item.clause, { period: cut[0]!.id }); return begun; }
  return item.clause.firstYear === 'not at all' ? begun : [...cut, ...begun];
}

/** A last period that the subcontract leaves before its end has no price of its own. */
function checkEnd(cx: Context, item: Item, begun: readonly Period[], term: { end: IsoDate }): void {
  const open = begun.find((p) => p.end > term.end);
  if (open) {
    cx.report('MOD-174', item.clause, {
      name: item.id, problem: `ends inside the period '${open.id}'`, instead: `Let the subcontract end with a ${open.grain}, or pay it more often.`,
    });
  }
}

/** `first year by months`: the months of the subcontract over those of the period it begins in. */
function firstYear(cx: Context, item: Item, term: { start: IsoDate }): Expr[] {
  if (item.clause.$type !== 'PassesOn' || item.clause.firstYear !== 'by months') return [];
  return [byOwnPeriod(cx, item.grain, (p) => {
    if (p.start >= term.start || p.end <= term.start) return rational(1n);
    const all = wholeMonths(civil(p.start), civil(p.end));
    const own = wholeMonths(civil(term.start), civil(p.end));
    if (all === undefined || own === undefined) cx.report('MOD-150', item.clause, { period: p.id });
    return rational(BigInt(own ?? 1), BigInt(all ?? 1));
  })];
}

/** A recovery is limited payment by payment: a share of each quarter means something only where one payment is made in it. */
function checkRecoveryUnit(cx: Context, node: Subcontract, limit: RecoveryLimit | undefined): void {
  if (!limit || limit.unit === 'payment') return;
  const finest = itemsOf(cx, node).map((i) => i.grain).reduce<GrainId | undefined>((a, b) => finer(a, b), undefined);
  if (finest !== limit.unit) {
    cx.report('MOD-168', limit, { clause: `of each ${limit.unit}`, name: node.name, instead: `Recoveries come off one payment at a time, and this pays each ${finest ?? 'period'}. Write 'of each ${finest ?? 'payment'}' or 'of each payment'.` });
  }
}

/** Recoveries passed down are taken off later payments, at most the share written; those that stay with the head never are. */
function recovery(cx: Context, node: Subcontract): Recovery {
  const clause = node.clauses.find((c) => c.$type === 'SubcontractRecoveries');
  if (!clause) { cx.report('MOD-151', node, { name: node.name }); return { how: 'carry' }; }
  if (clause.stay) return { how: 'none' };
  const limit = clause.options.find((o) => o.$type === 'RecoveryLimit');
  checkRecoveryUnit(cx, node, limit);
  const share = limit && literalValue(limit.share.lexeme);
  return { how: 'carry', ...(clause.unpaidOnly ? { lapses: true as const } : {}), ...(share ? { atMost: formatNumber(share) } : {}) };
}
