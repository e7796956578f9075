/** Who keeps a part of a payment back gives it back: the funders of a payment cannot change inside a period of its withhold. */
import type { Fund, Line, Period, Slot } from '@remit/program';
import type { Findings } from '../../diagnostics/findings.ts';
import { dateWords } from '../literal.ts';
import { placeOf } from '../place.ts';
import { isKept } from './merge-kept.ts';
import type { Timeline } from './timeline.ts';

/** The version that governs a line-period, from 1, and who pays by it. */
interface Paid { version: number; payers: string }

/**
 * Reports, once for each withhold and variation, payers that change between the first payment of a period of the withhold and
 * the day on which it pays back: what one had kept another would pay back. `lines` and `funds` are those of all versions.
 */
export function checkFunders(lines: readonly Line[], funds: readonly Fund[], timeline: Timeline, findings: Findings): void {
  const told = new Set<string>();
  for (const back of lines.filter((l) => l.kind === 'withhold' && baseOf(l.id) === l.of)) {
    const keeping = lines.filter((l) => isKept({ ...l, id: baseOf(l.id) }) && l.of === back.of);
    const kept = new Set(keeping.map((l) => baseOf(l.heldWith?.line ?? '')));
    for (const period of timeline.periodsOf(back.grain)) {
      const own = back.schedule.find((s) => s.period === period.id);
      if (!own) continue;
      const months = new Set<string>();
      const found: Paid[] = [paidBy(back, own, funds)];
      for (const line of keeping) for (const [id, slot] of slotsIn(line, period, timeline)) { months.add(`${line.grain} ${id}`); found.push(paidBy(line, slot, funds)); }
      for (const line of lines.filter((l) => kept.has(baseOf(l.id)))) {
        for (const [id, slot] of slotsIn(line, period, timeline)) if (months.has(`${line.grain} ${id}`)) found.push(paidBy(line, slot, funds));
      }
      const first = found.reduce((a, b) => (b.version < a.version ? b : a));
      const other = found.filter((f) => f.payers !== first.payers).sort((a, b) => a.version - b.version)[0];
      if (!other || told.has(`${back.of} ${other.version}`)) continue;
      told.add(`${back.of} ${other.version}`);
      const { node, effective, number } = timeline.versions[other.version - 1]!;
      findings.add('MOD-360', node && placeOf(node), {
        number: String(number), date: dateWords(effective), name: back.of, payment: [...kept][0] ?? '', period: period.id, from: dateWords(period.end),
      });
    }
  }
}

/** The slots of a line for periods within a longer one. */
function slotsIn(line: Line, around: Period, timeline: Timeline): [string, Slot][] {
  const inside = new Set(timeline.periodsOf(line.grain).filter((p) => around.start <= p.start && p.end <= around.end).map((p) => p.id));
  return line.schedule.filter((s) => inside.has(s.period)).map((s) => [s.period, s]);
}

function paidBy({ id, from }: Line, { version: governs = 1 }: Slot, funds: readonly Fund[]): Paid {
  // Of a period that is split, a line of a later version is governed by the first one, but paid by its own parties.
  const version = Math.max(governs, Number(/@(\d+)$/.exec(id)?.[1] ?? 1));
  const fund = 'fund' in from ? funds.find((f) => f.id === from.fund) : undefined;
  const terms = fund?.terms?.find((t) => t.versions.includes(version)) ?? fund;
  return { version, payers: JSON.stringify(terms ? [terms.sources.map(({ party, share }) => [party, share]), terms.remainderTo] : from) };
}

/** The id of a line in its own version: `Core` of `Core@2`. */
function baseOf(id: string): string {
  return id.replace(/@\d+$/, '');
}
