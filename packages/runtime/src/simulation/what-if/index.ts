/** Moving single facts from a start, and what is paid then. */
export type { Inputs } from './inputs.ts';
export { inputId, inputNamed, inputsIn, partsOf, yearOfPeriod } from './inputs.ts';
export { asOfPeriods, NO_FACTS, startOfScenario } from './start-facts.ts';
export type { BareNumber } from './typed-value.ts';
export { readTyped } from './typed-value.ts';
export type { Move, MovedMoney } from './what-if.ts';
export { moneyOf, WhatIf } from './what-if.ts';
