import type { Module } from 'langium';
import type { LangiumServices, LangiumSharedServices, PartialLangiumServices, PartialLangiumSharedServices } from 'langium/lsp';
import { RemitFormatter } from '../format/formatter.ts';
import { createRemitCompletionParser } from '../parsing/parser.ts';
import type { RemitAddedServices } from '../services.ts';
import { RemitCallHierarchy } from './call-hierarchy/call-hierarchy.ts';
import { RemitCodeActions } from './code-actions.ts';
import { LazyCompletion } from './completion/lazy-completion.ts';
import { RemitDefinition } from './definition.ts';
import { RemitDocumentLinks } from './document-links.ts';
import { RemitHover } from './hover/hover.ts';
import { RemitFileMoves } from './imports/file-moves.ts';
import { RemitInlayHints } from './inlay-hints/inlay-hints.ts';
import { RemitReferences } from './references.ts';
import { RemitRename } from './rename.ts';
import { RemitSemanticTokens } from './semantic-tokens.ts';
import { RemitSignatureHelp } from './signature-help.ts';
import { RemitDocumentSymbols } from './symbols/document-symbols.ts';
import { RemitNodeKinds } from './symbols/node-kinds.ts';
import { RemitWorkspaceSymbols } from './symbols/workspace-symbols.ts';

/** The editor's services of Remit, to be merged over Langium's own. */
export const RemitLspModule: Module<LangiumServices & RemitAddedServices, PartialLangiumServices> = {
  lsp: {
    CallHierarchyProvider: (services) => new RemitCallHierarchy(services),
    CodeActionProvider: (services) => new RemitCodeActions(services),
    CompletionProvider: (services) => new LazyCompletion(services),
    DefinitionProvider: (services) => new RemitDefinition(services),
    DocumentLinkProvider: (services) => new RemitDocumentLinks(services),
    DocumentSymbolProvider: () => new RemitDocumentSymbols(),
    Formatter: ({ shared }) => new RemitFormatter(() => shared.workspace.LangiumDocumentFactory),
    HoverProvider: (services) => new RemitHover(services),
    InlayHintProvider: (services) => new RemitInlayHints(services),
    ReferencesProvider: (services) => new RemitReferences(services),
    RenameProvider: (services) => new RemitRename(services),
    SemanticTokenProvider: (services) => new RemitSemanticTokens(services),
    SignatureHelp: (services) => new RemitSignatureHelp(services),
  },
  parser: {
    CompletionParser: (services) => createRemitCompletionParser(services),
  },
};

/** The editor's services that all documents share. */
export const RemitSharedLspModule: Module<LangiumSharedServices, PartialLangiumSharedServices> = {
  lsp: {
    FileOperationHandler: (services) => new RemitFileMoves(services),
    NodeKindProvider: () => new RemitNodeKinds(),
    WorkspaceSymbolProvider: (services) => new RemitWorkspaceSymbols(services),
  },
};
