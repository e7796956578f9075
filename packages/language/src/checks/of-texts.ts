import { passedOnOnce } from './amounts/passed-on-once.ts';
import { rampsRunTheRightWay } from './amounts/ramps-run-the-right-way.ts';
import type { Check } from './check.ts';
import { amountsFit } from './types/amounts-fit.ts';

/** Checks of what several declarations say together: a variation of one of them can make it untrue, so every text of a contract is looked at. */
export const checksOfTexts: readonly Check[] = [rampsRunTheRightWay, passedOnOnce, ...amountsFit];
