import { closestName } from '@remit/language/diagnostics/close-names';
import { allRules } from '@remit/language/rules/all';
import { severitiesOf } from '@remit/language/rules/effective';
import type { ContractState, RuleDefinition } from '@remit/language/rules/rule';
import { thresholdsOn, type Threshold } from '@remit/language/rules/threshold';
import type { KnownProfile } from '@remit/language/scoping/rule-profiles';
import { PROFILES } from '@remit/std';
import type { Context, OutputFormat } from '../context.ts';
import { jsonText } from '../files/write-files.ts';
import { table } from '../render/table.ts';
import { UsageError } from '../usage-error.ts';
import { ruleFacts } from './rule-facts.ts';

/** Lists all rules as they are for a profile and a state: as a table, or as JSON with all that is known of them. */
export function listRules({ profile: wanted, state, format }: { profile: string; state: ContractState; format: OutputFormat }, { data, style }: Context): void {
  const profile = profileOf(wanted);
  const rules = allRules.map((rule) => ({ rule, severities: severitiesOf(rule, state, profile), thresholds: thresholdsOf(rule, profile) }));
  if (format === 'json') {
    data(jsonText({
      format: 'remit-rules/1.0', profile: profile?.name ?? null, state,
      rules: rules.map(({ rule, severities, thresholds }) => ({
        code: rule.code, title: rule.title, severities, why: rule.why, remedy: rule.remedy, ...ruleFacts(rule),
        thresholds: thresholds.map(({ id, written, standing }) => ({ id, value: written, standing })),
      })),
    }));
    return;
  }
  const rows = rules.map(({ rule, severities, thresholds }) => [rule.code, severities.join(', '), thresholds.map(({ written }) => written).join(', '), rule.title]);
  data(table([{ title: 'Code' }, { title: 'Severity' }, { title: 'Threshold' }, { title: 'What is wrong' }], rows, style.strong));
}

function profileOf(wanted: string): KnownProfile | undefined {
  if (wanted === 'none') return undefined;
  const profile = PROFILES.find(({ name }) => name === wanted);
  if (profile) return profile;
  const names = PROFILES.map(({ name }) => name);
  const close = closestName(wanted, names);
  throw new UsageError(`There is no rule profile "${wanted}".`, `${close === undefined ? '' : `Did you mean "${close}"? `}There are ${names.join(', ')}, and "none" for a sketch.`);
}

function thresholdsOf({ thresholds = [] }: RuleDefinition, profile: KnownProfile | undefined): Threshold[] {
  return profile ? thresholds.flatMap((id) => thresholdsOn(profile, id, undefined, new Map()).slice(0, 1)) : [];
}
