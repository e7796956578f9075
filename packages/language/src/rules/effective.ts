import type { KnownProfile } from '../scoping/rule-profiles.ts';
import { partsOf, severityIn, type ContractState, type RuleDefinition, type RulePart } from './rule.ts';
import type { Severity } from '../diagnostics/entry.ts';

/** How severely a profile takes what a part of a rule finds in a contract of a state. */
export function effectiveSeverity({ code }: Pick<RuleDefinition, 'code'>, part: RulePart, state: ContractState, profile: KnownProfile | undefined, given?: Severity): Severity | 'off' {
  if (part.paysWrongly) return 'error';
  const set = profile?.rules;
  return (set && Object.hasOwn(set, code) ? set[code] : undefined) ?? given ?? severityIn(state, part);
}

/** The severities of all that a rule finds under a profile (undefined: on a sketch), worst first; `off` where it is not looked for. */
export function severitiesOf(rule: RuleDefinition, state: ContractState, profile: KnownProfile | undefined): readonly (Severity | 'off')[] {
  const order = ['error', 'warning', 'info', 'hint', 'off'];
  const all = partsOf(rule).map((part) => (part.kind !== 'contradiction' && !profile ? 'off' : effectiveSeverity(rule, part, state, profile)));
  const looked = all.filter((severity) => severity !== 'off');
  return looked.length === 0 ? ['off'] : [...new Set(looked)].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
