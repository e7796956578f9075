import type { RuleDefinition } from '../rule.ts';
import { coi001 } from './coi-001-own-decision.ts';
import { coi002 } from './coi-002-interest-on-panel.ts';
import { coi003 } from './coi-003-interest-managed.ts';
import { coi004 } from './coi-004-verifier-independent.ts';
import { coi005 } from './coi-005-referral-fee.ts';
import { coi006 } from './coi-006-referrer-owns-provider.ts';
import { coi007 } from './coi-007-own-service.ts';
import { coi008 } from './coi-008-quorum.ts';
import { coi010 } from './coi-010-award-recorded.ts';
import { coi012 } from './coi-012-commissioner-verifies.ts';
import { coi013 } from './coi-013-variation-value.ts';
import { coi014 } from './coi-014-standard-form-altered.ts';
import { coi016 } from './coi-016-award-route.ts';
import { coi019 } from './coi-019-duties-stay.ts';

/** The rules of the area COI: conflicts of interest and governance. */
export const coiRules: readonly RuleDefinition[] = [
  coi001,
  coi002,
  coi003,
  coi004,
  coi005,
  coi006,
  coi007,
  coi008,
  coi010,
  coi012,
  coi013,
  coi014,
  coi016,
  coi019,
];
