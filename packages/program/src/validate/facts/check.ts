import type { FactsDocument } from '../../facts.ts';
import type { Finding, FindingKind } from '../finding.ts';

/** One check of a facts document by itself, without its program. */
export interface FactsCheck {
  readonly kinds: readonly FindingKind[];
  run(facts: FactsDocument, report: (finding: Finding) => void): void;
}
