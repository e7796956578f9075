/** `within 30 days of a valid invoice`, `within 10 days of receipt by the head`: due dates that count from a day that is reported. */
import type { DimensionId, DueFrom, Fact, GrainId, Period, Slot } from '@remit/program';
import { countedDue } from '@remit/program/counted-due';
import type { InvoiceEvent, PaymentEvent, ReceiptEvent, Subcontract, Within } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { monthsIn } from '../duration.ts';
import { dateWords, smallCount } from '../literal.ts';
import { withEndedSlots } from '../pilot/ended-slots.ts';
import { dayWithoutPayment, paymentCalendar } from '../payment-days.ts';

/** The line that is paid by such a day. */
export interface CountedLine { node: Subcontract; grain: GrainId; each: readonly DimensionId[] }

/** Whether the days are counted from something that happens, and not from a day that the contract fixes. */
export function isReported(event: PaymentEvent): event is InvoiceEvent | ReceiptEvent {
  return event.$type === 'InvoiceEvent' || event.$type === 'ReceiptEvent';
}

/** The fact that gives the day: `FootCare.invoice`, `FootCare.receipt`. */
export function dayFactId(subcontract: string, event: 'invoice' | 'receipt'): string {
  return `${subcontract}.${event}`;
}

/** Slots that wait for the day. An invoice counts from the end of its period at the earliest, what the head receives from its start. */
export function countedSlots(cx: Context, line: CountedLine, within: Within, event: InvoiceEvent | ReceiptEvent, periods: readonly Period[]): Slot[] {
  const rule = ruleOf(cx, within);
  if (!rule) return [];
  const fact = declareDay(cx, line, within, event);
  if (!fact) return [];
  const made = (period: Period): Slot[] => {
    const opens = event.$type === 'InvoiceEvent' ? period.end : period.start;
    const due = countedDue(opens, rule, paymentCalendar(cx.terms));
    if (due === undefined) return beyondCalendar(cx, within, opens);
    return [{ period: period.id, opens, due, dueFrom: { fact, ...rule } }];
  };
  return periods.flatMap((period) => made(period).map((slot) => withEndedSlots(cx, slot, period, made)));
}

function ruleOf(cx: Context, within: Within): Omit<DueFrom, 'fact'> | undefined {
  const count = smallCount(within.count);
  if (count === undefined) { cx.report('TYP-101', within, { text: within.count }); return undefined; }
  if (monthsIn(within.unit) !== undefined) { cx.report('MOD-125', within, { unit: within.unit }); return undefined; }
  const working = within.unit.startsWith('working');
  const rolls = cx.terms.rolling.direction !== 'not';
  if ((working || rolls) && !cx.terms.rolling.calendar) { cx.report('MOD-127', within, {}); return undefined; }
  const rule: Omit<DueFrom, 'fact'> = { days: /^weeks?$/.test(within.unit) ? count * 7 : count, ...(working ? { working } : {}), ...(rolls ? { rollsBack: true } : {}) };
  const calendar = rolls ? paymentCalendar(cx.terms) : undefined;
  const without = calendar && dayWithoutPayment(rule, calendar, cx.terms.frame.term);
  if (without !== undefined) { cx.report('MOD-280', within, { count: within.count, unit: within.unit, day: dateWords(without) }); return undefined; }
  return rule;
}

/** The fact, made once for all prices of a subcontract; undefined where they would need two. */
function declareDay(cx: Context, { node, grain, each }: CountedLine, within: Within, event: InvoiceEvent | ReceiptEvent): string | undefined {
  const isInvoice = event.$type === 'InvoiceEvent';
  const id = dayFactId(node.name, isInvoice ? 'invoice' : 'receipt');
  const known = cx.facts.get(id);
  if (known && known.grain !== grain) {
    cx.report('MOD-281', within, { name: node.name, what: isInvoice ? 'invoice' : 'receipt', grain: known.grain, other: grain });
    return undefined;
  }
  const fact: Fact = known ?? { id, title: `${node.title ?? node.name}: ${isInvoice ? 'day on which a valid invoice arrived' : 'day on which the head was paid'}`, type: 'date', grain, each: [...each] };
  if (!known) cx.facts.set(id, cx.at(fact, within));
  return id;
}

function beyondCalendar(cx: Context, within: Within, date: string): [] {
  const { id, from, through } = cx.terms.rolling.calendar!;
  cx.reportOnce('TYP-123', within, { date, calendar: id, from, through });
  return [];
}
