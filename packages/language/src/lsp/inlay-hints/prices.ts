import { add, mul, ONE, roundTo, type Rational } from '@remit/program/rational';
import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate, writtenDate, type CalendarDate } from '../../model/dates.ts';
import { quantityValue, readLexeme } from '../../model/literals.ts';
import { readYears, yearsOf } from '../../rules/contract-years.ts';
import { plusMonths } from '../../rules/days.ts';
import type { Hint, HintHost } from './hint.ts';
import { writtenMoney } from './written-money.ts';

const months: ReadonlyMap<string, number> = new Map([['month', 1], ['quarter', 3], ['year', 12]]);
const modes: ReadonlyMap<string, Parameters<typeof roundTo>[2]> = new Map([['half up', 'halfExpand'], ['half down', 'halfTrunc'], ['half even', 'halfEven'], ['up', 'expand'], ['down', 'trunc']]);
/** More rises than any contract has that is not refused. */
const most = 2_400;

/** What a price that an uplift raises has risen to: as it is today, or after its first rise where none has come yet. */
export function priceHint(quantity: ast.Quantity, contract: ast.Contract, host: HintHost): Hint | undefined {
  const price = quantityValue(quantity);
  const uplift = price?.kind === 'money' ? upliftOver(quantity) : undefined;
  const end = endOfLexeme(quantity);
  const risen = uplift && end !== undefined && risenPrice(price!.value, uplift, contract, host.today?.());
  if (!risen) return undefined;
  return { offset: end!, label: `→ ${writtenMoney({ value: risen.price, currency: price!.currency ?? '' })} from ${writtenDate(risen.since)}`, tooltip: `After ${risen.times === 1 ? 'the first rise' : `${risen.times} rises`} by the uplift.` };
}

/** The uplift that raises a sum: that of the payment whose price it is, or the one that a share names. Thresholds and limits are no prices. */
function upliftOver(quantity: ast.Quantity): ast.Uplift | undefined {
  for (let node: AstNode = quantity; node.$container; node = node.$container) {
    const { $container: at } = node;
    if (ast.isComparison(at) || ast.isStep(at) || (ast.isScored(at) && !ast.isMarginal(at.scale) && node === at.value)) return undefined;
    if (ast.isAmountClause(at)) return ast.isPayment(at.$container) ? clauseOf(at.$container, ast.isUplift) : undefined;
    if (ast.isCompare(at)) return node === at.comparator ? upliftNamed(at.upliftedAs?.ref) : undefined;
    if (at.$containerProperty === 'declarations') return undefined;
  }
  return undefined;
}

function upliftNamed(payment: AstNode | undefined): ast.Uplift | undefined {
  return ast.isPayment(payment) ? clauseOf(payment, ast.isUplift) : undefined;
}

interface Risen { readonly price: Rational; readonly since: CalendarDate; readonly times: number }

function risenPrice(written: Rational, uplift: ast.Uplift, contract: ast.Contract, today: CalendarDate | undefined): Risen | undefined {
  const from = parseDate(uplift.from);
  const lastDay = parseDate(clauseOf(contract, ast.isTermClause)?.to);
  const length = months.get(uplift.grain ?? 'year');
  const round = roundingOf(uplift, contract);
  if (!from || !lastDay || !uplift.rate || length === undefined || !round || AstUtils.getContainerOfType(uplift, ast.isContract) !== contract) return undefined;
  const years = yearsOf(contract);
  const rates = readYears(uplift.rate.entries, contract);
  let found: Risen | undefined;
  for (let times = 1; times <= most; times++) {
    const since = plusMonths(from, length * (times - 1));
    if (isoDate(since) > isoDate(lastDay) || (found && (!today || isoDate(since) > isoDate(today)))) break;
    const year = years.findLast(({ key }) => key <= isoDate(since));
    const rate = year && quantityValue(rates(year));
    if (!rate || rate.kind === 'money') return undefined;
    found = { price: round(mul(found?.price ?? written, add(ONE, rate.value))), since, times };
  }
  return found;
}

/** What makes a price that has risen one that is paid; undefined where the text does not say. */
function roundingOf({ options }: ast.Uplift, contract: ast.Contract): ((price: Rational) => Rational) | undefined {
  const rounding = options.find(ast.isPriceRounded)?.rounding;
  if (!rounding) return options.some(ast.isExactUplift) ? (price) => price : undefined;
  const mode = modes.get(rounding.mode ?? clauseOf(contract, ast.isRoundingClause)?.rounding?.mode ?? '');
  const unit = rounding.places ? undefined : readLexeme(rounding.unit)?.value;
  return mode && unit && unit.n > 0n ? (price) => roundTo(price, unit, mode) : undefined;
}

function endOfLexeme({ $cstNode, lexeme, negative }: ast.Quantity): number | undefined {
  return $cstNode && !negative && lexeme !== undefined && $cstNode.text.startsWith(lexeme) ? $cstNode.offset + lexeme.length : undefined;
}
