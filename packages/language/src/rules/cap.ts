import { fromInteger } from '@remit/program/rational';
import { writtenNumber } from '../model/literals.ts';
import type { Found } from './acceptances.ts';

/** Findings of one rule in one file, above which only their number is told: hundreds of faults have one cause or a few. */
const most = 50;

/** The findings with those beyond the first fifty of a rule replaced by one that counts them. */
export function capped(found: readonly Found[]): Found[] {
  const counts = new Map<string, number>();
  for (const { rule } of found) counts.set(rule.code, (counts.get(rule.code) ?? 0) + 1);
  const seen = new Map<string, number>();
  return found.flatMap((one) => {
    const place = (seen.get(one.rule.code) ?? 0) + 1;
    seen.set(one.rule.code, place);
    if (place <= most) return [one];
    const more = counts.get(one.rule.code)! - most;
    return place === most + 1 ? [{ ...one, message: `… and ${writtenNumber(fromInteger(more))} more of ${one.rule.code} in this file, from here on. Mend those above first; the rest is shown then.` }] : [];
  });
}
