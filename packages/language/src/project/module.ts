import type { LangiumSharedCoreServices, Module } from 'langium';
import { standardLibrary, type StandardLibrary } from '../scoping/standard-library.ts';
import type { RemitServices } from '../services.ts';
import { ProjectDocumentBuilder } from './document-builder.ts';
import { RemitDocumentFactory } from './document-factory.ts';
import { ProjectImportResolver } from './project-import-resolver.ts';
import { ProjectRules } from './project-rules.ts';
import type { RuleProjects } from '../rules/settings.ts';
import { RemitDocuments } from '../workspace/documents.ts';
import { RemitIndexManager } from '../workspace/index-manager.ts';
import { RemitWorkspaceLock } from '../workspace/workspace-lock.ts';
import { ProjectLoader } from './project-loader.ts';
import type { ProjectServices } from './project-services.ts';
import { RemitWorkspaceManager } from './workspace-manager.ts';

/** The services of the project loader among the shared services. */
export interface AddedProjectServices {
  workspace: {
    ProjectLoader: ProjectLoader;
    DocumentBuilder: ProjectDocumentBuilder;
    IndexManager: RemitIndexManager;
    LangiumDocuments: RemitDocuments;
    LangiumDocumentFactory: RemitDocumentFactory;
    WorkspaceLock: RemitWorkspaceLock;
    WorkspaceManager: RemitWorkspaceManager;
  };
}

/** Dependency injection of the project loader. It takes the place of the shared module of the language. */
export function projectModule(remit: () => RemitServices, library: StandardLibrary = standardLibrary({})): Module<LangiumSharedCoreServices & AddedProjectServices, AddedProjectServices> {
  return {
    workspace: {
      ProjectLoader: (services) => new ProjectLoader(services as ProjectServices, library),
      DocumentBuilder: (services) => new ProjectDocumentBuilder(services as ProjectServices, remit, () => library),
      IndexManager: (services) => new RemitIndexManager(services),
      LangiumDocuments: (services) => new RemitDocuments(services),
      LangiumDocumentFactory: (services) => new RemitDocumentFactory(services as ProjectServices),
      WorkspaceLock: () => new RemitWorkspaceLock(),
      WorkspaceManager: (services) => new RemitWorkspaceManager(services as ProjectServices),
    },
  };
}

/** Dependency injection of the language's part: imports lead where the project loader found that they lead. To be merged after the language's own. */
export const projectLanguageModule = {
  scoping: {
    ImportResolver: (services: { shared: LangiumSharedCoreServices }) =>
      new ProjectImportResolver(() => (services.shared as unknown as ProjectServices).workspace.ProjectLoader),
  },
  rules: {
    RuleProjects: (services: { shared: LangiumSharedCoreServices }): RuleProjects => new ProjectRules(() => (services.shared as unknown as ProjectServices).workspace.ProjectLoader),
  },
  library: {
    StandardLibrary: (services: { shared: LangiumSharedCoreServices }): StandardLibrary => (services.shared as unknown as ProjectServices).workspace.ProjectLoader.library,
  },
};
