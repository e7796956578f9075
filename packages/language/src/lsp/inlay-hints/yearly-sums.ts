import { eq } from '@remit/program/rational';
import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate } from '../../model/dates.ts';
import { quantityValue, writtenNumber } from '../../model/literals.ts';
import { treeOf } from '../../model/tree.ts';
import type { ContractYear } from '../../rules/contract-years.ts';
import { plusDays, plusMonths } from '../../rules/days.ts';
import type { Figures, YearSum } from '../../rules/figures.ts';
import { yearlyPrice } from '../../rules/subcontracts.ts';
import type { Hint, HintHost } from './hint.ts';
import { writtenMoney } from './written-money.ts';

/** What a payment or subcontract comes to in a year, where that is not what is written: the year of today, else the first whole year. */
export function yearlySumHint(node: ast.AmountClause | ast.SubcontractPays, { figures, variedFrom }: { readonly figures: Figures; readonly variedFrom: string | undefined }, contract: ast.Contract, host: HintHost): Hint | undefined {
  const by = node.$container as AstNode;
  const year = yearFor(by, figures, contract, host);
  if (!year || (variedFrom !== undefined && variedFrom <= isoDate(lastOf(year))) || AstUtils.getContainerOfType(node, ast.isVariation)) return undefined;
  if (ast.isSubcontractPays(node)) {
    if (!ast.isSubcontract(by) || by.clauses.filter(ast.isSubcontractPays).length !== 1) return undefined;
    return hint(node.amount?.$cstNode?.end, yearlyPrice(by, figures, year), year, node.amount, false);
  }
  if (!ast.isPayment(by)) return undefined;
  const shared = node.amount?.value;
  const sum = figures.paid(by, year);
  return hint(ast.isSharedOut(shared) ? shared.ceiling?.$cstNode?.end : node.amount?.$cstNode?.end, sum, year, node.amount, sum?.isForResults === true);
}

function hint(offset: number | undefined, sum: YearSum | undefined, year: ContractYear, amount: AstNode | undefined, isMost: boolean): Hint | undefined {
  if (offset === undefined || !sum || !amount || isWritten(amount, sum)) return undefined;
  const people = treeOf(amount).flatMap((node) => (ast.isRate(node) ? expectedIn(node.source?.ref) : []));
  return { offset, label: `${isMost ? 'at most' : '='} ${writtenMoney(sum)} in ${year.name}`, ...(people.length > 0 && { tooltip: `With ${people.join(' and ')} expected.` }) };
}

/** Whether the amount is that very sum, as it is written. */
function isWritten(amount: AstNode, { value, currency }: YearSum): boolean {
  const only = ast.isAmount(amount) && amount.steps.length === 0 ? amount.value : ast.isAmount(amount) && ast.isSharedOut(amount.value) ? amount.value.ceiling : amount;
  const written = ast.isSharedOut(only) ? only.ceiling : only;
  const literal = ast.isQuantity(written) ? quantityValue(written) : undefined;
  return literal?.kind === 'money' && literal.currency === currency && eq(literal.value, value);
}

function expectedIn(population: AstNode | undefined): string[] {
  const entries = ast.isPopulation(population) ? clauseOf(population, ast.isExpectedSize)?.value?.entries ?? [] : [];
  const only = entries.length === 1 ? quantityValue(entries[0]!.value) : undefined;
  return only ? [`${writtenNumber(only.value)} people in '${(population as ast.Population).name}'`] : [];
}

function yearFor(by: AstNode, { years }: Figures, contract: ast.Contract, { today }: HintHost): ContractYear | undefined {
  const term = ast.isSubcontract(by) ? clauseOf(by, ast.isTermClause) : undefined;
  const [from, to] = [parseDate((term ?? clauseOf(contract, ast.isTermClause))?.from), parseDate((term ?? clauseOf(contract, ast.isTermClause))?.to)];
  const whole = from && to ? years.filter((year) => year.isWhole && year.key >= isoDate(from) && isoDate(lastOf(year)) <= isoDate(to)) : [];
  const day = today?.();
  return (day && whole.findLast(({ key }) => key <= isoDate(day))) ?? whole[0];
}

function lastOf({ first }: ContractYear) {
  return plusDays(plusMonths(first, 12), -1);
}

/** The day, as YYYY-MM-DD, from which the figures of a contract may be others because of a variation; undefined where it has none. */
export function firstVariation({ declarations }: ast.Contract): string | undefined {
  return declarations.filter(ast.isVariation).map(({ effective }) => {
    const day = parseDate(effective);
    return day ? isoDate(day) : '';
  }).sort()[0];
}
