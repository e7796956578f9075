import type { ScenarioPayment } from '@remit/runtime';

const others = new WeakMap<readonly ScenarioPayment[], ReadonlySet<ScenarioPayment>>();

/** The payments that are not those of the start. A payment that a move does not touch is the same object. */
export function differenceOf(now: readonly ScenarioPayment[], start: readonly ScenarioPayment[]): { come: ScenarioPayment[]; gone: ScenarioPayment[] } {
  let before = others.get(start);
  if (!before) others.set(start, before = new Set(start));
  const stays = new Set<ScenarioPayment>();
  const come: ScenarioPayment[] = [];
  for (const one of now) if (before.has(one)) stays.add(one); else come.push(one);
  return { come, gone: stays.size === start.length ? [] : start.filter((one) => !stays.has(one)) };
}
