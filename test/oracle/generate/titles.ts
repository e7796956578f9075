import type { FactsDocument, Program } from '@remit/program';
import { Random } from './random.ts';

/** Gives some of everything the words that are there for people and change nothing. */
export function withTitles(program: Program, seed: number): Program {
  const r = new Random(seed + 4_000_037);
  if (!r.chance(30)) return program;
  const title = (): { title?: string } => (r.chance(50) ? { title: r.pick(['Home first', 'Élan', 'x']) } : {});
  return {
    ...program, ...title(),
    parties: program.parties.map((x) => ({ ...x, ...title(), ...(r.chance(20) ? { identifiers: { ods: 'QX1' } } : {}) })),
    groups: program.groups.map((x) => ({ ...x, ...title() })),
    sets: program.sets.map((x) => ({ ...x, elements: x.elements.map((e) => ({ ...e, ...title() })) })),
    facts: program.facts.map((x) => ({ ...x, ...title(), ...(r.chance(30) ? { unit: 'people' } : {}), ...(r.chance(30) ? { availableAfterDays: 20 } : {}) })),
    rows: program.rows.map((x) => ({ ...x, ...title() })),
    vars: program.vars.map((x) => ({ ...x, ...title() })),
    funds: program.funds.map((x) => ({ ...x, ...title() })),
    lines: program.lines.map((x) => ({ ...x, ...title(), ...(r.chance(15) ? { subcontract: 'S' } : {}) })),
    checks: program.checks.map((x) => ({ ...x, ...(r.chance(50) ? { code: 'C1' } : {}) })),
    ...(program.judgements ? { judgements: program.judgements.map((x) => ({ ...x, ...title() })) } : {}),
    ...(program.bodies ? { bodies: program.bodies.map((x) => ({ ...x, ...title(), ...(r.chance(50) ? { of: 'icb' } : {}) })) } : {}),
    ...(program.versions ? { versions: program.versions.map((x) => ({ ...x, ...title(), ...(r.chance(30) ? { reason: 'demand' } : {}), ...(r.chance(30) ? { agreedBy: ['icb', 'prime'], agreedOn: x.effective } : {}) })) } : {}),
  };
}

/** Says of some values where they were read. */
export function withPlaces(facts: FactsDocument, seed: number): FactsDocument {
  const r = new Random(seed + 5_000_011);
  if (!r.chance(15)) return facts;
  const read = <T extends object>(x: T, i: number): T => (r.chance(30) ? { ...x, at: `facts.csv:${i + 2}` } : x);
  const each = <T extends object>(lists: Record<string, T[]>): Record<string, T[]> => Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.map(read)]));
  return {
    ...facts, observations: facts.observations.map(read), ...(facts.rows ? { rows: each(facts.rows) } : {}),
    ...(facts.members ? { members: Object.fromEntries(Object.entries(facts.members).map(([g, list]) => [g, list.map((m, i) => ({ ...read(m, i), ...(r.chance(30) ? { title: 'Somebody' } : {}) }))])) } : {}),
  };
}
