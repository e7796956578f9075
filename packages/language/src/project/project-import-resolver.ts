import type { LangiumDocument, URI } from 'langium';
import type { ImportResolver } from '../scoping/import-resolver.ts';
import type { ProjectLoader } from './project-loader.ts';

/** Answers where imports lead as the project loader found when it loaded the document. */
export class ProjectImportResolver implements ImportResolver {
  readonly explainsItself = true;
  private readonly projects: () => ProjectLoader;

  constructor(projects: () => ProjectLoader) {
    this.projects = projects;
  }

  resolve(document: LangiumDocument, path: string): URI | undefined {
    return this.projects().resolveImport(document.uri, path);
  }
}
