import type { NumberText } from '@remit/program';
import type { Random } from './random.ts';

/** Few and small, so that equal values, exact halves of a penny and zero turn up often. */
const NUMBERS = ['0', '1', '2', '3', '4', '5', '7', '10', '12', '100', '0.5', '0.25', '0.005', '0.015', '0.01', '0.1', '1.5', '2.5', '33.33', '99.99', '0.125', '1000', '1/3', '2/3'];
const SHARES = ['0', '0.25', '0.3', '0.5', '0.7', '0.75', '1', '1/3'];

/** A number of an expression or a fact, now and then negative. */
export function number(r: Random, negative = 8): NumberText {
  const text = r.pick(NUMBERS);
  return text !== '0' && r.chance(negative) ? `-${text}` : text;
}

/** A number that is not below zero. */
export const positive = (r: Random): NumberText => number(r, 0);

/** A whole number from 0 to 12. */
export const count = (r: Random): NumberText => String(r.int(0, 12));

/** From 0 to 1. */
export const share = (r: Random): NumberText => r.pick(SHARES);

/** Pounds and pence. */
export const money = (r: Random): NumberText => r.pick(['0', '10', '20', '25', '50', '99.99', '100', '100.01', '0.01', '0.02', '0.03', '33.33', '250', '1000']);
