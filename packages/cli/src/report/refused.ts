import type { ReportedFinding } from './reported-finding.ts';

/** Something given to the command was refused: told finding by finding, and answered with exit code 1. */
export class Refused extends Error {
  readonly findings: readonly ReportedFinding[];
  /** Texts of the files that findings are about, where they are not on disk. */
  readonly sourceOf: ((file: string) => string | undefined) | undefined;

  constructor(findings: readonly ReportedFinding[], sourceOf?: (file: string) => string | undefined) {
    super(findings.map(({ message }) => message).join('\n'));
    this.name = 'Refused';
    this.findings = findings;
    this.sourceOf = sourceOf;
  }
}
