import type { Program } from '@remit/program';
import { abs, add, cmp, eq, formatMoney, isZero, sub, ZERO, type Rational } from '@remit/program/rational';
import { namesOf } from '@remit/story/names';
import type { Amounts, DueDays, PayeeDifference, PaymentDifference } from './compared-money.ts';
import { totalOf, totalsBy, type PaidPart, type Sum } from './sums.ts';

/** Programs of the two states; their currencies are the same. */
export interface Programs { readonly before: Program; readonly after: Program }

/** What is held in a state: the payments and years of which something is, and the parts of payments that are held in it alone. */
export interface HeldIn { readonly years: ReadonlySet<string>; readonly alone: ReadonlySet<string> }

/** Sums of two states, with what of them can be compared and what waits in one. */
interface Paid { readonly before: Rational; readonly after: Rational; readonly difference: Rational; readonly waits: { readonly before: Rational; readonly after: Rational } }

const NOTHING: Paid = { before: ZERO, after: ZERO, difference: ZERO, waits: { before: ZERO, after: ZERO } };

/** What every payee is paid before and now, those first whose sums differ most. */
export function payeeDifferences(before: ReadonlyMap<string, Sum>, after: ReadonlyMap<string, Sum>, programs: Programs, idBefore: (id: string) => string, held: Record<'before' | 'after', HeldIn>): PayeeDifference[] {
  const { scale } = programs.after.currency;
  const names = { before: namesOf(programs.before), after: namesOf(programs.after) };
  const telling: Telling = { scale, names, idBefore };
  const payees = new Map<string, { paid: Paid; payments: PaymentDifference[] }>();
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(key), after.get(key)];
    const { payee, line, year } = (now ?? old)!;
    const of = payees.get(payee) ?? { paid: NOTHING, payments: [] };
    payees.set(payee, of);
    const paid = paidIn(old?.parts ?? [], now?.parts ?? [], held);
    of.paid = together(of.paid, paid);
    const [left, right] = [old, now].map((sum) => (sum?.parts ?? []).filter(({ place }) => !isOpen(place, held))) as [PaidPart[], PaidPart[]];
    if (isSame(left, right, ({ due, payer }) => JSON.stringify([due, payer])) && isZero(paid.waits.before) && isZero(paid.waits.after)) continue;
    const [wasHeld, isHeld] = [held.before, held.after].map(({ years }) => years.has(JSON.stringify([line, year])));
    of.payments.push({
      line, payment: now ? names.after.line(line) : names.before.line(idBefore(line)), year,
      ...amounts(paid, scale),
      ...(isSame(left, right, byPayer) && !isSame(left, right, byDay) ? {} : payers(left, right, telling)),
      ...(datesOther(left, right) ? { days: { ...(left.length > 0 ? { before: dueDays(left) } : {}), ...(right.length > 0 ? { after: dueDays(right) } : {}) } } : {}),
      ...(wasHeld || isHeld ? { held: { ...(wasHeld ? { before: true } : {}), ...(isHeld ? { after: true } : {}) } } : {}),
    });
  }
  return [...payees]
    .map(([party, { paid, payments }]) => ({ told: { party, payee: titleOf(party, telling), ...amounts(paid, scale), payments: inOrder(payments, programs.after) }, size: abs(sub(paid.after, paid.before)) }))
    .sort((a, b) => -cmp(a.size, b.size) || (a.told.party < b.told.party ? -1 : 1))
    .map((one) => one.told);
}

/** How amounts and parties are told. */
interface Telling { readonly scale: number; readonly names: Record<'before' | 'after', ReturnType<typeof namesOf>>; readonly idBefore: (id: string) => string }

