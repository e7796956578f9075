import type { FactsDocument } from '@remit/program';
import { type Finding, type Prepared } from '@remit/runtime';
import { loadFacts } from '@remit/runtime/facts/load';
import { unmarked, type Entry, type FactsFile, type Part, type Span } from './facts-file.ts';

/** A finding and its place. */
export interface PlacedFinding { readonly finding: Finding; readonly span: Span; readonly entry?: Entry }

/** The last day there is: all that is reported counts as known. */
const endOfTime = '9999-12-31';

/** Which part of an entry a finding of a run is about, by its code; all others are about the value. */
const parts: Readonly<Record<string, Part>> = {
  'FCT-101': 'fact', 'FCT-120': 'fact', 'FCT-102': 'period', 'FCT-103': 'period',
  'FCT-104': 'key', 'FCT-105': 'key', 'FCT-106': 'key', 'FCT-117': 'key', 'FCT-119': 'key', 'FCT-125': 'key', 'FCT-127': 'key', 'FCT-128': 'key', 'FCT-129': 'key',
  'FCT-111': 'recordedAt', 'FCT-113': 'id', 'FCT-114': 'supersedes', 'FCT-115': 'supersedes', 'FCT-214': 'recordedAt', 'FCT-215': 'recordedAt',
  'FCT-216': 'decidedBy', 'FCT-217': 'decidedBy', 'FCT-218': 'decidedBy', 'FCT-219': 'decidedBy',
};

/**
 * What is wrong in a file of facts, each at its place: what the reader finds, and what a run would refuse or warn of. A correction may
 * be one of a value in another file.
 *
 * @param others the facts of the other files for the same contract
 */
export function checkFacts(file: FactsFile, prepared: Prepared, others: readonly FactsDocument[]): PlacedFinding[] {
  const { findings } = loadFacts(prepared, file.document, endOfTime);
  const elsewhere = new Set(others.flatMap(({ observations }) => observations.flatMap(({ id }) => id ?? [])));
  const read = file.findings.map((finding): PlacedFinding => ({ finding, span: file.places.ofFinding(finding) }));
  return eachOnce([...read, ...findings.flatMap((one): PlacedFinding[] => {
    const { finding, entry } = unmarked(one, file);
    if (!entry) return [{ finding, span: file.places.ofFinding(finding) }];
    if (finding.code === 'FCT-114' && entry.kind === 'value' && elsewhere.has(entry.entry.supersedes ?? '')) return [];
    return [{ finding, entry, span: file.places.ofPart(entry, parts[finding.code] ?? 'value', finding.message) }];
  })]);
}

/** One period, or one key, is that of all values of a line: what is wrong with it is told once. */
function eachOnce(all: readonly PlacedFinding[]): PlacedFinding[] {
  const seen = new Set<string>();
  return all.filter(({ finding: { code }, span: { start, end } }) => {
    const name = `${code} ${start} ${end}`;
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}
