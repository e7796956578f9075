import type { Expr, Fact, Program } from '@remit/program';
import { formatNumber, mul, parseNumber, rational } from '@remit/program/rational';
import { numberInWords, unroundedMoney } from './money.ts';

/** What a fact is: "count of people", "AtTarget out of Tested", "number of days", "one of Low, High; or not applicable". */
export function kindInWords(fact: Fact): string {
  return `${plainKind(fact)}${mayNotApply(fact) ? '; or not applicable' : ''}`;
}

/** Whether a value of the fact may be reported as not applicable. */
export function mayNotApply({ mayBeNotApplicable, emptyIsNotApplicable }: Pick<Fact, 'mayBeNotApplicable' | 'emptyIsNotApplicable'>): boolean {
  return mayBeNotApplicable === true || emptyIsNotApplicable === true;
}

function plainKind({ type, unit, parts, codes }: Fact): string {
  switch (type) {
    case 'count': return unit ? `count of ${unit}` : 'count';
    case 'ratio': return parts ? `${parts.numerator} out of ${parts.denominator}${parts.excluded ? ` less ${parts.excluded}` : ''}` : 'share';
    case 'bool': return 'yes or no';
    case 'code': return codes ? `one of ${codes.join(', ')}` : 'code';
    default: return unit ? `${type} of ${unit}` : type;
  }
}

/** When a fact is reported: "each year", "once". */
export function grainInWords({ grain }: Pick<Fact, 'grain'>): string {
  return grain === 'term' ? 'once' : `each ${grain}`;
}

/** What the value of a fact lies between: "£0.00 and £5,000.00", "at least 0", "at most ListSize"; nothing where the contract sets no bound. */
export function boundsInWords(fact: Fact, program: Program): string {
  const percentages = fact.type === 'percentage' || (fact.type === 'ratio' && [fact.min, fact.max].every((bound) => bound?.op === 'number' && (bound.v === '0' || bound.v === '1')));
  const low = fact.min && boundInWords(fact.min, fact, program, percentages);
  const high = fact.max && boundInWords(fact.max, fact, program, percentages);
  if (low !== undefined && high !== undefined) return `${low} and ${high}`;
  return low !== undefined ? `at least ${low}` : high === undefined ? '' : `at most ${high}`;
}

function boundInWords(expr: Expr, { type }: Fact, { currency }: Program, percentages: boolean): string {
  if (expr.op === 'fact') return expr.id;
  if (expr.op === 'mul' && expr.args.length === 2) return expr.args.map((arg) => (arg.op === 'number' ? percent(arg.v) : arg.op === 'fact' ? arg.id : '…')).join(' of ');
  if (expr.op !== 'number') return 'what the contract works out';
  if (type === 'money') return unroundedMoney(expr.v, currency);
  return percentages ? percent(expr.v) : numberInWords(expr.v);
}

function percent(value: string): string {
  const number = parseNumber(value);
  return number ? `${numberInWords(formatNumber(mul(number, rational(100n))))}%` : value;
}
