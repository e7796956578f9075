import { severityWords } from '@remit/language/rules/page';
import type { RuleDefinition, RuleKind } from '@remit/language/rules/rule';
import { ruleSources, type RuleSource } from '@remit/language/rules/sources';

/** What is known of a rule beside its texts. */
export interface RuleFacts {
  kind: RuleKind;
  /** In words, by state: "warning in a design, error once signed". */
  severity: string;
  /** What the correction in the editor does. */
  correction?: string;
  thresholds: readonly string[];
  sources: readonly ({ id: string } & RuleSource)[];
}

/** Makes them of a rule. */
export function ruleFacts(rule: RuleDefinition): RuleFacts {
  return {
    kind: rule.kind,
    severity: severityWords(rule),
    ...(rule.fix !== undefined && { correction: rule.fix }),
    thresholds: rule.thresholds ?? [],
    sources: rule.sources.map((id) => ({ id, ...ruleSources[id] })),
  };
}
