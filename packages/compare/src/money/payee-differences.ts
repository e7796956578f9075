import type { Program } from '@remit/program';
import { abs, add, cmp, eq, formatMoney, isZero, sub, ZERO, type Rational } from '@remit/program/rational';
import { namesOf } from '@remit/story/names';
import type { Amounts, DueDays, PayeeDifference, PaymentDifference } from './compared-money.ts';
import type { Sum } from './sums.ts';

/** Programs of the two states; their currencies are the same. */
export interface Programs { readonly before: Program; readonly after: Program }

/** What every payee is paid before and now, those first whose difference is greatest. */
export function payeeDifferences(before: ReadonlyMap<string, Sum>, after: ReadonlyMap<string, Sum>, programs: Programs, idBefore: (id: string) => string): PayeeDifference[] {
  const { scale } = programs.after.currency;
  const names = { before: namesOf(programs.before), after: namesOf(programs.after) };
  const payees = new Map<string, { before: Rational; after: Rational; payments: PaymentDifference[] }>();
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(key), after.get(key)];
    const { payee, line, year } = (now ?? old)!;
    const of = payees.get(payee) ?? { before: ZERO, after: ZERO, payments: [] };
    payees.set(payee, of);
    of.before = add(of.before, old?.amount ?? ZERO);
    of.after = add(of.after, now?.amount ?? ZERO);
    const isOtherSum = !eq(old?.amount ?? ZERO, now?.amount ?? ZERO);
    const isOtherDay = !sameDays(old, now);
    if (!isOtherSum && !isOtherDay) continue;
    of.payments.push({
      line, payment: now ? names.after.line(line) : names.before.line(idBefore(line)), year,
      ...amounts(old?.amount ?? ZERO, now?.amount ?? ZERO, scale),
      ...(datesOther(old, now) ? { days: { ...(old ? { before: dueDays(old) } : {}), ...(now ? { after: dueDays(now) } : {}) } } : {}),
    });
  }
  return [...payees]
    .map(([party, of]) => ({ of, told: told(party, { ...of, payments: inOrder(of.payments, programs.after) }, scale, names, idBefore), size: abs(sub(of.after, of.before)) }))
    .sort((a, b) => -cmp(a.size, b.size) || (a.told.party < b.told.party ? -1 : 1))
    .map((one) => one.told);
}

function told(party: string, { before, after, payments }: { before: Rational; after: Rational; payments: PaymentDifference[] }, scale: number, names: Record<'before' | 'after', ReturnType<typeof namesOf>>, idBefore: (id: string) => string): PayeeDifference {
  const now = names.after.party(party);
  return {
    party, payee: now === party ? names.before.party(idBefore(party)) : now, ...amounts(before, after, scale),
    payments,
  };
}

/** By year, then as the contract has them; those that it has no longer come last. */
function inOrder(payments: readonly PaymentDifference[], { lines }: Program): PaymentDifference[] {
  const places = new Map(lines.map(({ id }, index) => [id, index]));
  const placeOf = ({ line }: PaymentDifference): number => places.get(line) ?? lines.length;
  return [...payments].sort((a, b) => (a.year < b.year ? -1 : a.year > b.year ? 1 : placeOf(a) - placeOf(b) || (a.line < b.line ? -1 : 1)));
}

function amounts(before: Rational, after: Rational, scale: number): Amounts {
  return { before: formatMoney(before, scale), after: formatMoney(after, scale), difference: formatMoney(sub(after, before), scale) };
}

/** Whether the same sums are due on the same days. */
function sameDays(old: Sum | undefined, now: Sum | undefined): boolean {
  const [left, right] = [paidDays(old), paidDays(now)];
  return left.length === right.length && left.every(([day, amount], index) => day === right[index]![0] && eq(amount, right[index]![1]));
}

function datesOther(old: Sum | undefined, now: Sum | undefined): boolean {
  const [left, right] = [paidDays(old), paidDays(now)];
  return left.length !== right.length || left.some(([day], index) => day !== right[index]![0]);
}

function paidDays(sum: Sum | undefined): [string, Rational][] {
  return [...sum?.days ?? []].filter(([, amount]) => !isZero(amount)).sort(([a], [b]) => (a < b ? -1 : 1));
}

function dueDays(sum: Sum): DueDays {
  const days = paidDays(sum);
  return { count: days.length, first: days[0]?.[0] ?? '', last: days.at(-1)?.[0] ?? '' };
}
