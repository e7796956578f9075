import { countBySeverity, type ReportedFinding, type Severity } from './reported-finding.ts';

/** Findings as data: what `--format json` writes. */
export interface FindingsDocument {
  format: 'remit-findings/1.0';
  /** The files that were looked at, given ones and imported ones. */
  files: string[];
  counts: Record<Severity, number>;
  findings: ReportedFinding[];
}

/** Makes the document. */
export function findingsDocument(files: readonly string[], findings: readonly ReportedFinding[]): FindingsDocument {
  return { format: 'remit-findings/1.0', files: [...files], counts: countBySeverity(findings), findings: [...findings] };
}
