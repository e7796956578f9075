import { AstUtils, CstUtils, interruptAndCheck, type AstNode, type Cancellation, type ValidationAcceptor } from 'langium';
import type { DiagnosticRelatedInformation } from 'vscode-languageserver-types';
import { treeOf } from '../model/tree.ts';
import type { RemitServices } from '../services.ts';
import { missingClause, rowsIncomplete } from '../diagnostics/mod.ts';
import { allChecks } from './all.ts';
import { hasBrokenText } from './broken-text.ts';
import type { Check, Place, Report } from './check.ts';
import { cstOf } from './place.ts';

const checksByType = Map.groupBy(allChecks, check => check.type);

/** After how many nodes others get a turn, and a cancelled build ends. */
const stretch = 100;

/**
 * Runs every check on every node of a file. A check that fails is reported at its node, and the others go on.
 *
 * @throws OperationCancelled
 */
export async function runChecks(root: AstNode, accept: ValidationAcceptor, services: RemitServices, token: Cancellation.CancellationToken): Promise<void> {
  const report = reporter(accept);
  let count = 0;
  for (const node of treeOf(root)) {
    if (count++ % stretch === 0) await interruptAndCheck(token);
    for (const check of checksByType.get(node.$type) ?? []) run(check, node, report, accept, services);
  }
}

function run(check: Check, node: AstNode, report: Report, accept: ValidationAcceptor, services: RemitServices): void {
  try {
    check.run(node, report, services);
  } catch (fault) {
    console.error('An error occurred during validation:', fault);
    accept('error', `An error occurred during validation: ${fault instanceof Error ? fault.message : String(fault)}`, { node });
  }
}

/** Codes of what is not there: where something could not be read, it may be there in other words. */
const absences: ReadonlySet<string> = new Set([missingClause.code, rowsIncomplete.code]);

function reporter(accept: ValidationAcceptor): Report {
  return (entry, params, place, extras = {}) => {
    if (absences.has(entry.code) && hasBrokenText(place.node)) return;
    accept(entry.severity, entry.message(params), {
      node: place.node,
      property: place.property as never,
      index: place.index,
      keyword: place.keyword,
      range: place.range,
      code: entry.code,
      data: { code: entry.code, corrections: extras.corrections },
      relatedInformation: extras.related?.flatMap(related),
    });
  };
}

function related(place: Place & { message: string }): DiagnosticRelatedInformation[] {
  const cst = cstOf(place);
  if (!cst) return [];
  const uri = AstUtils.getDocument(place.node).uri.toString();
  return [{ message: place.message, location: { uri, range: CstUtils.toDocumentSegment(cst).range } }];
}
