import { URI } from 'langium';
import type { FileOperationHandler, LangiumSharedServices } from 'langium/lsp';
import type { FileOperationOptions, RenameFilesParams } from 'vscode-languageserver';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { decodeText } from '../../project/decode.ts';
import type { ProjectLoader } from '../../project/project-loader.ts';
import type { RemitAddedServices } from '../../services.ts';
import { isOnFileSystem } from '../../project/on-file-system.ts';
import { globEdits } from './moved-globs.ts';
import { hasImports, importEdits, type Moves } from './moved-files.ts';

/** Keeps imports and project files right when files and folders are moved or renamed in the editor. */
export class RemitFileMoves implements FileOperationHandler {
  readonly fileOperationOptions: FileOperationOptions = {
    willRename: { filters: [{ pattern: { glob: '**/*.remit', matches: 'file' } }, { pattern: { glob: '**', matches: 'folder' } }] },
  };

  private readonly services: LangiumSharedServices;

  constructor(services: LangiumSharedServices) {
    this.services = services;
  }

  /** The edits of all files that import what moves, of what moves, and of the project files that name it; to be made before anything moves. */
  async willRenameFiles({ files }: RenameFilesParams): Promise<WorkspaceEdit | null> {
    const { WorkspaceManager, WorkspaceLock } = this.services.workspace;
    await WorkspaceManager.ready;
    const moves: Moves = files.map(({ oldUri, newUri }) => ({ from: URI.parse(oldUri), to: URI.parse(newUri) }));
    return WorkspaceLock.read(async () => {
      const changes: Record<string, TextEdit[]> = {};
      const add = (uri: URI, edits: TextEdit[]): void => { if (edits.length > 0) changes[uri.toString()] = edits; };
      for (const document of this.services.workspace.LangiumDocuments.all) {
        if (!hasImports(document) || !isOnFileSystem(document.uri) || /\/node_modules\//.test(document.uri.path)) continue;
        const { scoping } = this.services.ServiceRegistry.getServices(document.uri) as unknown as RemitAddedServices;
        add(document.uri, importEdits(document, moves, scoping.ImportResolver));
      }
      for (const file of this.projectFiles()) {
        const text = await this.textOf(file);
        if (text !== undefined) add(file, globEdits(text, file, moves));
      }
      return Object.keys(changes).length === 0 ? null : { changes };
    });
  }

  private projectFiles(): URI[] {
    const { ProjectLoader } = this.services.workspace as { readonly ProjectLoader?: ProjectLoader };
    return ProjectLoader?.finder.all().map(({ file }) => file) ?? [];
  }

  private async textOf(file: URI): Promise<string | undefined> {
    const open = this.services.workspace.TextDocuments.get(file);
    if (open) return open.getText();
    try {
      const { text, problem } = decodeText(await this.services.workspace.FileSystemProvider.readBinary(file));
      return problem ? undefined : text;
    } catch {
      return undefined;
    }
  }
}
