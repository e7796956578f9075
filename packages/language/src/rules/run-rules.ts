import type { AstNode, Cancellation } from 'langium';
import * as ast from '../ast.ts';
import type { Report } from '../checks/check.ts';
import type { DiagnosticEntry } from '../diagnostics/entry.ts';
import type { RemitServices } from '../services.ts';
import { settleAcceptances, type Accepted, type Found, type Refused } from './acceptances.ts';
import { capped } from './cap.ts';
import { isInTextOf } from './fixes/edits.ts';
import { judgeScope, type Judging, type Told } from './judge-scope.ts';
import { isReadable } from './readable.ts';

/**
 * Runs the rules for reviewers on a file: those about contradictions on every contract, those about what is missing and about law on contracts
 * that name a profile. What would pay wrongly is told always; all else once the text can be read, its names are found and no error is left, for
 * one slip in a figure can make ten other figures look wrong. Where a rule breaks down, one finding says so, and the others go on.
 *
 * @param checked what the checks have found: under the code of a rule, all of it, and whether any of it is an error
 * @throws OperationCancelled
 */
export async function runRules(file: AstNode, report: Report, { refused, told, hasErrors }: { refused: readonly Refused[]; told: readonly Told[]; hasErrors: boolean }, services: RemitServices, token: Cancellation.CancellationToken): Promise<void> {
  const document = file.$document;
  if (!ast.isRemitFile(file) || !document) return;
  const settings = services.rules.RuleProjects.settingsOf(document);
  const readable = isReadable(document);
  const found: Found[] = [];
  const accepted: Accepted[] = [];
  const judging: Judging = { services, settings, token, isReadable: readable, told, report, count: 0, isBroken: false };
  let isAtOdds = hasErrors;
  for (const scope of [file, ...file.contracts]) {
    const judged = await judgeScope(scope, judging);
    found.push(...judged.found);
    isAtOdds ||= judged.hasErrors;
    if (ast.isContract(scope)) accepted.push(...settleAcceptances(scope, found, refused, { judges: judged.runs, mended: judged.mended, report }));
  }
  const isSound = readable && !isAtOdds && !found.some(({ part }) => part.paysWrongly);
  const shown = isSound ? found : found.filter(({ part }) => part.paysWrongly);
  for (const one of [...capped(shown.filter(({ severity }) => severity !== 'off')), ...accepted]) tell(one, report);
}

function tell({ rule, part, finding, at, severity, message, acceptance }: Found & Partial<Accepted>, report: Report): void {
  if (severity === 'off') return;
  const entry: DiagnosticEntry<void> = { ...rule, severity, message: () => message ?? finding.message };
  report(entry, undefined, at, {
    related: finding.related?.map(({ at: other, message: words }) => ({ ...('$type' in other ? { node: other } : other), message: words })),
    corrections: finding.fixes?.filter((fix) => fix !== undefined).filter((fix) => isInTextOf(fix, at.node)),
    isRefusal: part.paysWrongly,
    accepted: acceptance && { reason: acceptance.reason?.replace(/^["\u201C\u201D\u201E\u00AB]|["\u201C\u201D\u00BB]$/g, '') ?? '', by: acceptance.party?.$refText, on: acceptance.date },
  });
}
