import type { RuleDefinition } from '../rule.ts';
import { sub001 } from './sub-001-somebody-delivers.ts';
import { sub002 } from './sub-002-consent.ts';
import { sub003 } from './sub-003-consent-in-time.ts';
import { sub004 } from './sub-004-mandatory.ts';
import { sub005 } from './sub-005-tiers.ts';
import { sub006 } from './sub-006-circles.ts';
import { sub007 } from './sub-007-passed-through.ts';
import { sub008 } from './sub-008-flow-down.ts';
import { sub009 } from './sub-009-prompt-payment.ts';
import { sub011 } from './sub-011-term.ts';
import { sub014 } from './sub-014-cascade.ts';
import { sub015 } from './sub-015-one-definition.ts';
import { sub016 } from './sub-016-registered.ts';
import { sub018 } from './sub-018-cover.ts';
import { sub020 } from './sub-020-register-entry.ts';
import { sub022 } from './sub-022-purchasing.ts';
import { sub023 } from './sub-023-personal-data.ts';
import { sub024 } from './sub-024-counted-once.ts';

/** The rules of the area SUB: subcontracting. */
export const subRules: readonly RuleDefinition[] = [
  sub001, sub002, sub003, sub004, sub005, sub006, sub007, sub008, sub009, sub011, sub014, sub015, sub016, sub018, sub020, sub022, sub023, sub024,
];
