import { groupedBy } from '@remit/language/model/grouped';
import type { Hold, Program } from '@remit/program';
import type { Names } from '@remit/story/names';
import { periodsInWords } from '@remit/story/dates';
import { duePayments } from './due-payments.ts';
import { Money, placeOf, type Worked } from './money-words.ts';
import type { WhatIfHeld, WhatIfOutcome } from './protocol.ts';
import { ownerTitle, Sums } from './sums.ts';
import { totalOf } from './total.ts';
import { waitsOf } from './waits.ts';

/** More reasons of one hold are counted. */
const MOST_REASONS = 4;

/** All that is paid and held, beside what it is at the start. */
export function outcomeOf(program: Program, names: Names, now: Worked, start: Worked | undefined): Omit<WhatIfOutcome, 'milliseconds'> {
  const money = new Money(program);
  const waits = waitsOf(now, start);
  return {
    ...totalOf(program, money, now, start, waits), ...duePayments(names, money, now, start?.payments, waits),
    sums: new Sums(program, names, money).of(now, start?.payments, waits), held: heldOf(program, names, now.holds, start?.holds),
  };
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
