/** Puts a program together from its draft: order, grains and periods that are used, capabilities. */
import { PROGRAM_FORMAT, type GrainId, type Period, type Program } from '@remit/program';
import { requiredCapabilities } from '@remit/program/capabilities';
import { rootExpressions } from '@remit/program/expressions';
import { visitExpr } from '@remit/program/walk';
import { buildPeriods, GRAINS, type TimeFrame } from '../time/periods.ts';
import { orderVars } from './order.ts';

/** A program before its parts are ordered and its periods cut to what it uses. */
export type ProgramDraft = Omit<Program, 'format' | 'requires' | 'grains' | 'periods' | 'term'> & { time: TimeFrame };

/** The program; or the names of values that depend on each other in a circle. */
export function assemble(draft: ProgramDraft): { program: Program } | { cycle: string[] } {
  const order = orderVars(draft.vars, draft.lines);
  if ('cycle' in order) return order;
  const { time, ...rest } = draft;
  const all = buildPeriods(time);
  const whole: Program = {
    format: PROGRAM_FORMAT,
    requires: [],
    ...rest,
    term: time.term,
    grains: [],
    periods: all,
    facts: byId(draft.facts),
    rows: byId(draft.rows),
    vars: order.ordered,
  };
  const grains = usedGrains(whole, time);
  const program = { ...whole, grains, periods: cutPeriods(all, grains) };
  return { program: { ...program, requires: requiredCapabilities(program) } };
}

/** The term always; years wherever the contract has them, since limits and reports speak of them; the rest if something uses it. */
function usedGrains(program: Program, time: TimeFrame): GrainId[] {
  const used = new Set<GrainId>(['term']);
  if (time.years) used.add('year');
  const byPeriod = new Map(program.periods.map((p) => [p.id, p.grain]));
  for (const part of [...program.facts, ...program.rows, ...program.vars, ...program.lines, ...program.checks, ...program.judgements ?? []]) used.add(part.grain);
  for (const root of rootExpressions(program)) {
    visitExpr(root.expr, root.at, (e) => {
      if ((e.op === 'over' || e.op === 'byPeriod' || e.op === 'at') && e.grain !== undefined) used.add(e.grain);
      if (e.op === 'at' && e.period !== undefined) used.add(byPeriod.get(e.period) ?? 'term');
      if (e.op === 'ordinal') used.add(e.in);
    });
  }
  return GRAINS.filter((g) => used.has(g));
}

function cutPeriods(periods: readonly Period[], grains: readonly GrainId[]): Period[] {
  return periods
    .filter((p) => grains.includes(p.grain))
    .map((p) => ({ ...p, in: Object.fromEntries(Object.entries(p.in).filter(([grain]) => grains.includes(grain))) }));
}

function byId<T extends { id: string }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
