import type { DueFrom, Fact, FactsDocument, Observation, PaymentCalendar, Program } from '@remit/program';
import { addDays } from './calendar.ts';
import { Random } from './random.ts';

const isDay = ({ id }: { id: string }): boolean => id.startsWith('day-');

/** Lets due dates of one case in four count from days among the facts, some of them over days on which payments are made. */
export function withDueDays(program: Program, seed: number): Program {
  const r = new Random(seed + 7_000_003);
  if (!r.chance(25)) return program;
  const days: Fact[] = [];
  const { start, end } = program.term;
  const calendar: PaymentCalendar = {
    from: addDays(start, -500), through: addDays(end, 500),
    holidays: [...new Set(Array.from({ length: r.int(0, 60) }, () => addDays(start, r.int(0, 500))))].filter((day) => !isClusterDay(day)).sort(),
  };
  const rule = (): Omit<DueFrom, 'fact'> => r.pick<() => Omit<DueFrom, 'fact'>>([
    () => ({ days: r.pick([0, 10, 30]) }), () => ({ days: r.pick([1, 5, 20]), working: true }), () => ({ days: r.pick([10, 30]), rollsBack: true }), () => ({ days: 3, working: true, rollsBack: true }),
  ])();
  const lines = program.lines.map((line) => {
    const group = line.each.find((dim) => program.groups.some((g) => g.id === dim));
    if (group !== undefined && r.chance(40)) {
      const dueAfterReview = { dim: group, first: { months: r.pick([0, 1, 3]), days: r.pick([0, 10]) }, ...(r.chance(70) ? { everyMonths: r.pick([1, 3, 12]) } : {}), days: r.pick([5, 30]), ...(r.chance(30) ? { rollsBack: true as const } : {}) };
      return { ...line, schedule: line.schedule.map((slot) => (r.chance(85) ? { ...slot, dueAfterReview } : slot)) };
    }
    if (!r.chance(60)) return line;
    const fact = `day-${line.id}`;
    const shared = rule();
    days.push({ id: fact, type: 'date', grain: line.grain, each: line.each, max: { op: 'date', v: addDays(end, 300) } });
    return { ...line, schedule: line.schedule.map((slot) => (r.chance(85) ? { ...slot, dueFrom: { fact, ...(r.chance(15) ? rule() : shared) } } : slot)) };
  });
  return days.length === 0 && lines.every((line) => line.schedule.every((slot) => !slot.dueAfterReview?.rollsBack)) ? { ...program, lines } : { ...program, facts: [...program.facts, ...days], lines, calendar };
}

/** No week is without a day of payment: holidays are on the even days of a month. */
function isClusterDay(day: string): boolean {
  return Number(day.slice(-2)) % 2 === 1;
}

/** The same facts with the days of a case: most come, some are corrected, for those whom the facts name. */
export function withDays(program: Program, facts: FactsDocument, seed: number): FactsDocument {
  const declared = program.facts.filter(isDay);
  if (declared.length === 0) return facts;
  const observations: Observation[] = [...facts.observations];
  const keysOf = (dim: string): string[] => program.sets.find((set) => set.id === dim)?.elements.map(({ key }) => key)
    ?? [...new Set([...(facts.members?.[dim] ?? []).map(({ key }) => key), ...facts.observations.flatMap(({ dims }) => dims?.[dim] ?? [])])].sort();
  for (const { id: fact, grain, each } of declared) {
    for (const period of program.periods.filter((p) => p.grain === grain && !p.history)) {
      for (const dims of each.reduce<Record<string, string>[]>((all, dim) => all.flatMap((c) => keysOf(dim).map((key) => ({ ...c, [dim]: key }))), [{}])) {
        // What a key draws does not depend on who else is there, so that the days stay the same from run to run.
        const own = new Random(hash(`${seed} ${fact} ${period.id} ${JSON.stringify(dims)}`));
        if (own.chance(15)) continue;
        const id = `${fact} ${period.id} ${Object.values(dims).join(' ')}`;
        const day = addDays(period.end, own.pick([-40, -1, 0, 5, 30, 90]));
        const recordedAt = addDays(day, own.pick([-5, 0, 0, 3, 40]));
        const head = { fact, period: period.id, ...(each.length > 0 ? { dims } : {}) };
        observations.push({ id, ...head, value: day, recordedAt });
        if (own.chance(20)) observations.push({ id: `${id} again`, ...head, value: addDays(day, own.pick([-10, 7, 60])), recordedAt: addDays(recordedAt, own.pick([0, 10, 60])), supersedes: id });
      }
    }
  }
  return { ...facts, observations };
}

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (value * 31 + character.codePointAt(0)!) % 1_000_003;
  return value;
}
