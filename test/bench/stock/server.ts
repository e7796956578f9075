/** A language server on stock services. */
import { startLanguageServer } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createStockServerServices } from './services.ts';

const connection = createConnection(ProposedFeatures.all);
startLanguageServer(createStockServerServices({ connection, ...NodeFileSystem }));
