import { groupedBy } from '@remit/language/model/grouped';
import type { Hold, Program } from '@remit/program';
import { abs, add, cmp, eq, formatMoney, parseMoney, sub, ZERO, type Rational } from '@remit/program/rational';
import type { ScenarioMoney, ScenarioPayment } from '@remit/runtime';
import { moneyInWords } from '@remit/story/money';
import type { Names } from '@remit/story/names';
import { dateInWords, periodsInWords } from '@remit/story/dates';
import type { WhatIfHeld, WhatIfOutcome, WhatIfPayment, WhatIfState, WhatIfSum } from './protocol.ts';

/** What was worked out, where nothing was refused. */
export type Worked = Exclude<ScenarioMoney, { findings: readonly unknown[] }>;

/** More parts of one payment, and more reasons of one hold, are counted. */
const MOST_PARTS = 8;
const MOST_REASONS = 4;

/** All that is paid and held, beside what it is at the start. */
export function outcomeOf(program: Program, names: Names, now: Worked, start: Worked | undefined): Omit<WhatIfOutcome, 'milliseconds'> {
  const money = new Money(program);
  const total = totalOf(program, now.payments, money);
  const before = start && totalOf(program, start.payments, money);
  return {
    total: money.words(total.amount), totalOf: total.of,
    difference: before ? `${eq(total.amount, before.amount) ? 'the same as' : `${money.difference(total.amount, before.amount)} than`} at the start` : 'The start itself cannot be worked out, so there is nothing to compare with.',
    payments: paymentsOf(names, money, now, start?.payments), sums: sumsOf(program, names, money, now, start?.payments), held: heldOf(program, names, now.holds, start?.holds),
  };
}

/** Money of a contract, in words. */
class Money {
  readonly #currency: Program['currency'];

  constructor({ currency }: Program) {
    this.#currency = currency;
  }

