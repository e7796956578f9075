/** `part years by months, amounts, limits and comparators scaled` */
import type { PartYears } from '@remit/language/ast';
import type { PartYearRule } from './context.ts';

/** The clause as a rule; what it does not mention stays open. */
export function readPartYears(node: PartYears): PartYearRule {
  const rule: PartYearRule = { unit: node.unit };
  for (const treatment of node.treatments) for (const thing of treatment.things) rule[thing] = treatment.scaled;
  return rule;
}
