import { finding as fill } from '@remit/program/validate/finding';
import type { Blanks, Finding as DocumentFinding, FindingKind } from '@remit/program/validate/finding';

/** Something to say about an input of a run: what is wrong, why it matters, what to do. */
export interface Finding extends Omit<DocumentFinding, 'at'> {
  /** An error stops the run; nothing is posted. */
  severity: 'error' | 'warning';
  /** Where: "facts.csv:12", or a JSON Pointer into the document. */
  at?: string;
  /** Which value of a line of comma-separated values it is about, counted from 0; set only by `readEachFromCsv`. */
  column?: number;
  /** Set where a finding about facts (FCT) points into the program. */
  within?: 'program';
}

type Fill<M extends string, F extends string> = Record<Blanks<M> | Blanks<F>, string | number>;

/** A finding that stops the run. */
export function refuse<M extends string, F extends string>(kind: FindingKind<M, F>, at: string | undefined, blanks: Fill<M, F>): Finding {
  return located({ ...fill(kind, '', blanks), severity: 'error' }, at);
}

/** A finding that does not stop the run. */
export function warn<M extends string, F extends string>(kind: FindingKind<M, F>, at: string | undefined, blanks: Fill<M, F>): Finding {
  return located({ ...fill(kind, '', blanks), severity: 'warning' }, at);
}

/** A finding about one value of a line of comma-separated values; about the line where there is no such column. */
export function inColumn(found: Finding, column: number): Finding {
  return column < 0 ? found : { ...found, column };
}

/** A finding of a validator of documents, as an error. */
export function asError(found: DocumentFinding): Finding {
  return { ...found, severity: 'error' };
}

/** Whether nothing among the findings stops a run. */
export function isAcceptable(findings: readonly Finding[]): boolean {
  return !findings.some(finding => finding.severity === 'error');
}

function located(found: Finding, at: string | undefined): Finding {
  const { at: _, ...rest } = found;
  return at === undefined ? rest : { ...rest, at };
}
