/** How bad a finding is. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** All severities, worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** From where to where, in lines and columns from 1; columns count UTF-16 code units, and the end is exclusive. */
export interface TextRange { line: number; column: number; endLine: number; endColumn: number }

/** A correction of the file that a finding is in. */
export interface Fix {
  /** What it does, in a few words. */
  title: string;
  edits: { range: TextRange; text: string }[];
}

/** A place in a text file; lines and columns count from 1, in UTF-16 code units, and the end is exclusive. */
export interface Place {
  /** Path relative to the current folder where that is shorter, with "/". */
  file: string;
  range?: TextRange;
  /** Where in a JSON document, if not at a line. */
  pointer?: string;
}

/** A finding as the command shows it, whatever part of the tool it comes from. */
export interface ReportedFinding extends Partial<Place> {
  code: string;
  severity: Severity;
  /** An error that a reviewer objects to and that pays nothing wrongly: the contract can be tested and run, but not compiled to be paid by. */
  objection?: true;
  message: string;
  /** Why it matters and what to do, where the message does not say it itself. */
  help?: string[];
  related?: (Place & { message: string })[];
  /** The declarations it is in, by their names: `NorthshireCare.Quality`. */
  declaration?: string;
  /** Its corrections, the same as in an editor; worked out when asked for, as each is laid out like the whole file. */
  fixes?: () => readonly Fix[];
}

/** A finding that a contract accepts with a reason. */
export interface AcceptedReport {
  finding: ReportedFinding;
  reason: string;
  by?: string;
  on?: string;
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly ReportedFinding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** Whether any finding is at least as bad as `level`. */
export function anyAtLeast(findings: readonly ReportedFinding[], level: Severity): boolean {
  return findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(level));
}

/** Ordered by file, then place, then code; what has no place comes last. */
export function inOrder(findings: readonly ReportedFinding[]): ReportedFinding[] {
  const key = (one: ReportedFinding): [string, number, number, string] => [one.file ?? '\uFFFF', one.range?.line ?? 0, one.range?.column ?? 0, one.code];
  return findings
    .map((one) => ({ one, key: key(one) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ one }) => one);
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]!;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
