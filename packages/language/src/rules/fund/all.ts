import type { RuleDefinition } from '../rule.ts';
import { fund001 } from './fund-001-source-spent-twice.ts';
import { fund004 } from './fund-004-result-payments-capped.ts';
import { fund006 } from './fund-006-flow-complete.ts';
import { fund007 } from './fund-007-money-in-a-circle.ts';
import { fund008 } from './fund-008-remainder.ts';
import { fund009 } from './fund-009-stated-parts.ts';
import { fund010 } from './fund-010-share-of-results.ts';
import { fund012 } from './fund-012-value-agreed.ts';
import { fund013 } from './fund-013-affordability.ts';
import { fund015 } from './fund-015-mobilisation-source.ts';
import { fund016 } from './fund-016-vat-declared.ts';
import { fund019 } from './fund-019-limit-and-vat.ts';
import { fund022 } from './fund-022-shares-whole.ts';
import { fund023 } from './fund-023-saving-quality-gate.ts';
import { fund024 } from './fund-024-first-pound.ts';
import { fund027 } from './fund-027-personal-budget.ts';

/** The rules of the area FUND: funding flows and payments. */
export const fundRules: readonly RuleDefinition[] = [
  fund001, fund004, fund006, fund007, fund008, fund009, fund010, fund012, fund013, fund015, fund016, fund019, fund022, fund023, fund024, fund027,
];
