import type { Finding, FindingKind } from '../finding.ts';
import type { ProgramModel } from './model.ts';

/** Takes a finding. */
export type Report = (finding: Finding) => void;

/** One check of the meaning of a program, with the catalogue entries of what it may find. */
export interface ProgramCheck {
  readonly kinds: readonly FindingKind[];
  run(model: ProgramModel, report: Report): void;
}
