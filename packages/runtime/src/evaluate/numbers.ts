import type { Rational } from '@remit/program/rational';
import { programFault } from '../fault.ts';
import type { Evaluate, Context } from './context.ts';
import type { Outcome, Scalar } from './outcome.ts';
import { Missing, NotApplicable, obstacle } from './outcome.ts';

/** The value as a number; a program that computes with anything else is at fault. */
export function asNumber(value: Scalar): Rational {
  return typeof value === 'object' ? value : programFault(`The program computes with '${String(value)}', which is not a number.`);
}

/** The value as true or false. */
export function asBoolean(value: Scalar): boolean {
  return typeof value === 'boolean' ? value : programFault('The program asks whether something is true that is not a condition.');
}

/** The value as a code or date. */
export function asText(value: Scalar): string {
  return typeof value === 'string' ? value : programFault('The program reads as a code something that is none.');
}

/** Evaluates every operand; the numbers, or what stands in the way. */
export function numbers(operands: readonly Evaluate[], context: Context): Rational[] | Missing | NotApplicable {
  const outcomes: Outcome[] = operands.map(operand => operand(context));
  return obstacle(outcomes) ?? outcomes.map(outcome => asNumber(outcome as Scalar));
}

/** Whether `numbers` found something in the way. */
export function isObstacle(found: Rational[] | Missing | NotApplicable): found is Missing | NotApplicable {
  return !Array.isArray(found);
}
