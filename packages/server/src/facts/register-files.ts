import { URI } from 'langium';
import { RegistrationRequest, UnregistrationRequest, type ClientCapabilities, type Connection, type Registration } from 'vscode-languageserver';
import type { ServerSharedServices } from '../create-services.ts';
import { factsPatterns } from './belonging.ts';

/** A text is told by its changes. */
const incremental = 2;

/**
 * Asks the editor for the texts of files of facts, and for what is answered about them; for nothing else, so that they stay what they are to the editor.
 * An editor that cannot be asked this way sends the files that its user tells it to send.
 */
export class FactsRegistration {
  private readonly connection: Connection;
  private readonly services: ServerSharedServices;
  private capabilities: ClientCapabilities = {};
  private registered: readonly Registration[] = [];
  private asked = '';
  private last: Promise<void> = Promise.resolve();

  constructor(connection: Connection, services: ServerSharedServices) {
    this.connection = connection;
    this.services = services;
    services.lsp.LanguageServer.onInitialize((params) => { this.capabilities = params.capabilities; });
    services.lsp.LanguageServer.onInitialized(() => void services.workspace.WorkspaceManager.ready.then(() => this.update()));
  }

  /** Asks anew where other files may hold facts now: a project says so, or another folder was opened. */
  update(): void {
    if (!this.capabilities.textDocument?.synchronization?.dynamicRegistration) return;
    const schemes = new Set(['file', ...(this.services.workspace.WorkspaceManager.workspaceFolders ?? []).map(({ uri }) => URI.parse(uri).scheme)]);
    const documentSelector = [...schemes].flatMap((scheme) => factsPatterns(this.services).map((pattern) => ({ scheme, pattern })));
    const now = JSON.stringify(documentSelector);
    if (now === this.asked) return;
    this.asked = now;
    this.last = this.last.then(() => this.register(documentSelector)).catch((fault) => console.error('The editor could not be asked for files of facts:', fault));
  }

  private async register(documentSelector: readonly { scheme: string; pattern: string }[]): Promise<void> {
    if (this.registered.length > 0) await this.connection.sendRequest(UnregistrationRequest.type, { unregisterations: this.registered.map(({ id, method }) => ({ id, method })) });
    const { completion, hover, definition, codeAction } = this.capabilities.textDocument ?? {};
    const one = (isKnown: boolean | undefined, name: string, more: object = {}): Registration[] => (isKnown ? [{ id: `remit-facts-${name}`, method: `textDocument/${name}`, registerOptions: { documentSelector, ...more } }] : []);
    this.registered = [
      ...one(true, 'didOpen'), ...one(true, 'didChange', { syncKind: incremental }), ...one(true, 'didClose'),
      ...one(completion?.dynamicRegistration, 'completion', { triggerCharacters: [',', '"'] }), ...one(hover?.dynamicRegistration, 'hover'),
      ...one(definition?.dynamicRegistration, 'definition'), ...one(codeAction?.dynamicRegistration, 'codeAction', { codeActionKinds: ['quickfix'] }),
    ];
    await this.connection.sendRequest(RegistrationRequest.type, { registrations: [...this.registered] });
  }
}
