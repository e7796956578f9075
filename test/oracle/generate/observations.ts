import type { Body, Fact, FactsDocument, Judgement, Member, ObservedValue, Observation, Row } from '@remit/program';
import { addDays } from './calendar.ts';
import { CODES } from './conditions.ts';
import { count, money, number, share } from './numbers.ts';
import type { Scope } from './scope.ts';
import { keysOf } from './scope.ts';

/** What a source of facts tells, day by day. `missing` is the chance in a hundred that a value never
 * comes, `corrected` that it is replaced later. */
export function observations(s: Scope, missing: number, corrected: number, body?: Body): FactsDocument {
  const out: Observation[] = [];
  for (const f of s.facts) {
    for (const p of s.calendar.periods.filter((q) => q.grain === f.grain)) {
      for (const dims of combinations(s, f.each)) {
        if (s.r.chance(missing)) continue;
        let recordedAt = addDays(p.end, s.r.pick([-20, 0, 10, 10, 40, 95]));
        let id = `o${out.length + 1}`;
        const head = { fact: f.id, period: p.id, ...(f.each.length > 0 ? { dims } : {}) };
        out.push({ id, ...head, value: value(s, f), ...(s.r.chance(96) ? { recordedAt } : {}) });
        while (s.r.chance(corrected) && out.at(-1)!.recordedAt !== undefined) {
          recordedAt = addDays(recordedAt, s.r.pick([0, 1, 30, 60, 120]));
          const supersedes = id;
          id = `o${out.length + 1}`;
          out.push({ id, ...head, value: value(s, f), recordedAt, supersedes });
        }
      }
    }
  }
  for (const j of s.judgements) decisions(s, j, body, out);
  const rows = Object.fromEntries(s.rows.map((t) => [t.id, tableRows(s, t)]));
  const members = Object.fromEntries(s.groups.filter(() => s.r.chance(60)).map((g) => [g.id, membership(s, g.id)]));
  return { format: 'remit-facts/1.0', ...(Object.keys(members).length > 0 ? { members } : {}), observations: out, ...(s.rows.length > 0 ? { rows } : {}) };
}

/** Replaces some of what was known before `asOf` by something else on that day. */
export function corrections(s: Scope, document: FactsDocument, asOf: string, body?: Body): void {
  const replaced = new Set(document.observations.map((o) => o.supersedes));
  const known = document.observations.filter((o) => o.recordedAt !== undefined && o.recordedAt < asOf && !replaced.has(o.id));
  for (const o of s.r.some(known, s.r.pick(s.plain ? [20, 40, 60] : [5, 20, 60]))) {
    const { at: _, supersedes: __, decidedBy: ___, ...head } = o;
    const f = [...s.facts, ...s.judgements].find((x) => x.id === o.fact)!;
    const took = 'deadline' in f ? decidedBy(s, f, body, o.dims) : {};
    document.observations.push({ ...head, ...took, id: `o${document.observations.length + 1}`, value: value(s, f), recordedAt: asOf, supersedes: o.id! });
  }
}

/** The same facts without a member: neither listed nor in any observation or row. */
export function without(s: Scope, document: FactsDocument, group: string): FactsDocument {
  const key = s.r.pick(keysOf(s, group));
  const keeps = (x: { dims?: Record<string, string> }): boolean => x.dims?.[group] !== key;
  return {
    ...document,
    observations: document.observations.filter(keeps),
    ...(document.members?.[group] ? { members: { ...document.members, [group]: document.members[group].filter((m) => m.key !== key) } } : {}),
    ...(document.rows ? { rows: Object.fromEntries(Object.entries(document.rows).map(([t, rows]) => [t, rows.filter(keeps)])) } : {}),
  };
}

/** Every combination of keys of some dimensions. */
export function combinations(s: Scope, dims: string[]): Record<string, string>[] {
  return dims.reduce<Record<string, string>[]>((all, d) => all.flatMap((c) => keysOf(s, d).map((k) => ({ ...c, [d]: k }))), [{}]);
}

