import { interruptAndCheck, type AstNode, type Cancellation } from 'langium';
import * as ast from '../ast.ts';
import type { Place, Report } from '../checks/check.ts';
import { hasBrokenText, isBesideBrokenText } from '../checks/broken-text.ts';
import { checkBroken } from '../diagnostics/mod.ts';
import type { DiagnosticEntry } from '../diagnostics/entry.ts';
import { treeOf } from '../model/tree.ts';
import type { RemitServices } from '../services.ts';
import { settleAcceptances, type Accepted, type Found, type Refused } from './acceptances.ts';
import { allRules } from './all.ts';
import { capped } from './cap.ts';
import { effectiveSeverity } from './effective.ts';
import { readFinally } from './final-text.ts';
import { isInTextOf } from './fixes/edits.ts';
import { createReview, type Review } from './review.ts';
import { partsOf, type RuleDefinition, type RulePart } from './rule.ts';

/** After how many nodes others get a turn, and a cancelled build ends. */
const stretch = 100;

interface Prepared {
  readonly rule: RuleDefinition;
  readonly part: RulePart;
  readonly run: (node: AstNode, review: Review) => void;
}

const byType = new Map<string, Prepared[]>();
for (const rule of allRules) {
  for (const part of partsOf(rule)) {
    for (const [type, run] of Object.entries(part.check)) {
      byType.set(type, [...(byType.get(type) ?? []), { rule, part, run: run as Prepared['run'] }]);
    }
  }
}

/**
 * Runs the rules for reviewers on a file: those about contradictions on every contract, those about what is missing and about law on contracts
 * that name a profile. What would pay wrongly is told always; all else once the text can be read, its names are found and no error is left, for
 * one slip in a figure can make ten other figures look wrong. Where a rule breaks down, one finding says so, and the others go on.
 *
 * @param checked what the checks have found: under the code of a rule, and whether any of it is an error
 * @throws OperationCancelled
 */
export async function runRules(file: AstNode, report: Report, { refused, hasErrors }: { refused: readonly Refused[]; hasErrors: boolean }, services: RemitServices, token: Cancellation.CancellationToken): Promise<void> {
  const document = file.$document;
  if (!ast.isRemitFile(file) || !document) return;
  const settings = services.rules.RuleProjects.settingsOf(document);
  const { parserErrors, lexerErrors } = document.parseResult;
  const isReadable = parserErrors.length === 0 && lexerErrors.length === 0 && !hasBrokenText(file) && document.references.every(({ error }) => error === undefined);
  const found: Found[] = [];
  const accepted: Accepted[] = [];
  let broken = false;
  let count = 0;
  const asFinal = readFinally(file);
  for (const scope of [file, ...file.contracts]) {
    const review = createReview(scope, services, settings, (finding, rule, part) => {
      const at: Place = '$type' in finding.at ? { node: finding.at } : finding.at;
      if (!isBesideBrokenText(at.node)) found.push({ rule, part, finding, at, severity: effectiveSeverity(rule, part, review.state, review.profile, finding.severity) });
    });
    const own: readonly AstNode[] = scope === file ? libraryNodes(file) : treeOf(scope);
    const runs = (part: RulePart): boolean => part.kind === 'contradiction' ? !settings.unreviewed || part.paysWrongly === true : isReadable && !settings.unreviewed && review.profile !== undefined;
    const reviews = new Map<RulePart, Review>();
    const runOn = (node: AstNode): void => {
      for (const { rule, part, run } of byType.get(node.$type) ?? []) {
        if (!runs(part)) continue;
        let given = reviews.get(part);
        if (!given) reviews.set(part, given = review.reviewFor(rule, part));
        try {
          run(node, given);
        } catch (fault) {
          services.faults.FaultLog(fault, document.uri.toString());
          if (!broken) report(checkBroken, { fault: fault instanceof Error ? fault.message : String(fault) }, { node });
          broken = true;
        }
      }
    };
    for (let next = 0; next < own.length; ) {
      // Many small libraries and contracts are a long text too.
      if (count % stretch === 0) await interruptAndCheck(token);
      const some = own.slice(next, next + stretch - (count % stretch));
      asFinal(() => some.forEach(runOn));
      next += some.length;
      count += some.length;
    }
    if (ast.isContract(scope)) accepted.push(...settleAcceptances(scope, found, refused, { judges: (part) => runs(part), report }));
  }
  const isSound = isReadable && !hasErrors && !found.some(({ part }) => part.paysWrongly);
  const told = isSound ? found : found.filter(({ part }) => part.paysWrongly);
  for (const one of [...capped(told.filter(({ severity }) => severity !== 'off')), ...accepted]) tell(one, report);
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

/** What stands in a file outside of its contracts and scenarios, the file itself first. */
function libraryNodes(file: ast.RemitFile): AstNode[] {
  return [file, ...file.declarations.flatMap((declaration) => treeOf(declaration))];
}
