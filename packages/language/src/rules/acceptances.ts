import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import type { Place, Report } from '../checks/check.ts';
import { acceptanceLapsed, acceptanceRefused, acceptanceUnused, noSuchRule, reasonToBeWritten, ruleNotLookedFor } from '../diagnostics/acceptances.ts';
import type { Severity } from '../diagnostics/entry.ts';
import { isoDate, parseDate } from '../model/dates.ts';
import { ruleByCode } from './all.ts';
import { isOfCatalogue } from './catalogue-codes.ts';
import { declarationsOf } from './review.ts';
import { isRefusal, partsOf, type RuleDefinition, type RuleFinding, type RulePart } from './rule.ts';

/** A finding of a rule before it is reported. */
export interface Found {
  readonly rule: RuleDefinition;
  readonly part: RulePart;
  readonly finding: RuleFinding;
  readonly at: Place;
  readonly severity: Severity | 'off';
  /** Instead of the words of the finding. */
  readonly message?: string;
}

/** A finding of the checks under the code of a rule. */
export interface Refused {
  readonly code: string;
  readonly node: AstNode;
}

/** A finding that is accepted. */
export interface Accepted extends Found {
  readonly acceptance: ast.Acceptance;
}

/** How acceptances are judged. */
export interface Judge {
  /** Whether a part of a rule was looked for, so that an acceptance with nothing to accept is known to be unused. */
  readonly judges: (part: RulePart) => boolean;
  /** What an earlier text of the contract has and a variation mends: an acceptance of it is of use, for it holds until then. */
  readonly mended: readonly Found[];
  readonly report: Report;
}

/**
 * Takes out of `found` what the acceptances of a contract accept, and reports acceptances that have no reason, are of no use, have lapsed, or accept what would
 * be paid wrongly.
 *
 * @returns what was taken out
 */
export function settleAcceptances(contract: ast.Contract, found: Found[], refused: readonly Refused[], { judges, mended, report }: Judge): Accepted[] {
  const accepted: Accepted[] = [];
  for (const acceptance of declarationsOf(contract).filter(ast.isAcceptance)) {
    const { code } = acceptance;
    if (code === undefined || !/^[A-Z]{2,5}-\d{3}$/.test(code)) continue;
    const at: Place = { node: acceptance, property: 'code' };
    const rule = ruleByCode(code);
    if (!rule) {
      if (isOfCatalogue(code)) report(ruleNotLookedFor, { code }, at, { corrections: removal(acceptance) });
      else report(noSuchRule, { code }, at);
      continue;
    }
    const onWhat = acceptedNode(acceptance, contract);
    if (!onWhat) continue;
    const name = (onWhat as { name?: string }).name ?? '';
    const isHere = (node: AstNode): boolean => isInside(node, onWhat);
    const isConcerned = (one: Found): boolean => one.rule === rule && (isHere(one.at.node) || one.finding.about?.some((other) => other && isHere(other)) === true);
    const concerned = found.filter(isConcerned);
    const wrong = isRefusal(rule) || refused.some((one) => one.code === code && isHere(one.node)) || concerned.some(({ part }) => part.paysWrongly);
    if (wrong) {
      report(acceptanceRefused, { code, name, title: rule.title }, at);
      continue;
    }
    if (isUnwritten(acceptance)) {
      report(reasonToBeWritten, { code, name }, { node: acceptance, property: 'reason' });
      continue;
    }
    const variation = laterChange(acceptance, onWhat, concerned, contract);
    if (concerned.length > 0 && variation) {
      report(acceptanceLapsed, { code, name, variation: variation.number, date: acceptance.date }, at, { related: [{ node: variation, property: 'number', message: 'This variation changes it.' }] });
    } else if (concerned.length > 0) {
      for (const one of concerned) accepted.push({ ...found.splice(found.indexOf(one), 1)[0]!, acceptance });
    } else if (!mended.some(isConcerned) && partsOf(rule).every(judges) && !hasOtherAcceptance(acceptance, contract)) {
      report(acceptanceUnused, { code, name, title: rule.title }, { node: acceptance }, { corrections: removal(acceptance) });
    }
  }
  return accepted;
}

