/** Exact arithmetic: the only arithmetic there is between a contract's text and a payment. */
export * from './rational/arithmetic.ts';
export * from './rational/number-text.ts';
export * from './rational/rounding.ts';
export * from './rational/allotment.ts';
