import { groupedBy } from '@remit/language/model/grouped';
import { eq, neg } from '@remit/program/rational';
import type { ScenarioPayment } from '@remit/runtime';
import { dateInWords } from '@remit/story/dates';
import type { Names } from '@remit/story/names';
import { compared, total, type Money, type Worked } from './money-words.ts';
import type { WhatIfOutcome, WhatIfPayment } from './protocol.ts';
import { amountsIn, partsOf, waitingIn, type Waits } from './waits.ts';

/** More payments than this are counted, and so are more parts of one of them. */
const MOST_LISTED = 300;
const MOST_PARTS = 8;

/** Payments by due date and parties, and the order of these. */
interface Due { readonly groups: ReadonlyMap<string, readonly ScenarioPayment[]>; readonly order: readonly string[] }

const known = new WeakMap<readonly ScenarioPayment[], Due>();

/** Payments by due date beside those at the start: the first of all, and the first of those that are other. Only these are put into words. */
export function duePayments(names: Names, money: Money, { payments: now }: Worked, start: readonly ScenarioPayment[] | undefined, waits: Waits): Pick<WhatIfOutcome, 'payments' | 'unlisted'> {
  const before = start ? dueOf(start) : NONE;
  const after = groupedBy(now, keyOf);
  const isOther = (key: string): boolean => {
    const [some, others] = [after.get(key) ?? [], before.groups.get(key) ?? []];
    if (!start || (some.length === others.length && some.every((one, index) => one === others[index]))) return false;
    return some.length === 0 || others.length === 0 || !eq(total(some, money), total(others, money));
  };
  const listed: string[] = [];
  const unlisted = { all: 0, changed: 0 };
  let changed = 0;
  for (const [index, key] of orderOf(before, after).entries()) {
    const other = isOther(key);
    if (other) changed += 1;
    if (index < MOST_LISTED || (other && changed <= MOST_LISTED)) listed.push(key);
    if (index >= MOST_LISTED) unlisted.all += 1;
    if (other && changed > MOST_LISTED) unlisted.changed += 1;
  }
  return { payments: listed.map((key) => told(names, money, after.get(key), before.groups.get(key), waits, start !== undefined)), unlisted };
}

const NONE: Due = { groups: new Map(), order: [] };

function told(names: Names, money: Money, all: readonly ScenarioPayment[] | undefined, earlier: readonly ScenarioPayment[] | undefined, waits: Waits, isCompared: boolean): WhatIfPayment {
  const [one] = (all ?? earlier)!;
  const amount = all && total(all, money);
  const parts = (all ?? []).flatMap((each) => each.parts);
  // An invoice runs the other way: what it settles is below zero.
  const waiting = waitingIn(parts, partsOf(earlier ?? []), waits, one!.invoice ? (part) => neg(money.read(part.amount)) : amountsIn(money));
  const words = parts.slice(0, parts.length <= MOST_PARTS ? parts.length : MOST_PARTS).map(({ line, period, dims, amount: part }) => ({ title: names.lineAt(line, period, dims), amount: money.words(money.read(part)) }));
  return {
    due: one!.due, dueInWords: dateInWords(one!.due), from: names.party(one!.payer), to: names.party(one!.payee),
    ...compared(money, amount, earlier && total(earlier, money), waiting, isCompared),
    parts: parts.length <= MOST_PARTS ? words : [...words, { title: `and ${parts.length - MOST_PARTS} more`, amount: '' }], ...(one!.invoice ? { isInvoice: true } : {}),
  };
}

function dueOf(payments: readonly ScenarioPayment[]): Due {
  let due = known.get(payments);
  if (!due) {
    const groups = groupedBy(payments, keyOf);
    known.set(payments, due = { groups, order: [...groups.keys()].sort() });
  }
  return due;
}

/** All keys in order; those at the start are in order already. */
function orderOf({ groups, order }: Due, after: ReadonlyMap<string, unknown>): readonly string[] {
  const more = [...after.keys()].filter((key) => !groups.has(key));
  return more.length === 0 ? order : [...order, ...more].sort();
}

const keys = new WeakMap<ScenarioPayment, string>();

/** Most payments are those of the start, so their keys are made once. */
function keyOf(payment: ScenarioPayment): string {
  let key = keys.get(payment);
  if (key === undefined) keys.set(payment, key = JSON.stringify([payment.due, payment.payer, payment.payee]));
  return key;
}
