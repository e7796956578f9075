/** The checks of all versions. A period in which a rule changes is held against the rule as it stands at its end. */
import type { Check } from '@remit/program';
import type { Origins } from '../../emit/origin.ts';
import { byPeriod } from './merge-by-period.ts';
import { nameIn, type MergedValues } from './merged-values.ts';
import type { Timeline } from './timeline.ts';

/** The merged checks, in the order in which they first appear. */
export function mergeChecks(versions: readonly (readonly Check[])[], timeline: Timeline, values: MergedValues, origins: Origins): Check[] {
  return [...new Set(versions.flatMap((checks) => checks.map((c) => c.id)))].flatMap((id) => {
    const shapes = new Map<string, (Check | undefined)[]>();
    versions.forEach((checks, v) => {
      const check = checks.find((c) => c.id === id);
      if (!check) return;
      const { expr: _expr, ...rest } = check;
      const text = JSON.stringify(rest);
      const group = shapes.get(text) ?? versions.map(() => undefined);
      group[v] = check;
      shapes.set(text, group);
    });
    return [...shapes.values()].map((own, i) => {
      const version = own.findIndex((c) => c !== undefined);
      const first = own[version]!;
      const expr = byPeriod(first.grain, timeline.periodsOf(first.grain).filter((p) => !p.history), (period) => {
        const v = timeline.inside(period).at(-1) ?? timeline.governing(period);
        return own[v] ? values.rewrite(own[v].expr, v, period) : { op: 'bool', v: true };
      })!;
      return origins.note<Check>({ ...first, id: i === 0 ? id : nameIn(id, version), expr }, origins.placeOf(first));
    });
  });
}
