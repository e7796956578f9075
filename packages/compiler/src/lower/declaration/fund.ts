/** Funds: who puts money in, how much there is, and what happens when it is not enough. */
import type { Expr, Fund as ProgramFund } from '@remit/program';
import { add, div, formatNumber, isZero, sum } from '@remit/program/rational';
import type { Fund, FundLimit, FundSources } from '@remit/language/ast';
import { isAlwaysNegative } from '../../emit/extent.ts';
import { choose, num } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { byYear } from '../levels.ts';
import { lowerExpression } from '../expression.ts';
import { literalValue } from '../literal.ts';
import { scaled } from '../part-limit.ts';
import { hasEnded } from '../pilot/part-period.ts';
import { stopsOf } from '../pilot/stops.ts';
import { spanGrain } from '../span.ts';

export function declareFund(cx: Context, node: Fund): void {
  const sources = node.clauses.find((c) => c.$type === 'FundSources');
  if (!sources || sources.sources.length === 0) return cx.report('MOD-161', node, { fund: node.name });
  const made: ProgramFund = {
    id: node.name, ...(node.title === undefined ? {} : { title: node.title }),
    sources: sharesOf(cx, node, sources), limits: limitsOf(cx, node, sources), whenExceeded: whenExceeded(node), unfunded: unfunded(cx, node),
  };
  if (made.unfunded.rule === 'carried') made.limits = made.limits.map((each) => ({ ...each, max: each.window === 'year' ? cx.at(untilTheEnd(cx, each.max), node) : each.max }));
  cx.funds.push(cx.at(made, node));
}

/** Shares are the exact ratios of the sums put in; a single funder needs no sum. */
function sharesOf(cx: Context, node: Fund, clause: FundSources): ProgramFund['sources'] {
  const amounts = clause.sources.map((s) => (s.amount ? literalValue(s.amount.lexeme) : undefined));
  const known = amounts.filter((a) => a !== undefined);
  const total = sum(known);
  if (clause.sources.length > 1 && (known.length < clause.sources.length || isZero(total))) cx.report('MOD-162', clause, { fund: node.name });
  return clause.sources.map((source, i) => {
    const party = source.party.$refText;
    const share = clause.sources.length === 1 || !amounts[i] || isZero(total) ? '1' : formatNumber(div(amounts[i]!, total));
    const cap = node.clauses.find((c) => c.$type === 'FunderCap' && c.party.$refText === party);
    if (cap?.$type !== 'FunderCap') return { party, share };
    const window = cap.span ? spanGrain(cap.span) : 'term';
    if ((window !== 'year' && window !== 'term') || !cap.overflow) { cx.report('MOD-163', cap, { party }); return { party, share }; }
    return { party, share, cap: { window, max: yearly(cx, lowerExpression(cx, cap.limit, { grain: window, each: [] }), cap, window), overflowTo: cap.overflow.$refText } };
  });
}

/** Written limits; where there is none, a sum that the funders put in each year or over the term is the limit. */
function limitsOf(cx: Context, node: Fund, sources: FundSources): ProgramFund['limits'] {
  const written = node.clauses.filter((c) => c.$type === 'FundLimit').flatMap((c) => limit(cx, node, c));
  if (!sources.span || sources.sources.some((s) => !s.amount)) return written;
  const window = spanGrain(sources.span);
  if ((window !== 'year' && window !== 'term') || written.some((l) => l.window === window)) return written;
  const total = sources.sources.map((s) => literalValue(s.amount!.lexeme)).reduce((a, b) => (a && b ? add(a, b) : undefined));
  return total ? [...written, { window, max: cx.at(yearly(cx, num(total), sources, window), sources) }] : written;
}

function limit(cx: Context, node: Fund, clause: FundLimit): ProgramFund['limits'] {
  const window = clause.span ? spanGrain(clause.span) : 'term';
  if (window !== 'year' && window !== 'term') { cx.report('TYP-117', clause, { span: window }); return []; }
  const most = byYear(cx, clause.limit.entries, { grain: window, each: [] });
  const known = { fact: (id: string) => cx.facts.get(id), variable: (id: string) => cx.vars.get(id) };
  const each = most.op === 'byPeriod' ? most.cases.map((c) => c.v) : [most];
  if (each.some((one) => isAlwaysNegative(one, known))) cx.report('MOD-364', clause.limit, { fund: node.name });
  return [{ window, max: cx.at(yearly(cx, most, clause, window), clause), ...(clause.vat === 'including' ? { includesTax: true as const } : {}) }];
}

function yearly(cx: Context, max: Expr, node: FundLimit | FundSources | Fund['clauses'][number], window: string): Expr {
  return window === 'year' ? scaled(cx, max, node, 'limits') : max;
}

/** What is carried is offered again in a year of the contract: in one that begins after a pilot has ended it there is no money. */
function untilTheEnd(cx: Context, max: Expr): Expr {
  const ended = stopsOf(cx).length === 0 ? undefined : hasEnded(cx, 'year');
  return ended ? choose([{ if: ended, then: num(0) }], max) : max;
}

function whenExceeded(node: Fund): ProgramFund['whenExceeded'] {
  const clause = node.clauses.find((c) => c.$type === 'WhenExceeded');
  if (!clause) return { rule: 'hold' };
  if (clause.inOrder) return { rule: 'inOrder' };
  return clause.overflow ? { rule: 'overflow', to: clause.overflow.$refText } : { rule: 'scale' };
}

function unfunded(cx: Context, node: Fund): ProgramFund['unfunded'] {
  const clause = node.clauses.find((c) => c.$type === 'Unfunded');
  if (clause?.party) return { rule: 'owed', by: clause.party.$refText };
  if (clause?.action) return { rule: clause.action };
  const rule = whenExceeded(node).rule;
  if (rule === 'inOrder' || rule === 'scale') cx.report('MOD-164', node, { fund: node.name });
  return { rule: 'lapses' };
}

/** A limit of a fund that pays VAT says whether it counts. */
export function checkFundLimits(cx: Context, node: Fund): void {
  const made = cx.funds.find((f) => f.id === node.name);
  const isTaxed = cx.lines.some((line) => line.tax && 'fund' in line.from && line.from.fund === node.name);
  if (!isTaxed) return;
  const written = node.clauses.filter((c) => c.$type === 'FundLimit');
  for (const clause of written) if (clause.vat === undefined) cx.report('FUND-019', clause, { fund: node.name });
  if (written.length < (made?.limits.length ?? 0)) cx.report('FUND-019', node.clauses.find((c) => c.$type === 'FundSources') ?? node, { fund: node.name });
}
