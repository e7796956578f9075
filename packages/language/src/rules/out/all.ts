import type { RuleDefinition } from '../rule.ts';
import { out001 } from './out-001-outcome-measured.ts';
import { out002 } from './out-002-measure-complete.ts';
import { out003 } from './out-003-output-as-outcome.ts';
import { out004 } from './out-004-baseline.ts';
import { out006 } from './out-006-target-better.ts';
import { out007 } from './out-007-levels-in-order.ts';
import { out008 } from './out-008-bands-complete.ts';
import { out011 } from './out-011-numbers-big-enough.ts';
import { out012 } from './out-012-attribution.ts';
import { out013 } from './out-013-no-picking.ts';
import { out014 } from './out-014-price-by-need.ts';
import { out015 } from './out-015-denominator-drifts.ts';
import { out019 } from './out-019-weights-add-up.ts';
import { out021 } from './out-021-paid-once.ts';
import { out022 } from './out-022-accountable.ts';
import { out029 } from './out-029-goals-before.ts';
import { out031 } from './out-031-ramp-between-levels.ts';

/** The rules of the area OUT: outcomes and measures. */
export const outRules: readonly RuleDefinition[] = [
  out001,
  out002,
  out003,
  out004,
  out006,
  out007,
  out008,
  out011,
  out012,
  out013,
  out014,
  out015,
  out019,
  out021,
  out022,
  out029,
  out031,
];
