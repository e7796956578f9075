import type { Expr, Program, Slot, Var } from '@remit/program';
import { addDays } from './calendar.ts';
import { Random } from './random.ts';

/** Lets some periods end early where something can decide it: their slots have the dates of the first end that is decided, by yes-or-no values of the term. */
export function withEndings(program: Program, seed: number): Program {
  const r = new Random(seed + 3_000_017);
  const answers = answersOf(program);
  if (answers.length === 0 || !r.chance(85)) return program;
  const vars = Array.from({ length: r.int(1, 2) }, (_, i): Var => ({ id: `goesOn${i + 1}`, type: 'bool', grain: 'term', each: [], expr: r.pick(answers), ...(r.chance(50) ? { published: true } : {}) }));
  const ends = (slot: Slot): Slot => {
    const ended = r.shuffled(vars).slice(0, r.int(1, vars.length)).map((v) => {
      const due = addDays(slot.due, r.pick([-60, -30, -1, 0, 20]));
      return { unless: v.id, opens: [addDays(slot.opens, r.pick([-40, -10, 0, 10, 60])), due].sort()[0]!, due };
    });
    return { ...slot, ended };
  };
  return { ...program, vars: [...program.vars, ...vars], lines: program.lines.map((line) => (r.chance(80) ? { ...line, schedule: line.schedule.map((slot) => (r.chance(80) ? ends(slot) : slot)) } : line)) };
}

/** What is said once, of one period and nobody in particular: facts and decisions. */
function answersOf({ facts, judgements = [], periods }: Program): Expr[] {
  const once = <T extends { type: string; each: string[] }>(all: readonly T[]): T[] => all.filter((x) => x.type === 'bool' && x.each.length === 0);
  const first = (grain: string): string[] => periods.filter((p) => p.grain === grain && !p.history).slice(0, 2).map((p) => p.id);
  const at = (grain: string, arg: Expr): Expr[] => (grain === 'term' ? [arg] : first(grain).map((period) => ({ op: 'at', period, arg })));
  return [
    ...once(judgements).flatMap((j) => at(j.grain, { op: 'decided', id: j.id })),
    ...once(facts).flatMap((f) => at(f.grain, { op: 'orElse', args: [{ op: 'fact', id: f.id }, { op: 'bool', v: true }] })),
    ...once(facts).flatMap((f) => at(f.grain, { op: 'fact', id: f.id })),
  ];
}
