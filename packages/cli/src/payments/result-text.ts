import type { Hold, Payment, Program, Result, SourceMap } from '@remit/program';
import { add, formatMoney, parseMoney, ZERO, type Rational } from '@remit/program/rational';
import { dateInWords, periodInWords, periodsInWords } from '@remit/story/dates';
import { counted, moneyInWords, numberInWords, percentageInWords, rateInWords, unroundedMoney } from '@remit/story/money';
import type { Style } from '../render/style.ts';
import { table, type Column } from '../render/table.ts';
import { fundOf, type FundOf } from '@remit/story/fund-of';
import { hasNextYear } from '@remit/story/next-year';
import { namesOf, type Names } from '@remit/story/names';
import { periodOrders } from '@remit/story/period-orders';
import { quantityKinds, type QuantityKind } from '@remit/story/quantity-kinds';
import { settledParts } from '@remit/story/settled-parts';

/** More rows than this are for programs, not for people. */
const MOST_ROWS = 300;

/** A result for people: payments, what is held and why, what is carried and not funded, values, and totals. */
export function resultText(result: Result, program: Program, style: Style, map?: SourceMap): string {
  const names = namesOf(program);
  const money = (amount: string): string => moneyInWords(amount, result.currency);
  const kinds = quantityKinds(program, map);
  const quantity = (id: string): ((number: string) => string) => publishedAs(kinds.ofVar(id), program);
  const sections = [
    payments(result, program, names, money, style),
    holds(result, program, names, style),
    section('To be taken off later payments', [{ title: 'From' }, { title: 'Owed back to' }, { title: 'Amount', right: true }],
      result.carried.map(({ payer, payee, amount }) => [names.party(payee), names.party(payer), money(amount)]), style),
    section('Not funded', [{ title: 'What' }, { title: 'Fund' }, { title: 'Amount', right: true }, { title: 'Then' }],
      result.unfunded.map(({ line, period, dims, fund, amount, then }) => [names.lineAt(line, period, dims), names.fund(fund), money(amount), thenInWords(then, fundOf(program, { line, period, fund }), names, hasNextYear(program, period, result.asOf))]), style),
    section('Not as the contract wants it', [{ title: 'Statement' }, { title: 'When' }],
      result.checks.filter(({ holds }) => holds !== true).map(({ title, period, dims, holds }) =>
        [holds === null ? `${title} (cannot be told: facts are missing)` : title, [periodInWords(period), names.keys(dims)].filter(Boolean).join(', ')]), style),
    section('Values', [{ title: 'Value' }, { title: 'When' }, { title: 'Is', right: true }],
      result.values.map(({ id, period, dims, value, notApplicable }) =>
        [names.value(id), [periodInWords(period), names.keys(dims)].filter(Boolean).join(', '), valueInWords(value, notApplicable, quantity(id))]), style),
  ];
  return sections.filter((text) => text !== '').join('\n');
}

function payments(result: Result, program: Program, names: Names, money: (amount: string) => string, style: Style): string {
  if (result.payments.length === 0) return `${style.strong('No payments')} are due from this run.\n`;
  const parts = settledParts(result, program, names);
  const isTaxed = result.payments.some(({ tax }) => tax !== undefined);
  const taxColumns: Column[] = isTaxed ? [{ title: 'Net', right: true }, { title: 'VAT', right: true }] : [];
  const ofTax = (net: string | undefined, tax: string | undefined, amount: string): string[] => (isTaxed ? [money(net ?? amount), tax === undefined ? '' : money(tax)] : []);
  const columns: Column[] = [{ title: 'Due' }, { title: 'Payer' }, { title: '' }, { title: 'Payee' }, ...taxColumns, { title: 'Amount', right: true }, { title: 'For' }];
  const inOrder = result.payments.map((payment, index) => ({ payment, index })).sort((a, b) => (a.payment.due < b.payment.due ? -1 : a.payment.due > b.payment.due ? 1 : a.index - b.index));
  const groups = inOrder.map(({ payment }) => {
    const { due, payer, payee, amount, net, tax, invoice } = payment;
    const all = parts(payment);
    const [first, ...rest] = all.map((part) => (all.length === 1 ? part.what : `${part.what}: ${money(part.amount)}`));
    return [
      [dateInWords(due), names.party(payer), '→', names.party(payee), ...ofTax(net, tax, amount), money(amount), (invoice ? 'invoice: ' : '') + (first ?? '')],
      ...rest.map((part) => [...columns.slice(1).map(() => ''), part]),
    ];
  });
  const totals = totalsByPair(result.payments, program.currency.scale).map(({ payer, payee, amount }) => [names.party(payer), '→', names.party(payee), money(amount)]);
  const whole = section(`Payments: ${counted(result.payments.length, 'payment')}`, columns, groups.flat(), style);
  if (result.payments.length === 1) return whole;
  return `${whole}\n${section('Totals', [...columns.slice(1, 4), columns.at(-2)!], totals, style)}`;
}

