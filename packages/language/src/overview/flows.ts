import { formatNumber, mul, ONE, sub, sum, sign, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { quantityValue } from '../model/literals.ts';
import { clauseOf } from '../model/clauses.ts';
import { isoDate, parseDate } from '../model/dates.ts';
import { append } from '../model/grouped.ts';
import type { ContractYear } from '../rules/contract-years.ts';
import { plusDays, plusMonths } from '../rules/days.ts';
import type { Flow, MoneyGraph } from '../rules/graphs/money.ts';
import { plainSum } from '../rules/plain-sum.ts';
import { yearlyPrice } from '../rules/subcontracts.ts';
import type { FiguresOfText } from './versions.ts';
import { asMoney } from './holders.ts';
import type { Naming } from './naming.ts';
import type { OverviewFlow, YearlyMoney, YearMoney } from './overview.ts';

/** What a payment, pool, budget or subcontract comes to in each year. */
export function yearlyOf(by: AstNode, figures: FiguresOfText, funds: readonly ast.Fund[]): YearlyMoney {
  return figures.years.map((year): YearMoney | null => {
    if (ast.isSubcontract(by)) return priceWithin(by, figures, year);
    const paid = ast.isPayment(by) || ast.isPool(by) ? figures.paid(by, year) : undefined;
    if (paid) return asMoney(paid, paid.isForResults ? 'most' : 'fixed');
    return allocated(by, year, figures, funds);
  });
}

/** The price of a year of a subcontract; none in years outside its term. */
function priceWithin(by: ast.Subcontract, figures: FiguresOfText, year: ContractYear): YearMoney | null {
  const price = figures.tells(year) ? asMoney(yearlyPrice(by, figures, year), 'fixed') : null;
  const within = withinTerm(by, year);
  if (!price || within === 'none') return null;
  return within === 'part' ? { ...price, isPart: true } : price;
}

/** How much of a year lies in the term of a subcontract; all where it has none that can be read. */
export function withinTerm(by: ast.Subcontract, year: ContractYear): 'all' | 'part' | 'none' {
  const term = clauseOf(by, ast.isTermClause);
  const [from, to] = [parseDate(term?.from), parseDate(term?.to)];
  if (!from || !to) return 'all';
  const [first, last] = [year.key, isoDate(plusDays(plusMonths(year.first, 12), -1))];
  if (isoDate(from) > last || isoDate(to) < first) return 'none';
  return isoDate(from) > first || isoDate(to) < last ? 'part' : 'all';
}

/** What the only fund that sets money aside for something sets aside. */
function allocated(by: AstNode, year: ContractYear, figures: FiguresOfText, funds: readonly ast.Fund[]): YearMoney | null {
  const sums = funds.flatMap((fund) => figures.allocated(fund, year).filter(({ at }) => at.target?.ref === by));
  return sums.length === 1 ? asMoney(sums[0]!.sum, 'allocated') : null;
}

/** The flows of a contract, those between the same two for one reason as one; what a subcontract passes on stands apart from its price. */
export function flowsOf(money: MoneyGraph, figures: FiguresOfText, funds: readonly ast.Fund[], naming: Naming): OverviewFlow[] {
  const groups = new Map<string, Flow[]>();
  for (const flow of money.flows) append(groups, JSON.stringify([naming.idOf(flow.payer), naming.idOf(flow.payee), flow.kind, naming.idOf(flow.by), ast.isPassesOn(flow.at)]), flow);
  const [payees, payers] = [new Map<AstNode, Set<string>>(), new Map<AstNode, Set<string>>()];
  for (const { by, payer, payee } of money.flows) {
    payees.set(by, (payees.get(by) ?? new Set()).add(naming.idOf(payee)));
    payers.set(by, (payers.get(by) ?? new Set()).add(naming.idOf(payer)));
  }
  const known = new Map<AstNode, YearlyMoney>();
  const yearly = (by: AstNode): YearlyMoney => {
    let found = known.get(by);
    if (!found) known.set(by, found = yearlyOf(by, figures, funds));
    return found;
  };
  return [...groups.values()].map(([flow]): OverviewFlow => {
    const { kind, payer, payee, by } = flow!;
    const part = payees.get(by)!.size === 1 ? ONE : partOfPayee(by, payee);
    const share = flow!.share ?? (payers.get(by)!.size === 1 ? ONE : partLeftToPayer(by, payer));
    const isPassedOn = ast.isPassesOn(flow!.at);
    const whole = isPassedOn ? figures.years.map(() => null) : kind === 'funding' ? funding(by as ast.Fund, payer, figures) : kind === 'payment' || kind === 'subcontract' ? yearly(by) : figures.years.map(() => null);
    const ofFlow = kind === 'payment' && part && share ? mul(part, share) : kind === 'payment' ? undefined : ONE;
    return {
      kind, payer: naming.idOf(payer), payee: naming.idOf(payee), by: naming.idOf(by), at: naming.placeOf(flow!.at), ...throughOf(flow!, naming), ...(isPassedOn && { isPassedOn }), ...onceOf(flow!.at),
      yearly: whole.map((one) => (one && ofFlow ? { ...one, value: timesExactly(one, ofFlow) } : null)),
    };
  });
}

/** The fund that a share goes through pays for those who fill it. */
function throughOf({ by, payer }: Flow, naming: Naming): { through?: string } {
  const fund = ast.isRiskShare(by) ? by.clauses.find(ast.isShareParties)?.fund?.ref : undefined;
  const isSource = fund?.clauses.some((clause) => ast.isFundSources(clause) && clause.sources.some(({ party }) => party?.ref === payer));
  return fund && isSource ? { through: naming.idOf(fund) } : {};
}

/** What the evaluation of a pilot costs. */
function onceOf(at: AstNode): { once?: { value: string; currency: string } } {
  const cost = ast.isCosts(at) ? plainSum(at.amount) : undefined;
  return cost?.kind === 'money' && cost.currency !== undefined && !cost.per ? { once: { value: formatNumber(cost.value), currency: cost.currency } } : {};
}

function timesExactly({ value }: YearMoney, part: Rational): string {
  const [n, d] = value.split('/');
  const [whole, fraction = ''] = n!.split('.');
  const exact = { n: BigInt(whole! + fraction), d: BigInt(d ?? 1) * 10n ** BigInt(fraction.length) };
  return formatNumber(mul(exact, part));
}

/** What a source puts into a fund each year, where the text says. A fund with one source is filled by it alone, with what its limit is. */
function funding(fund: ast.Fund, payer: AstNode, figures: FiguresOfText): YearlyMoney {
  const sources = fund.clauses.filter(ast.isFundSources);
  const own = sources.flatMap((clause) => clause.sources.filter(({ party }) => party?.ref === payer).map(({ amount }) => ({ amount, span: clause.span })));
  return figures.years.map((year) => {
    const stated = own.length === 1 && own[0]!.amount && own[0]!.span?.grain === 'year' ? figures.of(own[0]!.amount, year) : undefined;
    if (stated?.kind === 'money' && stated.currency !== undefined) return asMoney({ value: stated.value, currency: stated.currency }, 'fixed');
    return null;
  });
}

interface Split { readonly shares: readonly ast.SplitShare[]; readonly remainder?: { readonly ref?: AstNode } }

function partOf(split: Split | undefined, party: AstNode): Rational | undefined {
  if (!split) return undefined;
  const of = split.shares.find((one) => one.party?.ref === party);
  const stated = quantityValue(of?.share)?.value;
  if (stated) return stated;
  const others = split.shares.filter((one) => one !== of).map(({ share }) => quantityValue(share)?.value);
  if (others.some((other) => other === undefined)) return undefined;
  const rest = sub(ONE, sum(others as Rational[]));
  return (of !== undefined || split.remainder?.ref === party) && sign(rest) > 0 ? rest : undefined;
}

function partOfPayee(by: AstNode, payee: AstNode): Rational | undefined {
  const to = (by as { readonly clauses?: readonly AstNode[] }).clauses?.find(ast.isToClause);
  return partOf(to, payee);
}

function partLeftToPayer(by: AstNode, payer: AstNode): Rational | undefined {
  const from = (by as { readonly clauses?: readonly AstNode[] }).clauses?.find(ast.isFromClause);
  return partOf(from, payer);
}

