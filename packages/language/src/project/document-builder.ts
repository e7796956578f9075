import { DocumentState, type BuildOptions, type Cancellation, type LangiumDocument } from 'langium';
import type { StandardLibrary } from '../scoping/standard-library.ts';
import type { RemitServices } from '../services.ts';
import { RemitDocumentBuilder } from '../workspace/document-builder.ts';
import type { ProjectLoader } from './project-loader.ts';
import type { ProjectServices } from './project-services.ts';

/** Loads what documents import as their project says, and adds what the project has to say to their findings. */
export class ProjectDocumentBuilder extends RemitDocumentBuilder {
  private readonly projects: () => ProjectLoader;

  constructor(services: ProjectServices, remit: () => RemitServices, library: () => StandardLibrary) {
    super(services, remit, library);
    this.projects = () => services.workspace.ProjectLoader;
  }

  protected override async buildDocuments(documents: LangiumDocument[], options: BuildOptions, token: Cancellation.CancellationToken): Promise<void> {
    const all = await this.projects().withImports(documents, token);
    for (const document of all) if (document.state === DocumentState.Parsed) await this.notifyDocumentPhase(document, DocumentState.Parsed, token);
    return super.buildDocuments(all, options, token);
  }

  protected override async validate(document: LangiumDocument, token: Cancellation.CancellationToken): Promise<void> {
    const first = document.diagnostics === undefined;
    await super.validate(document, token);
    const found = document.diagnostics ?? [];
    const own = this.projects().findings(document);
    const isMisread = own.some(({ code }) => code === 'LEX-090');
    document.diagnostics = this.projects().withSeverities(document, isMisread ? own : first ? [...own, ...found] : found);
  }
}
