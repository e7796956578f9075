import * as ast from '../ast.ts';
import { isoDate, parseDate } from '../model/dates.ts';
import type { ContractYear } from '../rules/contract-years.ts';
import { plusDays, plusMonths } from '../rules/days.ts';
import type { Figures } from '../rules/figures.ts';

/** The first day on which a variation takes effect; undefined where there is none. */
export function firstVariation(declarations: readonly ast.Declaration[]): string | undefined {
  return declarations.filter(ast.isVariation).flatMap(({ effective }) => parseDate(effective) ?? []).map(isoDate).sort()[0];
}

/** Figures that may not be told of every year. */
export interface FiguresAsAgreed extends Figures {
  /** Whether the text as first agreed holds in the whole of a year. */
  tells(year: ContractYear): boolean;
}

/** The figures of the years before a variation reaches into them: those that are stated for later years may have been changed. */
export function figuresAsAgreed(figures: Figures, variedFrom: string | undefined): FiguresAsAgreed {
  if (variedFrom === undefined) return { ...figures, tells: () => true };
  const holds = ({ first }: ContractYear): boolean => isoDate(plusDays(plusMonths(first, 12), -1)) < variedFrom;
  return {
    years: figures.years, tells: holds,
    of: (node, year) => (holds(year) ? figures.of(node, year) : undefined),
    paid: (payment, year) => (holds(year) ? figures.paid(payment, year) : undefined),
    funds: (fund, year) => (holds(year) ? figures.funds(fund, year) : undefined),
    allocated: (fund, year) => (holds(year) ? figures.allocated(fund, year) : []),
    level: (table, year) => (holds(year) ? figures.level(table, year) : undefined),
  };
}
