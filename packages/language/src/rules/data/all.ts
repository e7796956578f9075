import type { RuleDefinition } from '../rule.ts';
import { data001 } from './data-001-where-data-come-from.ts';
import { data002 } from './data-002-verified-by-another.ts';
import { data003 } from './data-003-missing-data.ts';
import { data006 } from './data-006-definition-pinned.ts';
import { data007 } from './data-007-basis-for-linking.ts';
import { data008 } from './data-008-comparator-there.ts';
import { data011 } from './data-011-alike-units.ts';
import { data012 } from './data-012-runs-recorded.ts';

/** The rules of the area DATA: evidence. */
export const dataRules: readonly RuleDefinition[] = [
  data001, data002, data003, data006, data007, data008, data011, data012,
];