  read(amount: string): Rational {
    return parseMoney(amount, this.#currency.scale)!;
  }

  words(amount: Rational): string {
    return moneyInWords(formatMoney(amount, this.#currency.scale), this.#currency.code);
  }

  difference(now: Rational, before: Rational): string {
    return `${this.words(abs(sub(now, before)))} ${cmp(now, before) > 0 ? 'more' : 'less'}`;
  }
}

/** What commissioners pay less what they get back; where none of them pays anything, all payments. */
function totalOf({ parties }: Program, payments: readonly ScenarioPayment[], money: Money): { amount: Rational; of: string } {
  const commissioners = parties.filter(({ roles }) => roles.includes('commissioner'));
  const ids = new Set(commissioners.map(({ id }) => id));
  const all = (counts: (one: ScenarioPayment) => number): Rational => payments.reduce((sum, one) => {
    const way = counts(one);
    return way === 0 ? sum : way > 0 ? add(sum, money.read(one.amount)) : sub(sum, money.read(one.amount));
  }, ZERO);
  if (commissioners.length === 0) return { amount: all(() => 1), of: 'all payments' };
  const of = commissioners.length <= 2 ? commissioners.map(({ id, title }) => title ?? id).join(' and ') : 'all commissioners';
  return { amount: all(({ payer, payee }) => Number(ids.has(payer)) - Number(ids.has(payee))), of: `${of}, less what comes back` };
}

/** How an amount stands to the one at the start. */
function compared(money: Money, now: Rational | undefined, before: Rational | undefined, isCompared: boolean): { state: WhatIfState; before?: string; difference?: string } {
  if (!isCompared || (now && before && eq(now, before))) return { state: 'same' };
  const difference = money.difference(now ?? ZERO, before ?? ZERO);
  if (!before) return { state: 'new', difference };
  return { state: !now ? 'gone' : cmp(now, before) > 0 ? 'more' : 'less', before: money.words(before), difference };
}

function paymentsOf(names: Names, money: Money, { payments: now, holds }: Worked, start: readonly ScenarioPayment[] | undefined): WhatIfPayment[] {
  const held = new Set(holds.map(placeOf));
  const keyOf = ({ payer, payee, due }: ScenarioPayment): string => JSON.stringify([due, payer, payee]);
  const [after, before] = [groupedBy(now, keyOf), groupedBy(start ?? [], keyOf)];
  return [...new Set([...after.keys(), ...before.keys()])].sort().map((key): WhatIfPayment => {
    const [all, earlier] = [after.get(key), before.get(key)];
    const [one] = (all ?? earlier)!;
    const amount = all && total(all, money);
    const parts = (all ?? []).flatMap((each) => each.parts).map(({ line, period, dims, amount: part }) => ({ title: names.lineAt(line, period, dims), amount: money.words(money.read(part)) }));
    return {
      due: one!.due, dueInWords: dateInWords(one!.due), from: names.party(one!.payer), to: names.party(one!.payee), amount: amount ? money.words(amount) : earlier!.some(({ parts: gone }) => gone.some((part) => held.has(placeOf(part)))) ? 'held' : 'nothing',
      ...compared(money, amount, earlier && total(earlier, money), start !== undefined),
      parts: parts.length <= MOST_PARTS ? parts : [...parts.slice(0, MOST_PARTS), { title: `and ${parts.length - MOST_PARTS} more`, amount: '' }], ...(one!.invoice ? { isInvoice: true } : {}),
    };
  });
}

function sumsOf(program: Program, names: Names, money: Money, { payments: now, holds }: Worked, start: readonly ScenarioPayment[] | undefined): WhatIfSum[] {
  const lines = new Map(program.lines.map((line) => [line.id, line]));
  const held = new Set(holds.map(placeOf));
  const groups = new Map(program.groups.map(({ id, title }) => [id, title ?? id]));
  const added = (payments: readonly ScenarioPayment[]): Map<string, { title: string; parties: string; places: string[]; amount: Rational }> => {
    const sums = new Map<string, { title: string; parties: string; places: string[]; amount: Rational }>();
    for (const part of payments.flatMap(({ parts }) => parts)) {
      const { line, payer, payee, amount } = part;
      const { of, from, to } = lines.get(line)!;
      const parties = `${'member' in from ? groups.get(from.member)! : names.party(payer)} to ${'member' in to ? groups.get(to.member)! : names.party(payee)}`;
      const key = JSON.stringify([of, parties]);
      const sum = sums.get(key) ?? { title: ownerTitle(program, names, of), parties, places: [], amount: ZERO };
      sum.places.push(placeOf(part));
      sums.set(key, { ...sum, amount: add(sum.amount, money.read(amount)) });
    }
    return sums;
  };
  const [after, before] = [added(now), added(start ?? [])];
  return [...new Set([...before.keys(), ...after.keys()])].map((key): WhatIfSum => {
    const [one, earlier] = [after.get(key), before.get(key)];
    const { title, parties, places } = (one ?? earlier)!;
    return { title, parties, amount: one ? money.words(one.amount) : places.some((place) => held.has(place)) ? 'held' : 'nothing', ...compared(money, one?.amount, earlier?.amount, start !== undefined) };
  });
}

/** The title of what a line belongs to. */
function ownerTitle({ lines }: Program, names: Names, owner: string): string {
  const own = lines.find(({ id }) => id === owner) ?? lines.find(({ of }) => of === owner)!;
  return own.id === owner ? names.line(owner) : own.title ?? names.line(own.id);
}

function heldOf(program: Program, names: Names, now: readonly Hold[], start: readonly Hold[] | undefined): WhatIfHeld[] {
  const owners = new Map(program.lines.map((line) => [line.id, line.of]));
  const order = program.periods.map(({ id }) => id);
  const wasHeld = new Set((start ?? now).map(placeOf));
  const isHeld = new Set(now.map(placeOf));
  const told = (holds: readonly Hold[], state: WhatIfHeld['state']): WhatIfHeld[] => [...groupedBy(holds, ({ line }) => owners.get(line)!)].map(([owner, all]) => {
    const why = [...new Set(all.flatMap(({ reasons }) => reasons.map(names.reason)))];
    return {
      title: ownerTitle(program, names, owner), periods: periodsInWords([...new Set(all.map(({ period }) => period))], order), state,
      why: state === 'gone' ? [] : why.length <= MOST_REASONS ? why : [...why.slice(0, MOST_REASONS - 1), `and ${why.length - MOST_REASONS + 1} more reasons`],
    };
  });
  return [
    ...told(now.filter((hold) => !wasHeld.has(placeOf(hold))), 'new'), ...told(now.filter((hold) => wasHeld.has(placeOf(hold))), 'same'),
    ...told((start ?? []).filter((hold) => !isHeld.has(placeOf(hold))), 'gone'),
  ];
}

/** Which part of a payment is held or paid. */
function placeOf({ line, period, dims }: Pick<Hold, 'line' | 'period' | 'dims'>): string {
  return JSON.stringify([line, period, dims ?? {}]);
}

function total(payments: readonly ScenarioPayment[], money: Money): Rational {
  return payments.reduce((sum, { amount }) => add(sum, money.read(amount)), ZERO);
}
