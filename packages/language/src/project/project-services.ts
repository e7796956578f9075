import type { LangiumSharedCoreServices } from 'langium';
import type { ProjectLoader } from './project-loader.ts';

/** The shared services of the language, with the project loader among them. */
export type ProjectServices = Omit<LangiumSharedCoreServices, 'workspace'> & {
  readonly workspace: LangiumSharedCoreServices['workspace'] & { readonly ProjectLoader: ProjectLoader };
};