/** Of a part that waits in one state nothing can be compared: what the other pays of it is told by itself. */
function paidIn(old: readonly PaidPart[], now: readonly PaidPart[], held: Record<'before' | 'after', HeldIn>): Paid {
  const [before, after] = [totalOf(old), totalOf(now)];
  const moreIn = (some: readonly PaidPart[], others: readonly PaidPart[], { alone }: HeldIn): Rational => (alone.size === 0 ? ZERO : sub(...[some, others].map((parts) => totalOf(parts.filter(({ place }) => alone.has(place)))) as [Rational, Rational]));
  const waits = { before: moreIn(now, old, held.before), after: moreIn(old, now, held.after) };
  return { before, after, difference: add(sub(sub(after, before), waits.before), waits.after), waits };
}

function together(some: Paid, more: Paid): Paid {
  return {
    before: add(some.before, more.before), after: add(some.after, more.after), difference: add(some.difference, more.difference),
    waits: { before: add(some.waits.before, more.waits.before), after: add(some.waits.after, more.waits.after) },
  };
}

/** Whether a part waits in one state alone. */
function isOpen(place: string, held: Record<'before' | 'after', HeldIn>): boolean {
  return held.before.alone.has(place) || held.after.alone.has(place);
}

function titleOf(party: string, { names, idBefore }: Telling): string {
  const now = names.after.party(party);
  return now === party ? names.before.party(idBefore(party)) : now;
}

/** What each pays of it, whose shares are other in all or on some days; nothing where one alone pays it, before and now. */
function payers(old: readonly PaidPart[], now: readonly PaidPart[], telling: Telling): Pick<PaymentDifference, 'payers'> {
  const [olds, news] = [totalsBy(old, byPayer), totalsBy(now, byPayer)];
  const all = [...new Set([...olds.keys(), ...news.keys()])].sort().map((party) => {
    const [before, after] = [olds.get(party) ?? ZERO, news.get(party) ?? ZERO];
    return { party, payer: titleOf(party, telling), ...amounts({ ...NOTHING, before, after, difference: sub(after, before) }, telling.scale) };
  });
  return all.length < 2 ? {} : { payers: all };
}

/** By year, then as the contract has them; those that it has no longer come last. */
function inOrder(payments: readonly PaymentDifference[], { lines }: Program): PaymentDifference[] {
  const places = new Map(lines.map(({ id }, index) => [id, index]));
  const positionOf = ({ line }: PaymentDifference): number => places.get(line) ?? lines.length;
  return [...payments].sort((a, b) => (a.year < b.year ? -1 : a.year > b.year ? 1 : positionOf(a) - positionOf(b) || (a.line < b.line ? -1 : 1)));
}

function amounts({ before, after, difference, waits }: Paid, scale: number): Amounts {
  const waiting = { ...(isZero(waits.before) ? {} : { before: formatMoney(waits.before, scale) }), ...(isZero(waits.after) ? {} : { after: formatMoney(waits.after, scale) }) };
  return {
    before: formatMoney(before, scale), after: formatMoney(after, scale), difference: formatMoney(difference, scale),
    ...(Object.keys(waiting).length === 0 ? {} : { waits: waiting }),
  };
}

function byPayer({ payer }: PaidPart): string {
  return payer;
}

function byDay({ due }: PaidPart): string {
  return due;
}

/** Whether parts come to the same, each day or payer by itself. */
function isSame(old: readonly PaidPart[], now: readonly PaidPart[], keyOf: (part: PaidPart) => string): boolean {
  const [olds, news] = [totalsBy(old, keyOf), totalsBy(now, keyOf)];
  return [...new Set([...olds.keys(), ...news.keys()])].every((key) => eq(olds.get(key) ?? ZERO, news.get(key) ?? ZERO));
}

function datesOther(old: readonly PaidPart[], now: readonly PaidPart[]): boolean {
  const [left, right] = [paidDays(old), paidDays(now)];
  return left.length !== right.length || left.some((day, index) => day !== right[index]);
}

function paidDays(parts: readonly PaidPart[]): string[] {
  return [...totalsBy(parts, byDay)].filter(([, amount]) => !isZero(amount)).map(([day]) => day).sort();
}

function dueDays(parts: readonly PaidPart[]): DueDays {
  const days = paidDays(parts);
  return { count: days.length, first: days[0] ?? '', last: days.at(-1) ?? '' };
}