/** What an acceptance accepts findings on: a declaration, or the contract itself. */
function acceptedNode(acceptance: ast.Acceptance, contract: ast.Contract): AstNode | undefined {
  return acceptance.whole ? contract : acceptance.target?.ref;
}

function isInside(node: AstNode, around: AstNode): boolean {
  for (let item: AstNode | undefined = node; item; item = item.$container) if (item === around) return true;
  // What a variation changes of a declaration stands in the variation.
  for (let item: AstNode | undefined = node; item; item = item.$container) if (ast.isVariationChange(item)) return item.target?.ref === around;
  return false;
}

/**
 * The last variation that changes what was accepted and was agreed (or takes effect) after it was accepted. What was accepted on the whole contract is changed by one
 * that has such a finding itself.
 */
function laterChange(acceptance: ast.Acceptance, onWhat: AstNode, concerned: readonly Found[], contract: ast.Contract): ast.Variation | undefined {
  const accepted = day(acceptance.date);
  if (accepted === undefined) return undefined;
  const changes = onWhat === contract ? contract.declarations.filter(ast.isVariation).filter((one) => concerned.some(({ at }) => hasWithin(at.node, one))).flatMap(agreedOn) : changesOf(onWhat, contract);
  return changes.findLast(({ variation, agreed }) => acceptance.$container !== variation && agreed > accepted)?.variation;
}

function hasWithin(node: AstNode, around: AstNode): boolean {
  const [leaf, whole] = [node.$cstNode, around.$cstNode];
  // While a version is read, what a variation brings in stands in the contract; its text stays where it is.
  return leaf !== undefined && whole !== undefined && leaf.root === whole.root && leaf.offset >= whole.offset && leaf.end <= whole.end;
}

/** A variation with the day (YYYY-MM-DD) on which it was agreed or takes effect; nothing where that cannot be read. */
export function agreedOn(variation: ast.Variation): { readonly variation: ast.Variation; readonly agreed: string }[] {
  const agreed = day(variation.clauses.find(ast.isAgreedBy)?.date) ?? day(variation.effective);
  return agreed === undefined ? [] : [{ variation, agreed }];
}

/** The variations that change or take out a declaration, and the day (YYYY-MM-DD) on which each was agreed or takes effect. What was accepted before that day lapses. */
export function changesOf(declaration: AstNode, contract: ast.Contract): { readonly variation: ast.Variation; readonly agreed: string }[] {
  return contract.declarations.filter(ast.isVariation).flatMap((variation) => {
    const isChanged = variation.clauses.some((clause) =>
      (ast.isVariationChange(clause) && clause.target?.ref === declaration) || (ast.isRemoves(clause) && clause.targets.some(({ ref }) => ref === declaration)));
    return isChanged ? agreedOn(variation) : [];
  });
}

/** Whether an earlier acceptance has silenced the same already. */
function hasOtherAcceptance({ code, target, whole }: ast.Acceptance, contract: ast.Contract): boolean {
  return declarationsOf(contract).filter((one) => ast.isAcceptance(one) && one.code === code && one.target?.ref === target?.ref && one.whole === whole).length > 1;
}

/** Whether the reason is empty, or what an editor writes in its place. An acceptance that breaks off before it is found as such. */
function isUnwritten({ reason }: ast.Acceptance): boolean {
  return reason !== undefined && /^["\u201C\u201D\u201E\u00AB]?\s*(?:To be written[^"\n]*)?["\u201C\u201D\u00BB]?$/.test(reason);
}

function removal({ $cstNode: cst }: AstNode): { title: string; edits: { offset: number; end: number; text: string }[] }[] {
  if (!cst) return [];
  const text = cst.root.fullText;
  const start = text.slice(0, cst.offset).search(/[ \t]*$/);
  const end = cst.end + (/^[ \t]*\r?\n/.exec(text.slice(cst.end))?.[0].length ?? 0);
  return [{ title: 'Remove this acceptance', edits: [{ offset: end > cst.end ? start : cst.offset, end, text: '' }] }];
}

function day(text: string | undefined): string | undefined {
  const date = parseDate(text);
  return date && isoDate(date);
}
