import type { Entitlement, Expectation, Hold, Program } from '@remit/program';
import type { Material } from '@remit/stepper';
import { workOut } from '@remit/stepper/calculation/worked-out';
import { placeName } from '@remit/story/by-name';
import { periodInWords } from '@remit/story/dates';
import { moneyInWords } from '@remit/story/money';
import { namesOf, type Names } from '@remit/story/names';
import type { Place } from '@remit/story/told-program';
import type { SteppablePayment, SteppablePayments, SteppablePlace } from './protocol.ts';

/**
 * The payments that can be stepped through, with what each comes to.
 *
 * @throws CannotStep where they cannot be worked out
 */
export function paymentChoices(material: Material, asOf: string | undefined): SteppablePayments {
  const { program, result: { entitlements, holds } } = workOut(material, asOf);
  const names = namesOf(program);
  const held = new Set(holds.map(placeName));
  const all = [...entitlements.filter((each) => !held.has(placeName(each))), ...holds];
  const expected = 'scenario' in material.from ? expectedPlace(material.from.scenario.expect, all, program) : undefined;
  const payments = program.lines.flatMap(({ id }) => {
    const own = all.filter(({ line }) => line === id);
    return own.length === 0 ? [] : [choice(id, own, program, names)];
  });
  return { payments, ...(expected ? { expected } : {}) };
}

type Entitled = Entitlement | Hold;

function choice(id: string, all: readonly Entitled[], program: Program, names: Names): SteppablePayment {
  const order = new Map(program.periods.map((period, index) => [period.id, index]));
  const periods = [...new Set(all.map(({ period }) => period))].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return {
    id, title: names.line(id),
    periods: periods.map((period) => ({
      id: period, title: periodInWords(period),
      members: all.filter((each) => each.period === period).map((each) => ({ ...memberOf(each, names), value: 'amount' in each ? moneyInWords(each.amount, program.currency.code) : 'held' })),
    })),
  };
}

function memberOf({ dims }: Entitled, names: Names): { key?: Record<string, string>; title?: string } {
  return dims && Object.keys(dims).length > 0 ? { key: { ...dims }, title: names.keys(dims) } : {};
}

/** The first payment that a scenario expects something of. */
function expectedPlace(expect: readonly Expectation[], all: readonly Entitled[], program: Program): SteppablePlace | undefined {
  for (const one of expect) {
    const lines = one.kind === 'entitlement' || one.kind === 'held' ? one.lines : one.kind === 'part' ? [one.line] : [];
    if (!('period' in one) || lines.length === 0) continue;
    const dims = 'dims' in one ? one.dims ?? {} : {};
    const periods = periodsIn(one.period, program);
    const found = all.filter(({ line, period, dims: own }) => lines.includes(line) && periods.has(period)
      && Object.entries(dims).every(([dim, key]) => own !== undefined && Object.hasOwn(own, dim) && own[dim] === key));
    // What is expected to be held is held in one of several months, perhaps not the first.
    const place = one.kind === 'held' ? found.find((each) => !('amount' in each)) ?? found[0] : found[0];
    if (place) return placed(place);
  }
  return undefined;
}

function placed({ line, period, dims }: Place): SteppablePlace {
  return { payment: line, period, ...(dims && Object.keys(dims).length > 0 ? { member: { ...dims } } : {}) };
}

/** The periods that lie in another one, and that one itself. */
function periodsIn(outer: string, { periods }: Program): ReadonlySet<string> {
  return new Set(periods.filter(({ id, in: around }) => id === outer || Object.values(around).includes(outer)).map(({ id }) => id));
}