/** Decisions before, on and after their last day, superseded before and after it; some never come. */
function decisions(s: Scope, j: Judgement, body: Body | undefined, out: Observation[]): void {
  const r = s.r;
  for (const [period, deadline] of Object.entries(j.deadline)) {
    for (const dims of combinations(s, j.each)) {
      if (r.chance(20)) continue;
      const head = { fact: j.id, period, ...(j.each.length > 0 ? { dims } : {}) };
      let recordedAt = addDays(deadline, r.pick([-60, -10, -1, 0, 0, 1, 30, 100]));
      let id = `o${out.length + 1}`;
      out.push({ id, ...head, value: value(s, j), recordedAt, ...decidedBy(s, j, body, dims) });
      while (r.chance(35)) {
        recordedAt = addDays(recordedAt, r.pick([0, 1, 10, 60]));
        const supersedes = id;
        id = `o${out.length + 1}`;
        out.push({ id, ...head, value: value(s, j), recordedAt, supersedes, ...decidedBy(s, j, body, dims) });
      }
    }
  }
}

/** Who took a decision, where it says so. */
function decidedBy({ r, groups }: Scope, { by }: Judgement, body: Body | undefined, dims?: Record<string, string>): { decidedBy?: string[] } {
  if (by === undefined || r.chance(30)) return {};
  if (by !== body?.id) return { decidedBy: [groups.some((g) => g.id === by) ? dims![by]! : by] };
  const able = r.shuffled(body.members.filter((m) => !body.recused.some((x) => x.member === m)));
  return { decidedBy: able.slice(0, r.int(body.quorum ?? 1, able.length)) };
}

function value(s: Scope, f: Pick<Fact, 'type' | 'mayBeNotApplicable' | 'parts'> | Judgement): ObservedValue {
  const r = s.r;
  if ('mayBeNotApplicable' in f && f.mayBeNotApplicable && r.chance(15)) return { notApplicable: true, ...(r.chance(70) ? { reason: 'too few' } : {}) };
  if (f.type === 'bool') return r.chance('deadline' in f ? 50 : 65);
  if (f.type === 'code') return r.pick(CODES);
  if (f.type === 'date') return r.pick(s.calendar.periods).start;
  if (f.type === 'money') return s.plain ? r.pick(['0', '40', '100', '100.01']) : money(r);
  if (f.type === 'count') return count(r);
  if (f.type === 'percentage') return share(r);
  if (f.type === 'number') return 'deadline' in f ? money(r) : number(r, 12);
  if (r.chance(15)) return share(r);
  const denominator = r.int(0, 6);
  const numerator = r.int(0, denominator);
  const excluded = 'parts' in f && f.parts?.excluded && r.chance(60) ? { excluded: String(r.int(0, denominator - numerator)) } : {};
  return { numerator: String(numerator), denominator: String(denominator), ...excluded };
}

/** Members with the dates they joined and left, some of them known later or corrected. */
export function membership(s: Scope, group: string): Member[] {
  const r = s.r;
  const day = () => addDays(r.pick(s.calendar.periods).start, r.pick([0, 0, 1, 14]));
  return r.some(keysOf(s, group), 80).flatMap((key) => {
    const entry = (): Member => {
      const joined = r.chance(35) ? day() : undefined;
      const left = r.chance(35) ? day() : undefined;
      return { key, ...(joined ? { joined } : {}), ...(left && (!joined || left > joined) ? { left } : {}) };
    };
    const first = r.chance(15) ? day() : undefined;
    const later = r.chance(20) ? addDays(first ?? day(), r.pick([1, 30, 120])) : undefined;
    return r.shuffled([{ ...entry(), ...(first ? { recordedAt: first } : {}) }, ...(later ? [{ ...entry(), recordedAt: later }] : [])]);
  });
}

function tableRows(s: Scope, t: Scope['rows'][number]): Row[] {
  const out: Row[] = [];
  for (const p of s.calendar.periods.filter((q) => q.grain === t.grain)) {
    for (const dims of combinations(s, t.each)) {
      for (const person of s.r.some(['p1', 'p2', 'p3'], 55)) {
        const values = { person, cost: s.r.chance(6) ? null : money(s.r), weeks: count(s.r), home: s.r.chance(5) ? null : s.r.chance(60), band: s.r.pick(CODES) };
        out.push({ period: p.id, ...(t.each.length > 0 ? { dims } : {}), values, recordedAt: addDays(p.end, s.r.pick([-20, 10, 40])) });
      }
    }
  }
  return out;
}
