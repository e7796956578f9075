import * as ast from '../ast.ts';
import { isoDate, parseDate } from '../model/dates.ts';
import { treeOf } from '../model/tree.ts';
import type { Naming } from './naming.ts';
import type { DatedFact } from './overview.ts';

/** The days on which variations take effect. */
export function variationDays(variations: readonly ast.Variation[], naming: Naming): DatedFact[] {
  return variations.flatMap((node) => {
    const day = parseDate(node.effective);
    return day ? [{ kind: 'variation' as const, label: `Variation ${node.number}${node.title ? `: ${naming.titleOf(node)}` : ''}`, day: isoDate(day), at: naming.placeOf(node) }] : [];
  });
}

/** The days that a text of the contract names, by what they are days of; those of measures and payments that return every year are not among them. */
export function datesOf(contract: ast.Contract, naming: Naming): DatedFact[] {
  const found: DatedFact[] = [];
  for (const node of treeOf(contract)) {
    const add = (kind: DatedFact['kind'], label: string, from: string | undefined, to?: string): void => {
      const [day, until] = [parseDate(from), parseDate(to)];
      if (day && (to === undefined || until)) found.push({ kind, label, day: isoDate(day), ...(until && { until: isoDate(until) }), at: naming.placeOf(node) });
    };
    const title = node.$container ? naming.titleOf(node.$container) : '';
    if (ast.isTermClause(node)) add(ast.isSubcontract(node.$container) ? 'subcontract' : 'term', ast.isSubcontract(node.$container) ? `Term of “${title}”` : 'Term of the contract', node.from, node.to);
    else if (ast.isCohort(node)) add('cohort', `People enter “${naming.titleOf(node)}”`, node.from, node.to);
    else if (ast.isGuarantee(node)) add('guarantee', `Guarantee of ${node.guarantor?.ref ? naming.titleOf(node.guarantor.ref) : 'nobody'} for ${title} ends`, node.until);
    else if (ast.isAwardedBy(node)) add('award', ast.isContract(node.$container) ? 'The contract is awarded' : `“${title}” is awarded`, node.date);
    else if (ast.isStatusClause(node)) add('award', node.state === 'signed' ? 'The contract is signed' : 'The contract is live', node.date);
    else if (ast.isConsent(node)) add('consent', `${node.party?.ref ? naming.titleOf(node.party.ref) : 'Nobody'} consents to “${naming.titleOf(ast.isMaterial(node.$container) ? node.$container.$container : node.$container)}”`, node.date);
    else if (ast.isDecidedBy(node)) add('decision', `Last day to decide “${title}”`, node.date);
    else if (ast.isDecide(node)) add('decision', `${node.body?.ref ? naming.titleOf(node.body.ref) : 'Somebody'} decides whether the contract goes on`, node.date);
    else if (ast.isRollOut(node)) add('decision', 'It is decided whether the trial is rolled out', node.date);
    else if (ast.isEvaluationOption(node)) {
      add('evaluation', 'Interim report of the evaluation', node.interim);
      add('evaluation', 'Final report of the evaluation', node.final);
    } else if (ast.isPilotEnd(node)) add('end', 'The contract ends if it does not go on', node.date);
    else if (ast.isReconciliationsTo(node)) add('end', 'Last reconciliation', node.date);
  }
  return found;
}
