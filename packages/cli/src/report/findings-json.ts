import type { PathInPipeline } from './pipeline-paths.ts';
import { countBySeverity, type ReportedFinding, type Severity } from './reported-finding.ts';
import type { FindingsScope } from './write-findings.ts';

/** Findings as data: what `--format json` writes. */
export interface FindingsDocument {
  format: 'remit-findings/1.0';
  /** The files that were looked at, given ones and imported ones. */
  files: string[];
  counts: Record<Severity, number>;
  /** With a baseline: how many findings it has that are still there, and how many that are gone. Only new ones are listed and counted. */
  baseline?: { known: number; gone: number };
  findings: ReportedFinding[];
}

/** Makes the document. */
export function findingsDocument(findings: readonly ReportedFinding[], { files, baseline }: FindingsScope, pathOf: PathInPipeline): FindingsDocument {
  return {
    format: 'remit-findings/1.0',
    files: files.map(pathOf),
    counts: countBySeverity(findings),
    ...(baseline ? { baseline } : {}),
    findings: findings.map((finding) => withPaths(finding, pathOf)),
  };
}

/** The finding with its paths as documents have them. */
export function withPaths(finding: ReportedFinding, pathOf: PathInPipeline): ReportedFinding {
  const { file, related } = finding;
  return {
    ...finding,
    ...(file === undefined ? {} : { file: pathOf(file) }),
    ...(related ? { related: related.map((one) => ({ ...one, file: pathOf(one.file) })) } : {}),
  };
}
