import { sumInWords } from '@remit/program/in-words';
import type { ExpectationRelation, HoldReason } from '@remit/program';
import type { Model } from '../prepare/model.ts';

/** A sum of money of a contract as people write it: "£1,333.30". */
export function moneyInWords(model: Model, amount: string): string {
  return sumInWords(amount, model.program.currency.code);
}

/** Why something is held, in words. */
export function reasonInWords(reason: HoldReason): string {
  switch (reason.reason) {
    case 'missing': return `'${reason.fact}'${whoOf(reason.dims)} in ${reason.period} is missing`;
    case 'too-few': return `fewer than ${reason.least} ${reason.noun} (${reason.count}) for '${reason.of}' in ${reason.period}`;
    case 'fund-exceeded': return `the fund '${reason.fund}' is used up`;
    case 'check': return `'${reason.check}' does not hold`;
    case 'held-with': return `'${reason.line}' is held`;
    case 'unknown-member': return `'${reason.key}' is not among the facts of '${reason.group}' any more`;
    case 'undecided': return `'${reason.decision}'${whoOf(reason.dims)} is not decided (its day is ${reason.on})`;
    case 'division-by-zero': return reason.detail === 'root' ? 'a square root is taken of a number below zero' : `'${reason.detail}' divides by zero`;
    case 'degenerate-scale': return `the scale of '${reason.detail}' cannot be read`;
    case 'no-earlier-period': return `'${reason.detail}' needs an earlier period`;
    case 'empty': return `there is nobody in '${reason.detail}'`;
    default: return 'of an unknown reason';
  }
}

/** The relation as a scenario writes it. */
export const RELATIONS: Record<ExpectationRelation, string> = { is: 'is', atLeast: 'at least', atMost: 'at most', moreThan: 'more than', lessThan: 'less than' };

function whoOf(dims: Readonly<Record<string, string>> | undefined): string {
  const keys = Object.values(dims ?? {});
  return keys.length === 0 ? '' : ` for ${keys.join(', ')}`;
}
