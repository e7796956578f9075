import type { Program } from '@remit/program';
import { abs, add, cmp, eq, formatMoney, isZero, sub, ZERO, type Rational } from '@remit/program/rational';
import { namesOf } from '@remit/story/names';
import type { Amounts, DueDays, PayeeDifference, PaymentDifference } from './compared-money.ts';
import type { Sum } from './sums.ts';

/** Programs of the two states; their currencies are the same. */
export interface Programs { readonly before: Program; readonly after: Program }

/**
 * What every payee is paid before and now, those first whose difference is greatest.
 *
 * @param held the payments and years of which something is held in each state
 */
export function payeeDifferences(before: ReadonlyMap<string, Sum>, after: ReadonlyMap<string, Sum>, programs: Programs, idBefore: (id: string) => string, held: Record<'before' | 'after', ReadonlySet<string>>): PayeeDifference[] {
  const { scale } = programs.after.currency;
  const names = { before: namesOf(programs.before), after: namesOf(programs.after) };
  const telling: Telling = { scale, names, idBefore };
  const payees = new Map<string, { before: Rational; after: Rational; payments: PaymentDifference[] }>();
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(key), after.get(key)];
    const { payee, line, year } = (now ?? old)!;
    const of = payees.get(payee) ?? { before: ZERO, after: ZERO, payments: [] };
    payees.set(payee, of);
    of.before = add(of.before, old?.amount ?? ZERO);
    of.after = add(of.after, now?.amount ?? ZERO);
    if (isSame(old?.paid, now?.paid)) continue;
    const [wasHeld, isHeld] = [held.before, held.after].map((all) => all.has(JSON.stringify([line, year])));
    of.payments.push({
      line, payment: now ? names.after.line(line) : names.before.line(idBefore(line)), year,
      ...amounts(old?.amount ?? ZERO, now?.amount ?? ZERO, scale),
      ...(isSame(old?.payers, now?.payers) && !isSame(old?.days, now?.days) ? {} : payers(old, now, telling)),
      ...(datesOther(old, now) ? { days: { ...(old ? { before: dueDays(old) } : {}), ...(now ? { after: dueDays(now) } : {}) } } : {}),
      ...(wasHeld || isHeld ? { held: { ...(wasHeld ? { before: true } : {}), ...(isHeld ? { after: true } : {}) } } : {}),
    });
  }
  return [...payees]
    .map(([party, of]) => ({ of, told: told(party, { ...of, payments: inOrder(of.payments, programs.after) }, telling), size: abs(sub(of.after, of.before)) }))
    .sort((a, b) => -cmp(a.size, b.size) || (a.told.party < b.told.party ? -1 : 1))
    .map((one) => one.told);
}

/** How amounts and parties are told. */
interface Telling { readonly scale: number; readonly names: Record<'before' | 'after', ReturnType<typeof namesOf>>; readonly idBefore: (id: string) => string }

function told(party: string, { before, after, payments }: { before: Rational; after: Rational; payments: PaymentDifference[] }, telling: Telling): PayeeDifference {
  return { party, payee: titleOf(party, telling), ...amounts(before, after, telling.scale), payments };
}

function titleOf(party: string, { names, idBefore }: Telling): string {
  const now = names.after.party(party);
  return now === party ? names.before.party(idBefore(party)) : now;
}

/** What each pays of it, whose shares are other in all or on some days; nothing where one alone pays it, before and now. */
function payers(old: Sum | undefined, now: Sum | undefined, telling: Telling): Pick<PaymentDifference, 'payers'> {
  const parties = [...new Set([...old?.payers.keys() ?? [], ...now?.payers.keys() ?? []])].sort();
  const all = parties.map((party) => ({ party, payer: titleOf(party, telling), ...amounts(old?.payers.get(party) ?? ZERO, now?.payers.get(party) ?? ZERO, telling.scale) }));
  return all.length < 2 ? {} : { payers: all };
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

/** Whether the same sums are paid, by whom or when ever. */
function isSame(old: ReadonlyMap<string, Rational> = new Map(), now: ReadonlyMap<string, Rational> = new Map()): boolean {
  return [...new Set([...old.keys(), ...now.keys()])].every((key) => eq(old.get(key) ?? ZERO, now.get(key) ?? ZERO));
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
