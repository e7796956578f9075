import type { KnownThresholdValue } from '../scoping/rule-profiles.ts';

/** What a project file (`remit.json`) says, with its defaults filled in. */
export interface ProjectSettings {
  /** Globs, relative to the project's folder, of the contract files that belong to the project. */
  include: readonly string[];
  /** Globs of files and folders that do not. */
  exclude: readonly string[];
  /** npm packages whose `.remit` files may be imported by name. */
  libraries: readonly string[];
  /** Folder, relative to the project's, that compiled programs are written to. */
  out: string;
  /** How severely the findings of a rule are taken, by code; what is not named is taken as the rule says. */
  rules: ReadonlyMap<string, RuleSeverity>;
  /** Figures that rules look at, by id, in place of the proposals of the profiles; what is law or guidance stays. */
  thresholds: ReadonlyMap<string, KnownThresholdValue>;
  /** Globs of files on which rules for reviewers are left out; what would pay wrongly is found all the same. */
  unreviewed: readonly string[];
  /** Files of facts and the contract that each is for: globs with the path of the contract file, both relative to the project's folder; the first that fits counts. */
  facts: ReadonlyMap<string, string>;
  /** Address, over https and without an end of `/`, below which the pages of codes stand as `codes/CODE.md` and `rules/CODE.md`; reports link to them. */
  pages: string | undefined;
}

/** How severely the findings of a rule may be taken. */
export const ruleSeverities = ['off', 'hint', 'info', 'warning', 'error'] as const;
/** How severely the findings of a rule are taken. */
export type RuleSeverity = (typeof ruleSeverities)[number];

/** The settings there are. `$schema` is for editors and means nothing here. */
export const settingNames = ['$schema', 'include', 'exclude', 'libraries', 'out', 'rules', 'thresholds', 'unreviewed', 'facts', 'pages'] as const;

/** What holds where there is no project file, and for what one does not say. */
export const defaultSettings: ProjectSettings = Object.freeze({
  include: Object.freeze(['**/*.remit']),
  exclude: Object.freeze([]),
  libraries: Object.freeze([]),
  out: 'build',
  rules: new Map(),
  thresholds: new Map(),
  unreviewed: Object.freeze([]),
  facts: new Map(),
  pages: undefined,
});

/** Name of the project file. */
export const PROJECT_FILE = 'remit.json';
