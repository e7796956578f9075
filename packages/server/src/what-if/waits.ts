import type { Hold, Program } from '@remit/program';
import { add, sub, ZERO, type Rational } from '@remit/program/rational';
import type { ScenarioPayment, SettledPart } from '@remit/runtime';
import { placeOf, type Money, type Worked } from './money-words.ts';

/** Which parts of payments wait now and did not at the start, and the other way round. What waits is not nothing, only not known: it is in no difference. */
export interface Waits { readonly held: ReadonlySet<string>; readonly freed: ReadonlySet<string> }

/** What of two sums waits: `held` is of the start and waits now, `freed` is of now and waited at the start. */
export interface Waiting { readonly held: Rational; readonly freed: Rational }

/** What waits now and did not at the start, and the other way round. */
export function waitsOf(now: Worked, start: Worked | undefined): Waits {
  if (!start) return { held: new Set(), freed: new Set() };
  const [is, was] = [now, start].map(({ holds }) => new Set(holds.map(placeOf))) as [Set<string>, Set<string>];
  const without = (some: Set<string>, others: Set<string>): Set<string> => new Set([...some].filter((place) => !others.has(place)));
  return { held: without(is, was), freed: without(was, is) };
}

/** What waits of payments that are there only now, and of those that were there only at the start. */
export function waitingIn(come: Iterable<SettledPart>, gone: Iterable<SettledPart>, { held, freed }: Waits, amountOf: (part: SettledPart) => Rational): Waiting {
  const waiting = { held: ZERO, freed: ZERO };
  if (held.size + freed.size === 0) return waiting;
  for (const [parts, way] of [[gone, 1], [come, -1]] as const) {
    for (const part of parts) {
      const [place, amount] = [placeOf(part), amountOf(part)];
      if (held.has(place)) waiting.held = (way > 0 ? add : sub)(waiting.held, amount);
      if (freed.has(place)) waiting.freed = (way > 0 ? sub : add)(waiting.freed, amount);
    }
  }
  return waiting;
}

/** What parts of payments come to, by their owing: below zero where it is got back. */
export function amountsIn(money: Money): (part: SettledPart) => Rational {
  return ({ amount }) => money.read(amount);
}

/** The parts of payments. */
export function partsOf(payments: readonly ScenarioPayment[]): SettledPart[] {
  return payments.flatMap(({ parts }) => parts);
}

/** How many payments of the contract are held: for one period, or member, one each. */
export function countHeld({ lines }: Program, holds: readonly Hold[]): number {
  const owners = new Map(lines.map((line) => [line.id, line.of]));
  return new Set(holds.map((hold) => placeOf({ ...hold, line: owners.get(hold.line) ?? hold.line }))).size;
}
