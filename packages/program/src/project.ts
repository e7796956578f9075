/** How severely the findings of a rule are taken. */
export type RuleSeverity = 'off' | 'hint' | 'info' | 'warning' | 'error';

/** The project file `remit.json`. Every field may be left out. */
export interface ProjectFile {
  /** Where an editor finds the schema of this file. */
  $schema?: string;
  /** Globs of the contracts that belong to the project, relative to this file. */
  include?: string[];
  /** Globs of files and folders that do not. */
  exclude?: string[];
  /** Folder that compiled programs go to, relative to this file. */
  out?: string;
  /** npm packages that hold `.remit` files to import from. */
  libraries?: string[];
  /** Severity of rules by code ("OUT-001"). Errors of the tool itself cannot be turned down. */
  rules?: Record<string, RuleSeverity>;
}

/** What a project without a file, or a field left out, means. */
export const PROJECT_DEFAULTS = { include: ['**/*.remit'], exclude: [], out: 'build', libraries: [], rules: {} } as const;
