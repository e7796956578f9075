import type { FactsDocument, Observation } from '@remit/program';
import type { Scope } from './scope.ts';

/** The same facts with one fault for which a run must be refused; undefined if this fault cannot be made here. */
export function spoil(s: Scope, facts: FactsDocument): FactsDocument | undefined {
  const r = s.r;
  const replaced = new Set(facts.observations.map((o) => o.supersedes));
  const live = facts.observations.filter((o) => !replaced.has(o.id));
  const typed = (types: string[]): Observation[] => live.filter((o) => types.includes(s.facts.find((f) => f.id === o.fact)!.type));
  const numbers = typed(['money', 'number', 'percentage', 'count', 'ratio']);
  const changed = (from: Observation[], change: (o: Observation) => Partial<Observation>): FactsDocument | undefined => {
    if (from.length === 0) return undefined;
    const o = r.pick(from);
    return { ...facts, observations: facts.observations.map((x) => (x === o ? { ...o, ...change(o) } : x)) };
  };
  const strict = live.filter((o) => { const f = s.facts.find((x) => x.id === o.fact)!; return !f.mayBeNotApplicable && !f.emptyIsNotApplicable; });
  const bounded = live.filter((o) => s.facts.find((f) => f.id === o.fact)!.max && typeof o.value === 'string');
  const inSets = live.filter((o) => Object.keys(o.dims ?? {}).some((d) => s.sets.some((x) => x.id === d)));
  const inGroups = live.filter((o) => Object.keys(o.dims ?? {}).some((d) => s.groups.some((g) => g.id === d)));
  return r.pick<() => FactsDocument | undefined>([
    () => (live.length === 0 ? undefined : { ...facts, observations: [...facts.observations, { ...r.pick(live), id: 'twice' }] }),
    () => changed(live, () => ({ fact: 'nobody' })),
    () => changed(live, () => ({ period: '1999' })),
    () => changed(live, () => ({ supersedes: 'nothing' })),
    () => changed(live, (o) => ({ dims: { ...o.dims, nowhere: 'x' } })),
    () => changed(inSets, (o) => ({ dims: Object.fromEntries(Object.keys(o.dims!).map((d) => [d, 'no such key'])) })),
    () => changed(inGroups, (o) => ({ dims: Object.fromEntries(Object.keys(o.dims!).map((d) => [d, '__proto__'])) })),
    () => changed(strict, () => ({ value: { notApplicable: true } })),
    () => changed(bounded, () => ({ value: '1000.01' })),
    () => changed(typed(['code']), () => ({ value: 'Nobody' })),
    () => changed(typed(['count']), () => ({ value: '1.5' })),
    () => changed(typed(['bool']), () => ({ value: 'yes' })),
    () => changed(numbers, () => ({ value: 'many' })),
    () => changed(numbers, () => ({ value: true })),
  ])();
}
