import type { DiagnosticEntry, Severity } from '../diagnostics/entry.ts';
import type { RuleDefinition } from './rule.ts';

/** An entry of the checks that carries the code of a rule. */
export interface Refusal<Params> extends DiagnosticEntry<Params> {
  readonly rule: RuleDefinition;
}

/** The entry with which a check refuses what a rule is about: code, title, why and remedy are the rule's, the words its own. */
export function refusalOf<Params = void>(rule: RuleDefinition, message: (params: Params) => string, severity: Severity = 'error'): Refusal<Params> {
  const { code, title, why, remedy, bad, good } = rule;
  return { code, severity, title, message, why, remedy, bad, good, rule };
}

/** Whether an entry carries the code of a rule. */
export function isRefusalEntry(entry: object): entry is Refusal<never> {
  return 'rule' in entry;
}
