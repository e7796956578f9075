import type { LangiumDocument } from 'langium';
import type { KnownThresholdValue } from '../scoping/rule-profiles.ts';

/** What a project says of rules, beside how severely it takes them. */
export interface RuleSettings {
  /** Thresholds of standing `default` that the project sets, by id. */
  readonly thresholds: ReadonlyMap<string, KnownThresholdValue>;
  /** Whether rules are left out for this file; what would pay wrongly is found all the same. */
  readonly unreviewed: boolean;
}

/** Tells which settings hold for a document, and which documents are reviewed together. Hosts with projects replace it. */
export interface RuleProjects {
  settingsOf(document: LangiumDocument): RuleSettings;
  /** The project whose contracts a document is looked at together with; undefined where it is looked at alone. */
  projectOf(document: LangiumDocument): string | undefined;
}

/** What holds where no project says otherwise: nothing is set, and all documents are looked at together. */
export const noRuleProjects: RuleProjects = {
  settingsOf: () => ({ thresholds: new Map(), unreviewed: false }),
  projectOf: () => '',
};
