import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { parseDate, parseDayMonth, isoDate, writtenDate, type CalendarDate } from '../../model/dates.ts';
import { KNOWN_TOPICS } from '../../model/topics.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { plusDays, plusMonths } from '../days.ts';
import { replaced, withClause } from '../fixes/edits.ts';
import type { Flow, Holder, MoneyGraph } from '../graphs/money.ts';
import { buys, type SubcontractLink } from '../subcontracts.ts';

/** All topics that flow down, by a set of the contract that holds them where there is one. */
export function flowDownOf(contract: ast.Contract): string {
  const set = contract.declarations.filter(ast.isTopicSet).find(({ topics }) => KNOWN_TOPICS.every((topic) => topics.includes(topic)));
  return set?.name ?? KNOWN_TOPICS.join(', ');
}

/** Who could consent to a subcontract: who pays its head, else any other commissioner or funder. */
export function whoConsents({ head, subcontractor }: Pick<SubcontractLink, 'head' | 'subcontractor'>, money: MoneyGraph): Buyer | undefined {
  const mayConsent = (one: Buyer): boolean => one !== head && one !== subcontractor;
  return buyersBehind(money.to(head), money).find(mayConsent) ?? allBuyers(money).find(mayConsent);
}

type Buyer = Exclude<Holder, ast.Fund>;

const buyersOf = new WeakMap<MoneyGraph, readonly Buyer[]>();

function allBuyers(money: MoneyGraph): readonly Buyer[] {
  let known = buyersOf.get(money);
  if (!known) buyersOf.set(money, known = buyersBehind(money.flows, money));
  return known;
}

/** The commissioners and funders whose money flows are, each once. */
function buyersBehind(flows: readonly Flow[], money: MoneyGraph): readonly Buyer[] {
  const payers = new Set(flows.map(({ payer }) => payer));
  const sources = new Set([...payers].flatMap((payer) => [...money.sourcesOf(payer)]));
  return [...sources].filter((one): one is Buyer => !ast.isFund(one) && buys(one));
}

/** Adds a consent of a party to a subcontract, behind `material` where that is written, with its first day as the day to be put right. */
export function withConsent(by: ast.Subcontract, giver: { readonly name: string }): Correction | undefined {
  const from = clauseOf(by, ast.isTermClause)?.from;
  const material = clauseOf(by, ast.isMaterial);
  if (from === undefined) return undefined;
  const [clause, title] = [`consent of ${giver.name} given on ${from} /* To be written: the day */`, `Add the consent of '${giver.name}', and put in its day`];
  if (!material) return withClause(by, clause, title);
  return material.consent || !material.$cstNode ? undefined : replaced(material, `${material.$cstNode.text}, ${clause}`, title);
}

const months: Readonly<Record<string, number>> = { monthly: 1, quarterly: 3, yearly: 12 };

/**
 * The first day of a period on which a subcontract can begin so that all it pays begins with it, on or after a day; and the last day of such a
 * period on or before a day.
 */
export function periodStart(by: ast.Subcontract, contract: ast.Contract | undefined, day: CalendarDate, side: 'after' | 'before'): string | undefined {
  const size = Math.max(1, ...by.clauses.map((clause) => (ast.isSubcontractPays(clause) ? months[clause.frequency] ?? 1 : ast.isPassesOn(clause) ? 12 : 1)));
  const start = (contract && parseDayMonth(clauseOf(contract, ast.isYearsStart)?.day)) ?? { month: 1, day: 1 };
  let first: CalendarDate = { year: day.year - 1, ...start };
  if (side === 'after') {
    while (isoDate(first) < isoDate(day)) first = plusMonths(first, size);
    return writtenDate(first);
  }
  let last = plusDays(first, -1);
  for (let next = first; isoDate(plusDays(next, -1)) <= isoDate(day); next = plusMonths(next, size)) last = plusDays(next, -1);
  return writtenDate(last);
}

/** Whether a day of the text lies before another. */
export function isBefore(one: string | undefined, other: string | undefined): boolean {
  const [first, second] = [parseDate(one), parseDate(other)];
  return first !== undefined && second !== undefined && isoDate(first) < isoDate(second);
}
