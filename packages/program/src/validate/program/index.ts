import type { FindingKind } from '../finding.ts';
import type { ProgramCheck } from './check.ts';
import { bindings } from './bindings.ts';
import { cycles } from './cycles.ts';
import { decisions } from './decisions.ts';
import { dimensions } from './dimensions.ts';
import { dueDays } from './due-days.ts';
import { duplicates } from './duplicates.ts';
import { grains } from './grains.ts';
import { inputs } from './inputs.ts';
import { lineAmounts } from './line-amounts.ts';
import { nodes } from './nodes.ts';
import { paymentRules } from './payment-rules.ts';
import { periods } from './periods.ts';
import { references } from './references.ts';
import { requires } from './requires.ts';
import { scales } from './scales.ts';
import { shares } from './shares.ts';
import { slots } from './slots.ts';
import { taxes } from './taxes.ts';
import { types } from './types.ts';
import { varOrder } from './var-order.ts';
import { versions } from './versions.ts';

/** Checks that the others rely on: while one of these finds anything, the others are not run. */
export const namingChecks: readonly ProgramCheck[] = [requires, duplicates, references, periods];

/** Checks of a program in which every name stands for one thing. */
export const meaningChecks: readonly ProgramCheck[] = [
  slots, versions, dimensions, types, bindings, grains, varOrder, cycles, lineAmounts, shares, scales, nodes, inputs, paymentRules, taxes, decisions, dueDays,
];

/** The catalogue entries of all checks of programs. */
export const programKinds: readonly FindingKind[] = [...namingChecks, ...meaningChecks].flatMap(check => check.kinds);
