import type { ReportedFinding } from '../reported-finding.ts';
import { fingerprints } from '@remit/compare/findings/fingerprints';

/** A finding that was known when the baseline was written. Code, declaration and message are for readers; the fingerprint is what counts. */
export interface BaselineFinding {
  fingerprint: string;
  code: string;
  /** Path from the folder of the baseline, with "/". */
  file?: string;
  declaration?: string;
  message?: string;
}

/** The findings that are known: what `--write-baseline` writes. */
export interface Baseline {
  format: 'remit-baseline/1.0';
  findings: BaselineFinding[];
}

/** Findings held against a baseline. */
export interface Compared {
  /** Those that the baseline does not have. */
  fresh: ReportedFinding[];
  /** Those that it has. */
  known: ReportedFinding[];
  /** Those of the baseline that are no longer found. */
  gone: BaselineFinding[];
  /** Those of the baseline in files that were not looked at now. */
  unseen: BaselineFinding[];
}

/** How the paths of a baseline relate to the files there are. */
export interface BaselineFiles {
  /** The path in the baseline of a path of a finding. */
  pathOf(file: string): string;
  /** Whether there is a file at a path of the baseline. */
  isThere(path: string): boolean;
}

/** Makes the baseline of findings. Entries of files that were not looked at stay. */
export function baselineOf(findings: readonly ReportedFinding[], unseen: readonly BaselineFinding[], { pathOf }: BaselineFiles): Baseline {
  const marks = fingerprints(findings);
  return {
    format: 'remit-baseline/1.0',
    findings: [
      ...unseen,
      ...findings.map(({ code, file, declaration, message }, index): BaselineFinding => ({
        fingerprint: marks[index]!, code,
        ...(file === undefined ? {} : { file: pathOf(file) }),
        ...(declaration === undefined ? {} : { declaration }),
        message,
      })),
    ].sort(byPlace),
  };
}

/**
 * Holds findings against a baseline. Each entry makes one finding known: one in the same file, or, where that file is gone, one in another,
 * so that a file can be renamed.
 */
export function compareWith(baseline: Baseline, findings: readonly ReportedFinding[], lookedAt: readonly string[], { pathOf, isThere }: BaselineFiles): Compared {
  const marks = fingerprints(findings);
  const places = findings.map(({ file }) => (file === undefined ? undefined : pathOf(file)));
  const left = new Map<string, Set<BaselineFinding>>();
  for (const entry of baseline.findings) left.set(entry.fingerprint, (left.get(entry.fingerprint) ?? new Set()).add(entry));
  const known = new Set<number>();
  const take = (fits: (entry: BaselineFinding, place: string | undefined) => boolean): void => {
    for (const [index, mark] of marks.entries()) {
      const entries = known.has(index) ? undefined : left.get(mark);
      const entry = entries && [...entries].find((one) => fits(one, places[index]));
      if (!entry) continue;
      entries.delete(entry);
      known.add(index);
    }
  };
  take(({ file }, place) => file === place);
  take(({ file }) => file !== undefined && !isThere(file));
  const rest = baseline.findings.filter((entry) => left.get(entry.fingerprint)!.has(entry));
  const seen = new Set(lookedAt.map(pathOf));
  const isUnseen = ({ file }: BaselineFinding): boolean => file !== undefined && !seen.has(file) && file.endsWith('.remit') && isThere(file);
  return {
    fresh: findings.filter((_, index) => !known.has(index)),
    known: findings.filter((_, index) => known.has(index)),
    gone: rest.filter((entry) => !isUnseen(entry)),
    unseen: rest.filter(isUnseen),
  };
}

/** By file and code, so that a baseline changes only where findings do. */
function byPlace(a: BaselineFinding, b: BaselineFinding): number {
  const [left, right] = [a, b].map(({ file, code, fingerprint }) => [file ?? '', code, fingerprint]) as [string[], string[]];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? 0 : left[at]! < right[at]! ? -1 : 1;
}
