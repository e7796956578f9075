import { DocumentState, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection, Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { ChangedFindings } from './changed-findings.ts';
import { checkedText } from '@remit/language/workspace/checked-text';
import { withCodePages } from './code-pages.ts';

interface Sent {
  diagnostics: Diagnostic[];
  /** Slower checks add to the same list later. */
  length: number;
  version: number | undefined;
}

/**
 * Sees to it that findings are published together with the version of the text they are about, and that none is lost.
 *
 * Findings about a text that has been changed meanwhile are not sent: an editor would show them at the wrong places, and
 * the check that the change started brings the right ones.
 */
export class DiagnosticsPublisher {
  private readonly sent = new Map<string, Sent>();
  /** Address of the page of a code, with `{code}` in place of the code. */
  codePages: string | undefined;
  /** What may not have been sent. */
  readonly changed: ChangedFindings;
  private readonly services: LangiumSharedServices;
  private readonly sendDiagnostics: (params: PublishDiagnosticsParams) => Promise<void>;

  /** From now on everything that is published over `connection` goes through this publisher. */
  constructor(connection: Connection, services: LangiumSharedServices) {
    this.services = services;
    this.changed = new ChangedFindings(services);
    this.sendDiagnostics = connection.sendDiagnostics.bind(connection);
    connection.sendDiagnostics = (params) => this.publish(params);
  }

  /**
   * Sends what a cancelled check has found but could no longer announce. Without this, a file checked in the moment of a
   * cancellation would keep its old findings until it is next edited.
   */
  publishRest(): void {
    for (const uri of this.changed.take()) {
      const document = this.services.workspace.LangiumDocuments.getDocument(uri);
      if (document?.state !== DocumentState.Validated || !document.diagnostics) continue;
      void this.publish({ uri: uri.toString(), diagnostics: document.diagnostics });
    }
  }

  private async publish({ uri, diagnostics }: PublishDiagnosticsParams): Promise<void> {
    const document = this.services.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    const open = this.services.workspace.TextDocuments.get(uri);
    if (document && open && checkedText(document) !== open.getText()) return;
    const last = this.sent.get(uri);
    const version = open?.version;
    if (last && last.diagnostics === diagnostics && last.length === diagnostics.length && last.version === version) return;
    if (document) this.sent.set(uri, { diagnostics, length: diagnostics.length, version });
    else this.sent.delete(uri);
    await this.sendDiagnostics({ uri, diagnostics: withCodePages(diagnostics, this.codePages), ...(version === undefined ? {} : { version }) });
  }
}
