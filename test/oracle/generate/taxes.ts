import type { Line, Program, Tax } from '@remit/program';
import { addDays } from './calendar.ts';
import { PARTIES } from './funds.ts';
import { Random } from './random.ts';

/** Rates of both treatments from long before the term, changed within it, or none. */
export function tax(r: Random, days: readonly string[], scale: number): Tax {
  const rates = (['reduced', 'standard'] as const).flatMap((treatment) => {
    const first = { treatment, from: '2020-01-01', rate: r.pick(treatment === 'standard' ? ['0.2', '0.175', '1/3'] : ['0.05', '0', '0.125']) };
    const later = r.chance(50) ? [{ treatment, from: addDays(r.pick(days), r.pick([0, 1, 30])), rate: r.pick(['0.25', '0.1', '0.15']) }] : [];
    return [first, ...later];
  });
  const unit = scale === 0 ? r.pick(['1', '10']) : r.pick([scale === 3 ? '0.001' : '0.01', scale === 3 ? '0.001' : '0.01', '0.05', '1']);
  return { rounding: { unit, mode: r.pick(['halfExpand', 'trunc', 'halfEven', 'expand', 'ceil', 'floor', 'halfTrunc', 'halfCeil', 'halfFloor'] as const) }, rates };
}

/** Gives tax to a third of the cases, and to more of the plain ones: on most lines, some borne by another party, and in some limits of funds. */
export function withTax(program: Program, seed: number, plain: boolean): Program {
  const r = new Random(seed + 2_000_003);
  if (!r.chance(plain ? 60 : 35)) return program;
  const { scale } = program.currency;
  const of = (): NonNullable<Line['tax']> => {
    const borne = r.chance(35) ? { borneBy: r.pick(PARTIES) } : {};
    return { treatment: r.pick(['standard', 'standard', 'reduced'] as const), recoverable: Object.keys(borne).length === 0 && r.chance(50), ...borne };
  };
  return {
    ...program, tax: tax(r, program.periods.filter((p) => !p.history).map((p) => p.end), scale),
    lines: program.lines.map((line) => (r.chance(75) ? { ...line, tax: of() } : line)),
    funds: program.funds.map((fund) => ({ ...fund, limits: fund.limits.map((limit) => (r.chance(50) ? { ...limit, includesTax: true as const } : limit)) })),
  };
}
