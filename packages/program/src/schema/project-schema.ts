import type { ProjectFile } from '../project.ts';
import type { Schema } from './schema.ts';
import { documentSchema, list, map, object, text, words } from './build.ts';
import { PROJECT_DEFAULTS } from '../project.ts';

const glob: Schema = { type: 'string', minLength: 1, description: 'A glob relative to this file, with "/" between folders.' };

/** Schema of the project file `remit.json`. */
export const projectSchema = documentSchema('remit-project-1.0', 'Remit project', 'Which contracts belong together, where compiled programs go, and how severely rules are taken.',
  object<ProjectFile>({}, {
    $schema: text,
    include: { ...list(glob), default: PROJECT_DEFAULTS.include, description: 'Contracts that belong to the project.' },
    exclude: { ...list(glob), default: PROJECT_DEFAULTS.exclude, description: 'Files and folders that do not. Folders named node_modules or build, and those whose name starts with a dot, never do.' },
    out: { type: 'string', minLength: 1, default: PROJECT_DEFAULTS.out, description: 'Folder that compiled programs go to.' },
    libraries: { ...list({ type: 'string', pattern: '^(?:@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*$' }), uniqueItems: true, default: PROJECT_DEFAULTS.libraries, description: 'npm packages that hold .remit files to import from.' },
    rules: {
      ...map({ ...words('off', 'hint', 'info', 'warning', 'error') }, { type: 'string', pattern: '^[A-Z]{2,5}-?[0-9]{3}$' }),
      default: PROJECT_DEFAULTS.rules, description: 'Severity of rules by code.',
    },
  }), {});
