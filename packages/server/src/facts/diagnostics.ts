import { notCompared } from '@remit/runtime/catalogue/awaited';
import { warn, type Finding } from '@remit/runtime/finding';
import { placeAround } from '@remit/program/source-place';
import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver';
import { awaitedOf, tellAwaited } from './awaited.ts';
import { checkFacts } from './check-facts.ts';
import type { KnownFacts } from './keeper.ts';
import { pointerOfFact, rangeOfSource } from './told-fact.ts';

/** More findings than this are not shown of one file. */
const mostShown = 500;

/** What is wrong in an open file: nothing where it is no file of facts. */
export function diagnosticsOf(known: KnownFacts): Diagnostic[] {
  if (!known) return [];
  if ('unreadable' in known) return [note(warn(notCompared, undefined, { file: decodeURIComponent(known.unreadable) }))];
  const { text, contract, file, others } = known;
  if (contract.isOld) return [note(warn(notCompared, undefined, { file: contract.file }))];
  return checkFacts(file, contract.prepared, others.map((each) => each.file.document)).slice(0, mostShown).map(({ finding, span, entry }): Diagnostic => {
    const range = { start: text.positionAt(span.start), end: text.positionAt(Math.max(span.end, span.start)) };
    const one = diagnosticOf(finding, finding.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, range);
    const pointer = entry?.kind === 'value' ? pointerOfFact(entry.entry.fact, contract.program) : undefined;
    const place = pointer === undefined ? undefined : placeAround(pointer, contract.map);
    return place && entry?.kind === 'value' ? { ...one, relatedInformation: [{ location: { uri: place.uri, range: rangeOfSource(place) }, message: `'${entry.entry.fact}' in the contract` }] } : one;
  });
}

/** What an open file still waits for, if anything. It takes as long as a run of the contract. */
export function awaitedNote(known: KnownFacts): Diagnostic | undefined {
  if (!known || !('file' in known) || known.contract.isOld) return undefined;
  const awaited = tellAwaited(awaitedOf(known), known.contract);
  return awaited && note(awaited);
}

/** Something to know about a whole file, at its first line. */
function note(finding: Finding): Diagnostic {
  return diagnosticOf(finding, DiagnosticSeverity.Information, { start: { line: 0, character: 0 }, end: { line: 0, character: 1000 } });
}

function diagnosticOf({ code, message, why, fix }: Finding, severity: DiagnosticSeverity, range: Range): Diagnostic {
  return { range, severity, code, source: 'remit', message: [message, why, fix].filter((part) => part !== '').join(' '), data: { code } };
}
