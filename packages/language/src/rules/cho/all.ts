import type { RuleDefinition } from '../rule.ts';
import { cho001 } from './cho-001-exclusivity.ts';
import { cho002 } from './cho-002-leakage.ts';
import { cho003 } from './cho-003-refers-to-itself.ts';
import { cho004 } from './cho-004-dominant-provider.ts';
import { cho005 } from './cho-005-ways-of-answering.ts';
import { cho006 } from './cho-006-long-and-dominant.ts';
import { cho007 } from './cho-007-floor-under-choice.ts';
import { cho009 } from './cho-009-right-to-refuse.ts';
import { cho011 } from './cho-011-one-supplier.ts';

/** The rules of the area CHO: choice, and how monopolies answer. */
export const choRules: readonly RuleDefinition[] = [
  cho001,
  cho002,
  cho003,
  cho004,
  cho005,
  cho006,
  cho007,
  cho009,
  cho011,
];
