/** Values worth offering where a date, a period or a word of the field is expected. */
import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { isoDate, monthNames, parseDate, parseDayMonth, writtenDate } from '../../model/dates.ts';
import { TOPICS_BY_CLAUSE } from '../../model/topics.ts';
import { CURRENCIES, currencySign } from '../../model/currency-signs.ts';
import type { Suggestion } from './suggestion.ts';

/** No more days are offered. */
const MOST_DATES = 8;

/** Calendars, legal forms and other words with a meaning to Remit, by the clause they stand in. */
const TOPICS: Record<string, readonly string[]> = {
  DueDatesRoll: ['england'],
  IdentifierClause: ['ods', 'company', 'charity'],
  KeyedBy: ['ods', 'pseudonym'],
  Registration: ['cqc', 'gphc'],
  FormClause: ['llp', 'company', 'charity', 'trust', 'cic', 'partnership'],
  ...Object.fromEntries(TOPICS_BY_CLAUSE),
};

/** The words to offer for a terminal or data type rule at a place in the text; `profiles` are the names of the rule profiles there are. */
export function valuesFor(rule: string, clause: string | undefined, node: AstNode | undefined, profiles: readonly string[]): readonly Suggestion[] {
  return rule === 'DATE' ? termDates(node) : wordsFor(rule, clause, node, profiles).map((value) => ({ value }));
}

function wordsFor(rule: string, clause: string | undefined, node: AstNode | undefined, profiles: readonly string[]): readonly string[] {
  switch (rule) {
    case 'FINANCIAL_YEAR': return years(node);
    case 'MONTH_PERIOD': return months(node);
    case 'WORD': return clause === 'ProfileClause' ? profiles : clause === undefined ? [] : [...(TOPICS[clause] ?? [])];
    case 'MONEY': return clause === 'Rounding' ? roundingUnits(node) : [];
    case 'ID': case 'CurrencyCode': return clause === 'CurrencyClause' ? CURRENCIES : clause === 'FromTheFirst' ? currencyWords(node).filter((word) => word.length === 3) : [];
    case 'CURRENCY_SIGN': return clause === 'FromTheFirst' ? currencyWords(node).filter((word) => word.length === 1) : [];
    default: return [];
  }
}

function term(node: AstNode | undefined): ast.TermClause | undefined {
  const test = AstUtils.getContainerOfType(node, ast.isScenario) ?? AstUtils.getContainerOfType(node, ast.isSharedFacts);
  const contract = AstUtils.getContainerOfType(node, ast.isContract) ?? test?.contract?.ref;
  return contract?.clauses.find(ast.isTermClause);
}

/** What sums of the contract are written with: its sign, or its three letters. */
function currencyWords(node: AstNode | undefined): string[] {
  return [currencySign(AstUtils.getContainerOfType(node, ast.isContract)?.clauses.find(ast.isCurrencyClause)?.code ?? 'GBP')];
}

/** A penny and a pound, in the contract's currency. */
function roundingUnits(node: AstNode | undefined): string[] {
  const code = AstUtils.getContainerOfType(node, ast.isContract)?.clauses.find(ast.isCurrencyClause)?.code ?? 'GBP';
  const sign = currencySign(code);
  return code === 'JPY' ? [`${sign}1`] : [`${sign}0.01`, `${sign}1`];
}

/** The days on which the term and its years begin, and the last one. */
function termDates(node: AstNode | undefined): Suggestion[] {
  const clause = term(node);
  const [from, to] = [parseDate(clause?.from), parseDate(clause?.to)];
  const start = parseDayMonth(AstUtils.getContainerOfType(clause, ast.isContract)?.clauses.find(ast.isYearsStart)?.day);
  const dates: Suggestion[] = [];
  if (from) dates.push({ value: writtenDate(from), why: 'the first day of the term' });
  if (to) dates.push({ value: writtenDate(to), why: 'the last day of the term' });
  if (!from || !to || !start) return dates;
  for (let year = from.year; year <= to.year && dates.length < MOST_DATES; year++) {
    const day = { ...start, year };
    if (isoDate(day) > isoDate(from) && isoDate(day) < isoDate(to)) dates.push({ value: writtenDate(day), why: 'the start of a year' });
  }
  return dates;
}

/** The contract years of the term, as the contract counts them. */
function years(node: AstNode | undefined): string[] {
  const clause = term(node);
  const from = parseDate(clause?.from);
  const to = parseDate(clause?.to);
  if (!from || !to || to.year - from.year > 50) return [];
  const list: string[] = [];
  for (let year = from.year; year < to.year; year++) list.push(`${year}/${String((year + 1) % 100).padStart(2, '0')}`);
  return list;
}

/** The twelve months from the start of the term. */
function months(node: AstNode | undefined): string[] {
  const from = parseDate(term(node)?.from);
  if (!from) return [];
  return Array.from({ length: 12 }, (_, index) => {
    const month = from.month - 1 + index;
    return `${monthNames[month % 12]} ${from.year + Math.floor(month / 12)}`;
  });
}
