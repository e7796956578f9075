/** Values that make sense at a place, with the reason: what is left, the next period, when others fall due. */
import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { dueTerms } from './due-terms.ts';
import { nextPeriod } from './next-period.ts';
import type { Place } from './place.ts';
import { restOfShares, restOfWeights } from './remainders.ts';
import type { Suggestion } from './suggestion.ts';

/** So many ways to fall due are offered. */
const MOST_DUE = 4;

/**
 * The values for a terminal at a place.
 * @param node the node of the last word before the place
 * @param at the offset of the place
 */
export function suggested(terminal: string, place: Place, node: AstNode | undefined, at: number): readonly Suggestion[] {
  const last = (property: string): boolean => place.includes(property);
  if (terminal === 'PERCENT' || terminal === 'MONEY') {
    const offered = last('SharedItem.weight') ? weights(node, at) : last('SplitShare.share') || last('PartyShare.share') ? shares(node, at) : [];
    return offered.filter(({ value }) => value.endsWith('%') === (terminal === 'PERCENT'));
  }
  if (terminal === 'NUMBER' && last('DueAfter.count') && last('Due.date')) return due(node, at, /^\d/).filter(({ value }) => !/^\d+ [A-Z]/.test(value));
  if (terminal === 'DAY_MONTH' && last('Due.date')) return due(node, at, /^\d+ [A-Z]/);
  if (last('InPeriod.period') || last('YearEntry.period') || last('LevelEntry.period')) return periods(terminal, node, at);
  return [];
}

function weights(node: AstNode | undefined, at: number): Suggestion[] {
  const shared = AstUtils.getContainerOfType(node, ast.isSharedOut);
  return shared ? restOfWeights(shared, at) : [];
}

function shares(node: AstNode | undefined, at: number): Suggestion[] {
  const list = shareList(node);
  return list ? restOfShares(list, at) : [];
}

/** The list of those who divide something that a node stands in. */
function shareList(node: AstNode | undefined): readonly (ast.SplitShare | ast.PartyShare)[] | undefined {
  for (let each = node; each && !ast.isContract(each); each = each.$container) {
    if (ast.isAccountable(each)) return each.parties;
    if (ast.isFormClause(each)) return each.owners;
    if ('shares' in each) return each.shares as ast.SplitShare[];
  }
  return undefined;
}

function due(node: AstNode | undefined, at: number, form: RegExp): Suggestion[] {
  return dueTerms(AstUtils.getContainerOfType(node, ast.isContract), at).filter(({ text }) => form.test(text)).slice(0, MOST_DUE)
    .map(({ text, of }) => ({ value: text, why: `as ${of} is due` }));
}

/** The period behind the last one before the place, in the form of the terminal. */
function periods(terminal: string, node: AstNode | undefined, at: number): Suggestion[] {
  const before = periodsAround(node).filter((period) => (period.$cstNode?.end ?? Infinity) <= at);
  const used = new Set(periodsAround(node).filter((period) => period.$cstNode?.offset !== at).map((period) => period.$cstNode?.text.replace(/\s+/g, ' ')));
  const last = before.at(-1);
  let next = last?.$cstNode && nextPeriod(last.$cstNode.text);
  while (next !== undefined && used.has(next)) next = nextPeriod(next);
  const fits = ast.isFinancialYear(last) ? terminal === 'FINANCIAL_YEAR' : ast.isQuarterPeriod(last) ? terminal === 'QUARTER_PERIOD' : ast.isMonthPeriod(last) ? terminal === 'MONTH_PERIOD' : false;
  return next !== undefined && fits ? [{ value: next, why: 'the next period' }] : [];
}

/** The periods that a scenario gives facts of, or that a list of values by year names. */
function periodsAround(node: AstNode | undefined): ast.Period[] {
  const list = AstUtils.getContainerOfType(node, (each): each is ast.LevelTable | ast.YearTable => ast.isLevelTable(each) || ast.isYearTable(each));
  if (list) return list.entries.flatMap(({ period }) => (period ? [period] : []));
  const facts = AstUtils.getContainerOfType(node, (each): each is ast.Scenario | ast.SharedFacts => ast.isScenario(each) || ast.isSharedFacts(each));
  return (facts?.clauses ?? []).filter(ast.isInPeriod).flatMap(({ period }) => (period ? [period] : []));
}
