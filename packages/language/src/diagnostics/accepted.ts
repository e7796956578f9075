import type { LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';

/** A finding that the contract accepts: it is not shown where the text is edited, but reports for pipelines tell of it. */
export interface AcceptedFinding {
  /** The finding as it would be shown, with its severity. */
  readonly finding: Diagnostic;
  /** The reason in the words of the contract. */
  readonly reason: string;
  /** The name of the party or body that accepted it. */
  readonly by?: string;
  /** The day, as the contract writes it. */
  readonly on?: string;
}

const accepted = new WeakMap<LangiumDocument, readonly AcceptedFinding[]>();

/** Notes what a contract in the document accepts; to be called each time the document has been checked. */
export function setAcceptedFindings(document: LangiumDocument, findings: readonly AcceptedFinding[]): void {
  accepted.set(document, findings);
}

/** The findings of a checked document that it accepts. */
export function acceptedFindings(document: LangiumDocument): readonly AcceptedFinding[] {
  return accepted.get(document) ?? [];
}
