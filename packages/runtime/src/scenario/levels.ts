import type { Observation, ObservedValue, Scenario } from '@remit/program';
import { noLevel } from '../catalogue/scenarios.ts';
import type { Finding } from '../finding.ts';
import { refuse } from '../finding.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import type { Model, PreparedFact } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';

const WORDS = { atTarget: 'at target', atBaseline: 'at baseline', atLeast: 'at their least' } as const;

/** The values that a scenario's `otherwise` gives to facts it does not give itself, for every period and key. */
export function fillLevels(model: Model, scenario: Scenario, findings: Finding[]): Observation[] {
  const { otherwise } = scenario;
  if (!otherwise) return [];
  const given = new Set(scenario.observations.map(each => nameOf(each.fact, each.period, each.dims)));
  const members = membersOf(model, scenario);
  const filled: Observation[] = [];
  const without = new Set<string>();
  for (const fact of model.facts.values()) {
    if (fact.judgement) continue;
    for (const period of model.time.byGrain.get(fact.declared.grain) ?? []) {
      const value = levelOf(fact, period, scenario);
      for (const dims of combinationsOf(fact.each, members)) {
        const names = fact.each.length > 0 ? dims : undefined;
        if (given.has(nameOf(fact.declared.id, period.id, names))) continue;
        if (value === undefined) { without.add(fact.declared.id); continue; }
        filled.push({ fact: fact.declared.id, period: period.id, value, ...(names ? { dims: names } : {}), ...(scenario.at === undefined ? {} : { at: scenario.at }) });
      }
    }
  }
  if (without.size > 0) findings.push(refuse(noLevel, scenario.at, { otherwise: WORDS[otherwise], facts: [...without].map(each => `'${each}'`).join(', ') }));
  return filled;
}

function levelOf(fact: PreparedFact, period: TimePeriod, { levels = [], otherwise }: Scenario): ObservedValue | undefined {
  const of = levels.filter(level => level.fact === fact.declared.id);
  const level = of.find(each => each.period === period.id) ?? of.find(each => each.period === undefined);
  if (level) return level.value;
  const { min } = fact.declared;
  return otherwise === 'atLeast' && min?.op === 'number' ? min.v : undefined;
}

function membersOf(model: Model, scenario: Scenario): Map<string, readonly string[]> {
  const found = new Map(model.dimensions.all.map(each => [each.id, new Set<string>(each.elements)]));
  for (const [group, listed] of Object.entries(scenario.members ?? {})) for (const member of listed) found.get(group)?.add(member.key);
  for (const each of [...scenario.observations, ...Object.values(scenario.rows ?? {}).flat()]) {
    for (const [dimension, key] of Object.entries(each.dims ?? {})) found.get(dimension)?.add(key);
  }
  return new Map([...found].map(([id, keys]) => [id, [...keys]]));
}

function combinationsOf(each: readonly Dimension[], members: ReadonlyMap<string, readonly string[]>): Record<string, string>[] {
  return each.reduce<Record<string, string>[]>(
    (all, dimension) => all.flatMap(dims => members.get(dimension.id)!.map(key => ({ ...dims, [dimension.id]: key }))), [{}]);
}

function nameOf(fact: string, period: string, dims: Readonly<Record<string, string>> | undefined): string {
  return JSON.stringify([fact, period, Object.entries(dims ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
