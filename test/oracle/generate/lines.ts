import type { Check, Counterparty, Expr, Fund, Line, Recovery, Slot, Var, VarType } from '@remit/program';
import { addDays, finer } from './calendar.ts';
import { code, condition, date } from './conditions.ts';
import { constant, deadline, notNegative, numeric, probe, round } from './expressions.ts';
import { PARTIES } from './funds.ts';
import { anyGrain } from './inputs.ts';
import { judged } from './judgements.ts';
import { money } from './numbers.ts';
import type { Place, Scope } from './scope.ts';
import { closed, dimensions, readable } from './scope.ts';

const KINDS = ['payment', 'payment', 'pool', 'share', 'subcontract', 'withhold', 'budget', 'choice', 'advance', 'offset'] as const;

const place = (s: Scope, x: { grain: string; each: string[] }, depth: number): Place => ({ grain: x.grain, bound: closed(s, x.each), again: [], depth });

/** The next var, which may read all that stands before it. */
export function addVar(s: Scope): void {
  const r = s.r;
  const type = r.weighted<VarType>([[6, () => 'number'], [3, () => 'money'], [2, () => 'bool'], [1, () => 'code'], [1, () => 'date']]);
  const head = { id: `var${s.vars.length + 1}`, type, grain: anyGrain(s), each: dimensions(s, 40, 30) };
  const at = place(s, head, r.pick([1, 1, 1, 2, 2, 3, 4]));
  const expr = type === 'bool' ? condition(s, at) : type === 'code' ? code(s, at) : type === 'date' ? date(s, at) : (r.chance(75) ? probe : numeric)(s, { ...at, inLine: r.chance(10) });
  s.vars.push({ ...head, expr, ...(r.chance(85) ? { published: true } : {}) } satisfies Var);
}

function slots(s: Scope, grain: string): Slot[] {
  const r = s.r;
  const opens = r.pick([0, 1, 2]);
  const days = r.pick([0, 0, 15, 60]);
  const all = s.calendar.periods.filter((p) => p.grain === grain && !p.history);
  return r.some(all, r.pick([100, 100, 70])).map((p) => {
    const year = s.calendar.periods.find((q) => q.grain === 'year' && !q.history && q.start <= p.start && p.start < q.end)!;
    return { period: p.id, opens: opens === 0 ? p.start : opens === 1 ? p.end : addDays(p.end, 10), due: addDays(r.chance(8) ? year.end : p.end, days) };
  });
}

function recovery(s: Scope): Recovery {
  const r = s.r;
  return r.weighted<Recovery>([
    [4, () => ({ how: 'carry', ...(r.chance(40) ? { lapses: true as const } : {}), ...(r.chance(50) ? { atMost: r.pick(['0.25', '0.5', '1/3', '1']) } : {}) })],
    [2, () => ({ how: 'invoice', days: r.pick([0, 30]), ...(r.chance(30) ? { atMost: '0.5' } : {}) })],
    [1, () => ({ how: 'none' })],
  ]);
}

/** A fact at a price: what most lines come to. */
function priced(s: Scope, at: Place, negative: boolean): Expr {
  const facts = s.facts.filter((f) => ['money', 'count', 'percentage', 'ratio'].includes(f.type) && readable(s, at, f));
  if (facts.length === 0) return constant(money(s.r));
  const fact: Expr = { op: 'fact', id: s.r.pick(facts).id };
  const before: Expr = { op: 'mul', args: [s.r.chance(25) ? deadline(s, at, fact) : fact, constant(s.plain ? s.r.pick(['1', '0.5', '1/3']) : money(s.r))] };
  const amount = judged(s, at, before);
  return negative ? { op: 'sub', args: [amount, constant(money(s.r))] } : amount;
}

/** The next line. */
export function addLine(s: Scope, funds: Fund[]): void {
  const r = s.r;
  const near = s.judgements.length > 0 && r.chance(40) ? r.pick(s.judgements) : undefined;
  const head = near ? { grain: r.pick(finer(s.calendar, near.grain)), each: near.each } : { grain: r.pick(s.calendar.grains), each: dimensions(s, 45, 25) };
  const at = { ...place(s, head, r.pick([0, 1, 1, 2, 2, 3, 4])), inLine: r.chance(60) };
  const negative = r.chance(18);
  const group = head.each.find((d) => s.groups.some((g) => g.id === d));
  const party = (): Counterparty => ({ party: r.pick(PARTIES) });
  const from: Line['from'] = funds.length > 0 && r.chance(70) ? { fund: r.pick(funds).id } : group && r.chance(15) ? { member: group } : party();
  const amount = round(s, s.plain || r.chance(40) ? priced(s, at, negative) : negative ? numeric(s, at) : notNegative(s, at), s.scale === 0 ? ['1', '10'] : s.scale === 3 ? ['0.001', '0.01', '1'] : ['0.01', '0.01', '1', '10']);
  const grains = head.grain === 'term' || head.grain === 'cohort' ? ['period', 'term'] as const : ['period', 'year', 'term'] as const;
  const line: Line = {
    id: `line${s.lines.length + 1}`, kind: r.pick(KINDS), of: r.pick(['P', 'P', 'Q']), from, to: group && r.chance(60) ? { member: group } : r.chance(80) ? { party: 'prime' } : party(),
    ...head, schedule: slots(s, head.grain), amount, recovery: recovery(s), lateDays: r.pick([0, 5, 30]),
  };
  if (negative || (s.lines.length % 2 === 0 && (line.recovery.how === 'none' || line.recovery.atMost !== undefined))) line.negative = r.chance(60) ? 'carry' : { invoiceDays: r.pick([0, 14]) };
  if ('fund' in from && r.chance(12)) line.outsideLimits = true;
  if ('fund' in from && r.chance(10)) line.to = { nobody: true };
  if (r.chance(25)) line.parts = ['a', 'b', 'c'].slice(0, r.int(1, 3)).map((id) => ({ id, expr: r.chance(50) ? constant(money(r)) : notNegative(s, { ...at, depth: 1, inLine: false }) }));
  if (r.chance(40)) {
    line.limits = Array.from({ length: r.chance(75) ? 1 : 2 }, () => ({
      window: r.pick(grains), max: r.chance(75) ? constant(r.chance(10) ? '33.335' : money(r)) : numeric(s, { ...at, depth: 1, inLine: false }),
      ...(group && r.chance(40) ? { perMember: true as const } : {}),
    }));
  }
  if (s.lines.length > 0 && r.chance(30)) {
    const keep = r.chance(50) ? { keepUntil: Object.fromEntries(r.some(line.schedule, 70).map((x) => [x.period, addDays(x.due, r.pick([0, 30, 100]))])) } : {};
    line.heldWith = { line: r.pick(s.lines).id, ...keep };
  }
  s.lines.push(line);
}

/** A statement that must hold. */
export function check(s: Scope, n: number): Check {
  const r = s.r;
  const head = { grain: anyGrain(s), each: dimensions(s, 35, 25) };
  const severity = r.chance(70) ? 'block' as const : 'report' as const;
  return {
    id: `check${n}`, title: `Check ${n}`, ...head, expr: condition(s, place(s, head, 2)), severity,
    ...(severity === 'block' ? { lines: [...new Set([r.pick(s.lines).id, ...r.some(s.lines.map((l) => l.id), 50)])] } : {}),
  };
}
