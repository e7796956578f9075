import type * as ast from '../ast.ts';
import { yearsOf, type ContractYear } from './contract-years.ts';
import type { Figures, PaidInYear } from './figures.ts';

/** What payments come to in one year, those whose sum the text tells. */
export interface ToldInYear {
  readonly year: ContractYear | undefined;
  readonly sums: ReadonlyMap<ast.Payment | ast.Pool, PaidInYear>;
}

/**
 * What payments come to in the year that tells most of them: of the years that a text governs, else of all of the contract, the earliest. A variation may
 * govern only years whose prices wait for an index; which payment is the largest can be seen in a year before then.
 */
export function toldInYear(payments: readonly (ast.Payment | ast.Pool)[], contract: ast.Contract, figures: Figures): ToldInYear {
  let best: ToldInYear = { year: undefined, sums: new Map() };
  for (const year of [...figures.years, ...yearsOf(contract)]) {
    const sums = new Map(payments.flatMap((payment) => {
      const sum = figures.paid(payment, year);
      return sum ? [[payment, sum] as const] : [];
    }));
    if (sums.size > best.sums.size || !best.year) best = { year, sums };
    if (best.sums.size === payments.length) break;
  }
  return best;
}