/** A payment whose time has not come is not a matter to be settled by anybody, so it is only counted. */
function holds(result: Result, program: Program, names: Names, style: Style): string {
  const opens = new Map(program.lines.map(({ id, schedule }) => [id, new Map(schedule.map((slot) => [slot.period, slot.opens]))]));
  const isOpen = ({ line, period }: Hold): boolean => (opens.get(line)?.get(period) ?? '') <= result.asOf;
  const open = result.holds.filter(isOpen);
  const orders = periodOrders(program);
  const alike = new Map<string, { hold: Hold; periods: string[]; because: string[] }>();
  for (const hold of open) {
    const because = hold.reasons.map((one) => names.reason(one));
    const key = JSON.stringify([hold.line, names.keys(hold.dims), because]);
    const before = alike.get(key);
    if (before) before.periods.push(hold.period);
    else alike.set(key, { hold, periods: [hold.period], because });
  }
  const rows = [...alike.values()].flatMap(({ hold: { line, dims }, periods, because }) => {
    const what = [names.line(line), periodsInWords(periods, orders(line)), names.keys(dims)].filter((part) => part !== '').join(', ');
    return because.map((one, index) => [index === 0 ? what : '', one]);
  });
  const later = result.holds.length - open.length;
  const note = later > 0 ? `${counted(later, 'more payment is', 'more payments are')} for a time that is still to come.\n` : '';
  return section(`Held: ${counted(open.length, 'payment is', 'payments are')} not made until this is settled`, [{ title: 'What' }, { title: 'Because' }], rows, style) + note;
}

function totalsByPair(all: readonly Payment[], scale: number): { payer: string; payee: string; amount: string }[] {
  const sums = new Map<string, { payer: string; payee: string; sum: Rational }>();
  for (const { payer, payee, amount } of all) {
    const key = JSON.stringify([payer, payee]);
    const before = sums.get(key) ?? { payer, payee, sum: ZERO };
    const value = parseMoney(amount, scale);
    if (!value) throw new Error(`The result holds "${amount}", which is not a sum of money.`);
    sums.set(key, { ...before, sum: add(before.sum, value) });
  }
  return [...sums.values()].map(({ payer, payee, sum }) => ({ payer, payee, amount: formatMoney(sum, scale) }));
}

function thenInWords(then: 'lapses' | 'carried' | 'owed', fund: FundOf | undefined, names: Names, yearFollows: boolean): string {
  if (then === 'lapses') return 'is not paid';
  if (then === 'carried') return yearFollows ? 'is offered again next year' : 'is not paid: no year follows';
  const rule = fund?.terms.unfunded;
  return rule?.rule === 'owed' ? `is owed by ${names.party(rule.by)}` : 'is owed';
}

/** How a published value is written: exactly, or cut off with "…" where it has no end. */
function publishedAs(kind: QuantityKind, { currency }: Program): (number: string) => string {
  switch (kind.is) {
    case 'money': return (sum) => unroundedMoney(sum, currency);
    case 'percentage': return percentageInWords;
    case 'rate': return (number) => rateInWords(number, kind.per);
    default: return numberInWords;
  }
}

function valueInWords(value: string | boolean | null, notApplicable: string | undefined, inWords: (number: string) => string): string {
  if (value === null) return notApplicable ? `not applicable (${notApplicable})` : 'not applicable';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return inWords(value);
}

function section(title: string, columns: readonly Column[], rows: readonly (readonly string[])[], style: Style): string {
  if (rows.length === 0) return '';
  const shown = table(columns, rows.slice(0, MOST_ROWS), style.faint);
  const more = rows.length > MOST_ROWS ? `  … and ${counted(rows.length - MOST_ROWS, 'more row', 'more rows')}; all of them with --out or --format json.\n` : '';
  return `${style.strong(title)}\n${shown}${more}`;
}
