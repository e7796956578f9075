import type { RuleDefinition } from '../rule.ts';
import { time001 } from './time-001-dates-in-order.ts';
import { time002 } from './time-002-periods-meet.ts';
import { time003 } from './time-003-paid-after-data.ts';
import { time004 } from './time-004-measured-within.ts';
import { time008 } from './time-008-bound-before-start.ts';
import { time014 } from './time-014-people-counted-on.ts';
import { time016 } from './time-016-award-before-signature.ts';

/** The rules of the area TIME: dates and periods. */
export const timeRules: readonly RuleDefinition[] = [
  time001, time002, time003, time004, time008, time014, time016,
];
