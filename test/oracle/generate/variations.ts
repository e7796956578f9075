import type { Line, Program } from '@remit/program';
import { addDays } from './calendar.ts';
import { PARTIES } from './funds.ts';
import type { Random } from './random.ts';

/** The contract as varied after something was posted under it: another tax, other dates or rules, a line or a slot less. */
export function varied(program: Program, r: Random): Program {
  const change = (is: (line: Line) => Partial<Line> | undefined): Program => {
    const i = r.int(0, program.lines.length - 1);
    return { ...program, lines: program.lines.map((line, k) => (k === i ? { ...line, ...is(line) } : line)) };
  };
  return r.pick<() => Program>([
    () => change((line) => (line.tax ? { tax: undefined } : {})),
    () => change((line) => (line.tax ? { tax: { ...line.tax, treatment: line.tax.treatment === 'standard' ? 'reduced' : 'standard' } } : {})),
    () => change((line) => (line.tax ? { tax: { treatment: line.tax.treatment, recoverable: false, borneBy: r.pick(PARTIES) } } : {})),
    () => (program.tax ? { ...program, tax: { ...program.tax, rates: program.tax.rates.map((rate) => (r.chance(50) ? { ...rate, rate: '0.3' } : rate)) } } : program),
    () => change(({ schedule }) => ({ schedule: schedule.map((slot) => (r.chance(50) ? { ...slot, due: addDays(slot.due, r.pick([-30, 10, 60])) } : slot)) })),
    () => change(({ schedule }) => ({ schedule: schedule.map((slot) => (r.chance(50) ? { ...slot, opens: addDays(slot.opens, r.pick([-30, 60, 200])) } : slot)) })),
    () => change(() => ({ recovery: { how: 'carry', ...(r.chance(50) ? { lapses: true as const } : {}) } })),
    () => change(({ schedule }) => ({ schedule: r.some(schedule, 70) })),
    () => withoutLine(program, r),
  ])();
}

/** The contract without a line that nothing else names. */
function withoutLine(program: Program, r: Random): Program {
  const text = JSON.stringify([program.vars, program.funds, program.checks, program.lines.map(({ id: _, ...rest }) => rest)]);
  const free = program.lines.filter((line) => !text.includes(`"${line.id}"`));
  if (free.length === 0 || program.lines.length === 1) return program;
  const gone = r.pick(free);
  return { ...program, lines: program.lines.filter((line) => line !== gone) };
}
