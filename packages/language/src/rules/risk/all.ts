import type { RuleDefinition } from '../rule.ts';
import { risk003 } from './risk-003-new-head-has-guarantor.ts';
import { risk006 } from './risk-006-rest-borne.ts';
import { risk007 } from './risk-007-no-risk-without-control.ts';
import { risk008 } from './risk-008-outliers-pooled.ts';
import { risk009 } from './risk-009-enough-people-for-losses.ts';
import { risk010 } from './risk-010-leaving-a-share.ts';
import { risk011 } from './risk-011-gentle-start.ts';
import { risk012 } from './risk-012-exit-plan.ts';
import { risk014 } from './risk-014-head-stays-liable.ts';

/** The rules of the area RISK. */
export const riskRules: readonly RuleDefinition[] = [risk003, risk006, risk007, risk008, risk009, risk010, risk011, risk012, risk014];
