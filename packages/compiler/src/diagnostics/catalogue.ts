/** Every finding of the compiler: what it says, at which severity. Codes are never re-used. */
import { MODEL_CHOICE } from './mod-choice.ts';
import { MODEL_BUDGETS } from './mod-budgets.ts';
import { MODEL_CLAUSES } from './mod-clauses.ts';
import { MODEL_HEAD } from './mod-head.ts';
import { MODEL_PAYMENTS } from './mod-payments.ts';
import { MODEL_PILOTS } from './mod-pilots.ts';
import { MODEL_SHARES } from './mod-shares.ts';
import { MODEL_VALUES } from './mod-values.ts';
import { MODEL_VERSIONS } from './mod-versions.ts';
import { MODEL_WITHHOLDS } from './mod-withholds.ts';
import { MODEL_VAT } from './mod-vat.ts';
import { NAMES } from './names.ts';
import { SCENARIOS } from './scn.ts';
import { SEVERAL_CONTRACTS } from './several-contracts.ts';
import { TYPES } from './typ.ts';

export const CATALOGUE = { ...NAMES, ...MODEL_VALUES, ...MODEL_PAYMENTS, ...MODEL_SHARES, ...MODEL_HEAD, ...MODEL_CLAUSES, ...MODEL_WITHHOLDS, ...MODEL_BUDGETS, ...MODEL_VERSIONS, ...MODEL_CHOICE, ...MODEL_PILOTS, ...MODEL_VAT, ...SEVERAL_CONTRACTS, ...TYPES, ...SCENARIOS };

export type CompilerCode = keyof typeof CATALOGUE;
/** What the message of a code is made from. */
export type CompilerData<C extends CompilerCode> = Parameters<(typeof CATALOGUE)[C]['message']>[0];
