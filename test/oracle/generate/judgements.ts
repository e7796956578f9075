import type { Body, Expr, Judgement, JudgementType } from '@remit/program';
import { addDays } from './calendar.ts';
import { CODES } from './conditions.ts';
import { constant } from './expressions.ts';
import { anyGrain } from './inputs.ts';
import { count, money, share } from './numbers.ts';
import type { Place, Scope } from './scope.ts';
import { dimensions, readable } from './scope.ts';

const PEOPLE = ['ann', 'ben', 'cas', 'dot'];

/** Bodies that decide, some with members who take no part. */
export function bodies(s: Scope): Body[] {
  const r = s.r;
  if (s.judgements.every((j) => j.by !== 'board')) return [];
  const members = PEOPLE.slice(0, r.int(2, 4));
  const recused = r.chance(40) ? [{ member: r.pick(members), interestIn: 'prime' }] : [];
  return [{ id: 'board', members, recused, ...(r.chance(60) ? { quorum: r.int(1, members.length - recused.length) } : {}) }];
}

/** What named parties decide. */
export function judgements(s: Scope): Judgement[] {
  const r = s.r;
  const n = r.weighted([[4, () => 0], [4, () => 1], [3, () => 2], [1, () => 3]]);
  // One answer for everybody, by which periods can end early after they were posted.
  const once: Judgement[] = s.plain && r.chance(60) ? [{ ...judgement(s, 'goesOn', 'bool'), each: [], by: 'icb' }] : [];
  return once.concat(Array.from({ length: n }, (_, i) => judgement(s, `judgement${i + 1}`, s.plain ? r.pick(['percentage', 'bool', 'money'] as const) : undefined)));
}

function judgement(s: Scope, id: string, kind?: JudgementType): Judgement {
  const r = s.r;
  const type = kind ?? r.pick(['money', 'number', 'percentage', 'count', 'bool', 'bool', 'code', 'date'] as const);
  const grain = anyGrain(s);
  const each = dimensions(s, 30, 20);
  const after = r.pick([-20, 0, 10, 40, 95]);
  const deadline = Object.fromEntries(s.calendar.periods.filter((p) => p.grain === grain).map((p) => [p.id, addDays(p.end, after)]));
  const groups = each.filter((d) => s.groups.some((g) => g.id === d));
  const by = r.weighted<{ by?: string }>([[3, () => ({})], [3, () => ({ by: r.pick(['icb', 'council', 'prime']) })], [4, () => ({ by: 'board' })], [groups.length * 4, () => ({ by: r.pick(groups) })]]);
  const numeric = type === 'money' || type === 'number' || type === 'count';
  return {
    id, type, grain, each, ...by, deadline, ...(type === 'code' ? { codes: CODES } : {}),
    ...(numeric && r.chance(20) ? { min: '0' } : {}), ...(numeric && r.chance(20) ? { max: '1000' } : {}),
    ...(r.chance(50) ? { otherwise: otherwise(s, type) } : {}),
    ...(r.chance(40) ? { lateUntil: addDays(Object.values(deadline).sort().at(-1)!, r.pick([0, 30, 120])) } : {}),
  };
}

function otherwise({ r, calendar }: Scope, type: JudgementType): string | boolean {
  switch (type) {
    case 'bool': return r.chance(50);
    case 'code': return r.pick(CODES);
    case 'date': return r.pick(calendar.periods).start;
    case 'count': return count(r);
    case 'percentage': return share(r);
    default: return money(r);
  }
}

/** A decision that can be read at a place, of one of some types. */
export function decided(s: Scope, p: Place, types: readonly JudgementType[]): Expr | undefined {
  const all = s.judgements.filter((j) => types.includes(j.type) && readable(s, p, j));
  return all.length > 0 ? { op: 'decided', id: s.r.pick(all).id } : undefined;
}

/** A value that is known from a day on, or as it was known on one. */
export function known(s: Scope, arg: Expr, unless: () => Expr): Expr {
  const r = s.r;
  const day = (): string => addDays(r.pick(s.calendar.periods).end, r.pick([-30, 0, 1, 60]));
  const [from, until] = [day(), day()].sort() as [string, string];
  const look = { until, ...(r.chance(40) ? { unless: unless() } : {}) };
  return { op: 'known', arg, ...r.pick<() => { from?: string; until?: string; unless?: Expr }>([() => ({ from }), () => look, () => ({ from, ...look })])() };
}

/** What a plain line pays depends on a decision, or on what was known on a day. */
export function judged(s: Scope, p: Place, amount: Expr): Expr {
  const r = s.r;
  const part = decided(s, p, ['percentage']);
  const answer = decided(s, p, ['bool']);
  if (part && r.chance(85)) return { op: 'mul', args: [amount, part] };
  if (answer && r.chance(85)) return { op: 'case', when: [{ if: answer, then: amount }], else: r.chance(50) ? constant('0') : { op: 'mul', args: [amount, constant('0.5')] } };
  return r.chance(20) ? known(s, amount, () => answer ?? { op: 'bool', v: r.chance(50) }) : amount;
}
