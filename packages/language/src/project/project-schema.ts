import { PACKAGE_NAME } from './package-name.ts';
import { PAGES_ADDRESS } from './pages-address.ts';
import { defaultSettings, ruleSeverities } from './project-settings.ts';
import { RULE_CODE } from './rule-severities.ts';

const glob = { type: 'string', minLength: 1, description: 'A glob relative to this file, with "/" between folders.' };

/** JSON Schema (2020-12) of the project file `remit.json`, for editors and `remit schema project`. */
export const projectSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://remit.example/schema/remit-project-1.0.json',
  title: 'Remit project',
  description: 'Which contracts belong together, where compiled programs go, and how severely rules are taken.',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    include: { type: 'array', items: glob, default: defaultSettings.include, description: 'Contracts that belong to the project.' },
    exclude: { type: 'array', items: glob, default: defaultSettings.exclude, description: 'Files and folders that do not. Folders named node_modules or build, and those whose name starts with a dot, never do.' },
    out: { type: 'string', minLength: 1, default: defaultSettings.out, description: 'Folder that compiled programs go to.' },
    libraries: { type: 'array', items: { type: 'string', maxLength: 214, pattern: PACKAGE_NAME.source }, uniqueItems: true, default: defaultSettings.libraries, description: 'npm packages that hold .remit files to import from.' },
    rules: { type: 'object', propertyNames: { type: 'string', pattern: RULE_CODE.source }, additionalProperties: { type: 'string', enum: [...ruleSeverities] }, default: {}, description: 'Severity of rules by code.' },
    thresholds: { type: 'object', propertyNames: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' }, additionalProperties: { type: 'string', minLength: 1 }, default: {}, description: 'Figures that rules look at, by id, such as "weight-limit": "60%" or "prompt-payment": "45 days". What is law or guidance of a profile stays.' },
    unreviewed: { type: 'array', items: glob, default: defaultSettings.unreviewed, description: 'Contracts on which rules for reviewers are left out. What would pay wrongly is found all the same.' },
    facts: { type: 'object', propertyNames: { type: 'string', minLength: 1 }, additionalProperties: { type: 'string', pattern: '^(?!/)[^\\\\]*\\.remit$' }, default: {}, description: 'Files of facts, as globs, each with the contract file that they are for, such as "reported/*.csv": "contract.remit". An editor compares them with it.' },
    pages: { type: 'string', pattern: PAGES_ADDRESS.source, description: 'Address below which the pages of codes are published, as codes/CODE.md and rules/CODE.md; reports of findings link to them. Without it they link to none.' },
  },
  required: [],
  additionalProperties: false,
} as const;
