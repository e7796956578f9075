import { choRules } from './cho/all.ts';
import { coiRules } from './coi/all.ts';
import { dataRules } from './data/all.ts';
import { fundRules } from './fund/all.ts';
import { outRules } from './out/all.ts';
import { pilRules } from './pil/all.ts';
import { riskRules } from './risk/all.ts';
import type { RuleDefinition } from './rule.ts';
import { subRules } from './sub/all.ts';
import { timeRules } from './time/all.ts';

/** Every rule for reviewers, in the order of the catalogue. */
export const allRules: readonly RuleDefinition[] = [
  ...outRules, ...fundRules, ...subRules, ...coiRules, ...choRules, ...riskRules, ...pilRules, ...timeRules, ...dataRules,
];

const byCode = new Map(allRules.map((rule) => [rule.code, rule]));

/** The rule of a code; undefined where there is none, or not yet. */
export function ruleByCode(code: string): RuleDefinition | undefined {
  return byCode.get(code);
}
