import { add, div, eq, ZERO, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import type { ContractYear } from '../contract-years.ts';
import type { YearSum } from '../figures.ts';
import type { Review } from '../review.ts';

/** What those who commission pay in a year: for certain, and at most for results. */
export interface PaidByCommissioners {
  readonly fixed: Rational;
  readonly results: Rational;
  readonly currency: string;
}

/** The payments and pools of those who put the money in, and not of those who are paid out of it. */
export function commissionedPayments(contract: ast.Contract, { graphs }: Review): readonly (ast.Payment | ast.Pool)[] {
  const payments = contract.declarations.filter((one) => ast.isPayment(one) || ast.isPool(one));
  const all = new Set<AstNode>(payments);
  const payees = new Set<AstNode>(graphs.money.flows.filter(({ by }) => all.has(by)).map(({ payee }) => payee));
  return payments.filter((payment) => {
    const payers = clauseOf<ast.FromClause>(payment as { clauses: readonly AstNode[] }, ast.isFromClause)?.shares ?? [];
    return payers.some(({ party }) => party?.ref && [...graphs.money.sourcesOf(party.ref)].some((source) => !ast.isFund(source) && !payees.has(source)));
  });
}

/** What they pay in a year; undefined where the text does not tell one of them. */
export function paidInYear(payments: readonly (ast.Payment | ast.Pool)[], year: ContractYear, { graphs }: Review): PaidByCommissioners | undefined {
  let [fixed, results] = [ZERO, ZERO];
  let currency: string | undefined;
  for (const payment of payments) {
    const sum = graphs.figures.paid(payment, year);
    if (!sum || (currency !== undefined && sum.currency !== currency)) return undefined;
    currency = sum.currency;
    if (sum.isForResults) results = add(results, sum.value);
    else fixed = add(fixed, sum.value);
  }
  return currency === undefined ? undefined : { fixed, results, currency };
}

/** The value that is stated for a year, and the part of it that depends on results, where one is stated. */
export function statedIn(stated: ast.StatedValue | undefined, year: ContractYear, { graphs }: Review): { readonly value: YearSum; readonly atRisk: Rational | undefined } | undefined {
  const value = graphs.figures.level(stated?.value, year);
  const atRisk = graphs.figures.level(stated?.atRisk, year);
  if (value?.kind !== 'money' || value.currency === undefined) return undefined;
  return { value: { value: value.value, currency: value.currency }, atRisk: atRisk && atRisk.kind !== 'money' ? atRisk.value : undefined };
}

/** The part of the whole that depends on results, as a fraction of one. */
export function shareOfResults({ fixed, results }: PaidByCommissioners): Rational | undefined {
  const whole = add(fixed, results);
  return eq(whole, ZERO) ? undefined : div(results, whole);
}
