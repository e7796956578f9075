import type { Body, FactsDocument, Observation } from '@remit/program';
import type { Scope } from './scope.ts';

/** The same facts with one fault for which a run must be refused; undefined if this fault cannot be made here. */
export function spoil(s: Scope, facts: FactsDocument, body?: Body): FactsDocument | undefined {
  const r = s.r;
  const replaced = new Set(facts.observations.map((o) => o.supersedes));
  const live = facts.observations.filter((o) => !replaced.has(o.id));
  const typeOf = (o: Observation): string => [...s.facts, ...s.judgements].find((f) => f.id === o.fact)!.type;
  const typed = (types: string[]): Observation[] => live.filter((o) => types.includes(typeOf(o)));
  const decisions = live.filter((o) => s.judgements.some((j) => j.id === o.fact));
  const given = live.filter((o) => !decisions.includes(o));
  const ofBody = decisions.filter((o) => s.judgements.find((j) => j.id === o.fact)!.by === 'board');
  const ofOne = decisions.filter((o) => ['icb', 'council', 'prime'].includes(s.judgements.find((j) => j.id === o.fact)!.by ?? ''));
  const numbers = typed(['money', 'number', 'percentage', 'count', 'ratio']);
  const changed = (from: Observation[], change: (o: Observation) => Partial<Observation>): FactsDocument | undefined => {
    if (from.length === 0) return undefined;
    const o = r.pick(from);
    return { ...facts, observations: facts.observations.map((x) => (x === o ? { ...o, ...change(o) } : x)) };
  };
  const strict = live.filter((o) => { const f = s.facts.find((x) => x.id === o.fact); return !f || !f.mayBeNotApplicable && !f.emptyIsNotApplicable; });
  const bounded = live.filter((o) => [...s.facts, ...s.judgements].find((f) => f.id === o.fact)!.max && typeof o.value === 'string');
  const inSets = live.filter((o) => Object.keys(o.dims ?? {}).some((d) => s.sets.some((x) => x.id === d)));
  const inGroups = live.filter((o) => Object.keys(o.dims ?? {}).some((d) => s.groups.some((g) => g.id === d)));
  const group = s.groups.find((g) => g.max !== undefined);
  const rows = Object.values(facts.rows ?? {})[0] ?? [];
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
    () => changed(typed(['date']), () => ({ value: '2026-02-30' })),
    () => changed(given, () => ({ decidedBy: ['icb'] })),
    () => changed(decisions, () => ({ recordedAt: undefined })),
    () => changed(ofOne, () => ({ decidedBy: ['ministry'] })),
    () => changed(ofOne, (o) => ({ decidedBy: [s.judgements.find((j) => j.id === o.fact)!.by!, 'ministry'] })),
    () => changed(ofBody, () => ({ decidedBy: ['icb'] })),
    () => (body?.recused.length ? changed(ofBody, () => ({ decidedBy: body.members })) : undefined),
    () => (body && (body.quorum ?? 1) > 1 ? changed(ofBody, () => ({ decidedBy: [body.members[0]!, body.members[0]!] })) : undefined),
    () => (group ? { ...facts, members: { ...facts.members, [group.id]: Array.from({ length: Number(group.max) + 1 }, (_, i) => ({ key: `new${i}` })) } } : undefined),
    () => (rows.length > 0 && s.rows[0]!.columns[1]!.max !== undefined ? { ...facts, rows: { people: [{ ...rows[0]!, values: { ...rows[0]!.values, cost: '1000.01' } }, ...rows.slice(1)] } } : undefined),
  ])();
}
