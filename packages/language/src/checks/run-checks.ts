import { AstUtils, CstUtils, interruptAndCheck, type AstNode, type Cancellation, type ValidationAcceptor } from 'langium';
import type { DiagnosticRelatedInformation } from 'vscode-languageserver-types';
import { treeOf } from '../model/tree.ts';
import { isRefusalEntry } from '../rules/refusal.ts';
import { runRules } from '../rules/run-rules.ts';
import type { RemitServices } from '../services.ts';
import { unitsDiffer } from '../diagnostics/typ.ts';
import * as mod from '../diagnostics/mod.ts';
import * as ast from '../ast.ts';
import { isReadable } from '../rules/readable.ts';
import { allChecks } from './all.ts';
import { hasBrokenText, isBesideBrokenText } from './broken-text.ts';
import type { Check, FindingExtras, Place, Report } from './check.ts';
import { checksOfTexts } from './of-texts.ts';
import { cstOf } from './place.ts';

const checksByType = new Map<string, Check[]>();
for (const check of allChecks) checksByType.set(check.type, [...(checksByType.get(check.type) ?? []), check]);

const ofTexts: ReadonlySet<Check> = new Set(checksOfTexts);

/** After how many nodes others get a turn, and a cancelled build ends. */
const stretch = 100;

/**
 * Runs every check on every node of a file, then the rules for reviewers. Where a check breaks down, one finding of the file says so, and the others go on.
 *
 * @throws OperationCancelled
 */
export async function runChecks(root: AstNode, accept: ValidationAcceptor, services: RemitServices, token: Cancellation.CancellationToken): Promise<void> {
  const refused: { code: string; node: AstNode }[] = [];
  const told: { entry: object; place: Place }[] = [];
  let hasErrors = false;
  const report = reporter((severity, message, info) => {
    hasErrors ||= severity === 'error';
    accept(severity, message, info);
  }, refused, told);
  const uri = AstUtils.getDocument(root).uri.toString();
  let broken = false;
  let count = 0;
  const readable = isReadable(AstUtils.getDocument(root));
  for (const node of treeOf(root)) {
    if (count++ % stretch === 0) await interruptAndCheck(token);
    for (const check of checksByType.get(node.$type) ?? []) {
      // What a variation says is looked at in the text that it makes of the contract.
      if (readable && ofTexts.has(check) && AstUtils.getContainerOfType(node, ast.isVariation)) continue;
      try {
        check.run(node, report, services);
      } catch (fault) {
        services.faults.FaultLog(fault, uri);
        if (!broken) report(mod.checkBroken, { fault: fault instanceof Error ? fault.message : String(fault) }, { node });
        broken = true;
      }
    }
  }
  await runRules(root, report, { refused, told, hasErrors }, services, token);
}

/** Codes of what is not there: where something could not be read, it may be there in other words. */
const absences: ReadonlySet<string> = new Set([mod.missingClause, mod.rowsIncomplete].map(({ code }) => code));

/** Codes of what is incomplete or too much, which half a phrase often looks like. What is of the wrong type (TYP) does so too. */
const halves: ReadonlySet<string> = new Set([
  mod.repeatedClause, mod.sharesDoNotAddUp, mod.splitNotWhole, mod.shareMissing, mod.noPartOfTheWhole, mod.twiceInASplit, mod.remainderToNobody, mod.partsBroken, mod.cellCount, mod.yearsOutOfOrder,
].map(({ code }) => code));

/** Whether a finding follows from text that could not be read, which is a finding of its own. */
function followsFromBrokenText(code: string, node: AstNode): boolean {
  if (absences.has(code)) return hasBrokenText(node);
  return (halves.has(code) || code.startsWith('TYP') || code === unitsDiffer.code) && isBesideBrokenText(node);
}

function reporter(accept: ValidationAcceptor, refused: { code: string; node: AstNode }[], told: { entry: object; place: Place }[]): Report {
  return (entry, params, place, extras = {}) => {
    if (followsFromBrokenText(entry.code, place.node)) return;
    told.push({ entry, place });
    if (isRefusalEntry(entry)) refused.push({ code: entry.code, node: place.node });
    const isRefusal = extras.isRefusal === true || isRefusalEntry(entry);
    accept(entry.severity, entry.message(params), {
      node: place.node,
      property: place.property as never,
      index: place.index,
      keyword: place.keyword,
      range: place.range,
      code: entry.code,
      data: { code: entry.code, corrections: extras.corrections, ...(isRefusal && { isRefusal }), ...(extras.accepted && { accepted: extras.accepted }) },
      relatedInformation: extras.related?.flatMap(related),
    });
  };
}

function related(place: NonNullable<FindingExtras['related']>[number]): DiagnosticRelatedInformation[] {
  if ('uri' in place) return [{ message: place.message, location: { uri: place.uri, range: place.range } }];
  const cst = cstOf(place);
  if (!cst) return [];
  const uri = AstUtils.getDocument(place.node).uri.toString();
  return [{ message: place.message, location: { uri, range: CstUtils.toDocumentSegment(cst).range } }];
}
