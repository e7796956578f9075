import { DefaultLangiumDocumentFactory, type LangiumDocument, type URI } from 'langium';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { decodeText } from './decode.ts';
import type { ProjectServices } from './project-services.ts';
import { standardScheme } from '../scoping/standard-library.ts';

/** Reads documents: strictly as UTF-8 from files, and from the shipped library. */
export class RemitDocumentFactory extends DefaultLangiumDocumentFactory {
  private readonly projects: () => ProjectServices['workspace']['ProjectLoader'];

  constructor(services: ProjectServices) {
    super(services);
    this.projects = () => services.workspace.ProjectLoader;
  }

  protected override getInitialText(uri: URI): Promise<string> {
    return this.read(uri);
  }

  protected override async getUpdatedText(document: LangiumDocument, open: TextDocument | undefined): Promise<string> {
    // A file that went since its change was announced has no text; that it went is announced next.
    if (!open) return this.read(document.uri).catch(noText);
    this.projects().setEncodingProblem(document.uri, undefined);
    return open.getText();
  }

  private async read(uri: URI): Promise<string> {
    if (uri.scheme === standardScheme) return this.projects().library.read(uri) ?? '';
    const { text, problem } = decodeText(await this.fileSystemProvider.readBinary(uri));
    this.projects().setEncodingProblem(uri, problem);
    return text;
  }
}

function noText(error: unknown): string {
  if (error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code))) return '';
  throw error;
}
