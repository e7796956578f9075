import type { RuleDefinition } from '../rule.ts';
import { pil001 } from './pil-001-evaluation-plan.ts';
import { pil002 } from './pil-002-independent-evaluator.ts';
import { pil003 } from './pil-003-comparator.ts';
import { pil004 } from './pil-004-regression-to-the-mean.ts';
import { pil005 } from './pil-005-big-enough-to-see.ts';
import { pil006 } from './pil-006-baseline-before-start.ts';
import { pil007 } from './pil-007-decision-after-data.ts';
import { pil008 } from './pil-008-who-decides-by-what.ts';
import { pil009 } from './pil-009-no-silent-permanence.ts';
import { pil010 } from './pil-010-proposal-assessed.ts';
import { pil011 } from './pil-011-effects-take-time.ts';
import { pil012 } from './pil-012-no-second-incentive.ts';
import { pil013 } from './pil-013-policy-stop.ts';

/** The rules of the area PIL. */
export const pilRules: readonly RuleDefinition[] = [pil001, pil002, pil003, pil004, pil005, pil006, pil007, pil008, pil009, pil010, pil011, pil012, pil013];
