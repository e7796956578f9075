import type { Fund, IsoDate, Program } from '@remit/program';
import { addDays } from './calendar.ts';
import { PARTIES } from './funds.ts';
import { Random } from './random.ts';

/** Gives one case in three versions: every slot names the one in force on the first day of its period, and some limits of funds are of some versions. */
export function withVersions(program: Program, seed: number): Program {
  const r = new Random(seed + 1_000_003);
  if (!r.chance(33)) return program;
  const inside = program.periods.filter((p) => !p.history && p.start > program.term.start && p.start < program.term.end).map((p) => p.start);
  if (inside.length === 0) return program;
  const days = new Set<IsoDate>();
  for (let i = r.int(1, 3); i > 0; i--) days.add(addDays(r.pick(inside), r.pick([0, 0, 1, 20])));
  const effective = [program.term.start, ...[...days].filter((d) => d < program.term.end).sort()];
  const versions = effective.map((day, i) => ({ number: i + 1, effective: day }));
  const numberAt = (day: IsoDate): number => (versions.findLast((v) => v.effective <= day) ?? versions[0]!).number;
  const numbers = versions.map((v) => v.number);
  const funds = program.funds.map((fund) => ({
    ...fund, ...changedTerms(fund, numbers, program.funds, r), limits: fund.limits.map((limit) => (r.chance(60) ? { ...limit, versions: r.shuffled(versions.map((v) => v.number)).slice(0, r.int(1, versions.length)) } : limit)),
  }));
  const byId = new Map(program.periods.map((p) => [p.id, p]));
  const lines = program.lines.map((line) => {
    const waits = r.chance(25);
    return {
      ...line, schedule: line.schedule.map((slot) => {
        const { start, end, in: around } = byId.get(slot.period)!;
        const parts = versions.filter((v) => v.effective > start && v.effective < end);
        const split = parts.length > 0 && r.chance(40) ? { split: [numberAt(start), ...parts.map((v) => v.number)].map((number, i) => ({ version: number, from: i === 0 ? start : parts[i - 1]!.effective, part: ['1/3', '0.25', '0.2'][parts.length - 1]! })) } : {};
        return { ...slot, version: numberAt(waits && around.year ? byId.get(around.year)!.start : start), ...split };
      }),
    };
  });
  return { ...program, versions, funds, lines };
}

/** Other sources or rules for some versions: those of a fund of the case, with rules of their own. */
function changedTerms(fund: Fund, numbers: readonly number[], funds: readonly Fund[], r: Random): Pick<Fund, 'terms'> {
  if (!r.chance(50)) return {};
  const of = r.shuffled(numbers);
  const rules = (): Pick<Fund, 'whenExceeded' | 'unfunded'> => ({
    whenExceeded: r.pick<Fund['whenExceeded']>([{ rule: 'hold' }, { rule: 'inOrder' }, { rule: 'scale' }, { rule: 'overflow', to: r.pick(PARTIES) }]),
    unfunded: r.pick<Fund['unfunded']>([{ rule: 'lapses' }, { rule: 'carried' }, { rule: 'owed', by: r.pick(PARTIES) }]),
  });
  const terms = of.slice(0, r.int(1, Math.min(2, of.length))).map((number): NonNullable<Fund['terms']>[number] => {
    const { sources, remainderTo } = r.chance(50) ? fund : r.pick(funds);
    return { versions: [number], sources, ...(remainderTo === undefined ? {} : { remainderTo }), ...(r.chance(40) ? { whenExceeded: fund.whenExceeded, unfunded: fund.unfunded } : rules()) };
  });
  return { terms };
}
