import type { AstNode } from 'langium';
import { add, cmp, eq, ONE, sub, ZERO, type Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { noPartOfTheWhole, remainderToNobody, shareMissing, sharesDoNotAddUp, splitNotWhole, twiceInASplit } from '../../diagnostics/mod.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { literalOf, quantityValue, writtenPercentage } from '../../model/literals.ts';
import { replaced } from '../../rules/fixes/edits.ts';
import { defineCheck, type Check, type Report } from '../check.ts';

type Share = ast.PartyShare | ast.SplitShare;

/** One entry of a list of those who divide something, and its figure. */
interface Entry { readonly node: AstNode; readonly party?: { readonly $refText: string; readonly ref?: { readonly name?: string } }; readonly figure?: ast.Quantity }

/** Nobody stands in a list of shares twice. */
function checkNames(entries: readonly Entry[], report: Report): void {
  const seen = new Set<unknown>();
  for (const { node, party } of entries) {
    if (party?.ref && seen.has(party.ref)) report(twiceInASplit, { name: party.$refText }, { node });
    seen.add(party?.ref);
  }
}

/** Whether every figure is a part of the whole; sums are parts where a fund is put together, of the same kind each. Reports those that are none. */
function areParts(entries: readonly Entry[], sums: boolean, report: Report): boolean {
  const kinds = entries.map(({ figure }) => quantityValue(figure)?.kind);
  const mixed = kinds.includes('money') && kinds.some(kind => kind === 'percentage');
  let parts = true;
  for (const { figure, party } of entries) {
    const value = quantityValue(figure);
    if (!figure || !value) continue;
    const problem = cmp(value.value, ZERO) < 0 ? 'negative' : value.kind !== 'money' ? undefined : !sums ? 'sum' : mixed ? 'mixed' : undefined;
    if (!problem) continue;
    report(noPartOfTheWhole, { figure: figure.$cstNode?.text ?? '', name: party?.$refText ?? '', problem }, { node: figure });
    parts = false;
    if (problem === 'mixed') break;
  }
  return parts;
}

/** The fund that a variation changes, by a `from` that says who puts money in. */
function isOfFund(node: AstNode): boolean {
  return ast.isFromClause(node) && ast.isVariationChange(node.$container) && ast.isFund(node.$container.target?.ref);
}

function check(node: AstNode, shares: readonly Share[], what: string, report: Report): void {
  const entries = shares.map((share): Entry => ({ node: share, party: share.party, figure: share.share }));
  checkNames(entries, report);
  const { remainder } = node as { remainder?: { ref?: unknown; $refText: string } };
  if (remainder?.ref && !shares.some(share => share.party?.ref === remainder.ref)) report(remainderToNobody, { name: remainder.$refText }, { node, property: 'remainder' });
  const given = shares.filter(share => share.share !== undefined);
  const missing = shares.find(share => share.share === undefined);
  if (given.length === 0) {
    // In a share between parties nothing need be written; elsewhere they need their parts.
    if (shares.length > 1 && !ast.isShareParties(node)) report(shareMissing, { name: namesOf(shares), none: true }, { node: shares[0]! });
    return;
  }
  if (missing) {
    report(shareMissing, { name: missing.party?.$refText ?? '', none: false }, { node: missing });
    return;
  }
  if (!areParts(entries, isOfFund(node), report)) return;
  const values = given.map(share => quantityValue(share.share));
  if (values.some(value => value?.kind !== 'percentage' && value?.kind !== 'number')) return;
  const total = values.reduce((sum, value) => add(sum, value!.value), ZERO);
  if (eq(total, ONE)) return;
  const isSplit = !ast.isAccountable(node) && !ast.isFormClause(node);
  if (isSplit) report(splitNotWhole, { ...offWhole(total), what }, { node }, { corrections: wholeAgain(given.at(-1)!.share!, values.at(-1)!.value, total) });
  else report(sharesDoNotAddUp, { total: writtenPercentage(total), what }, { node });
}

/** By how much shares are more or less than the whole, in words. */
function offWhole(total: Rational): { total: string; off: string; isTooMuch: boolean } {
  const isTooMuch = cmp(total, ONE) > 0;
  return { total: writtenPercentage(total), off: writtenPercentage(isTooMuch ? sub(total, ONE) : sub(ONE, total)), isTooMuch };
}

/** The last share, made to leave neither too much nor too little; none where nothing would be left of it. */
function wholeAgain(share: ast.Quantity, value: Rational, total: Rational): Correction[] {
  const rest = sub(value, sub(total, ONE));
  const text = writtenPercentage(rest);
  const correction = cmp(rest, ZERO) > 0 && !text.includes('/') ? replaced(share, text, `Write ${text}`) : undefined;
  return correction ? [correction] : [];
}

/** All names, as a list within one pair of quotation marks. */
function namesOf(shares: readonly { party?: { $refText: string } }[]): string {
  return shares.map(share => share.party?.$refText ?? '').join("', '");
}

/** The sources of a fund give sums, percentages that come to the whole, or nothing where there is one. */
function checkSources(clause: ast.FundSources, report: Report): void {
  const entries = clause.sources.map((source): Entry => ({ node: source, party: source.party, figure: source.amount }));
  checkNames(entries, report);
  if (!areParts(entries, true, report)) return;
  const values = clause.sources.map(source => (source.amount ? quantityValue(source.amount) : undefined));
  const missing = clause.sources.find(source => !source.amount);
  if (missing && clause.sources.length > 1) {
    const none = clause.sources.every(source => !source.amount);
    report(shareMissing, { name: none ? namesOf(clause.sources) : missing.party?.$refText ?? '', none }, { node: missing });
    return;
  }
  if (missing || values.some(value => value?.kind !== 'percentage')) return;
  const last = clause.sources.at(-1)?.amount;
  if (!last) return;
  const total = values.reduce((sum, value) => add(sum, value!.value), ZERO);
  if (!eq(total, ONE)) report(splitNotWhole, { ...offWhole(total), what: 'The shares of those who pay into the fund' }, { node: clause }, { corrections: wholeAgain(last, values.at(-1)!.value, total) });
}

/** Who pays whom in a share is never turned round by a sign. */
function checkPays({ payer, payee, rate }: ast.PaysFlow, report: Report): void {
  const literal = literalOf(rate);
  if (literal && cmp(literal.value, ZERO) < 0) report(noPartOfTheWhole, { figure: rate.$cstNode?.text ?? '', name: payee?.$refText ?? '', payer: payer?.$refText ?? '', problem: 'backwards' }, { node: rate });
}

/** That those accountable come to 100% is rule OUT-022. */
function checkAccountable({ parties }: ast.Accountable, report: Report): void {
  const entries = parties.map((share): Entry => ({ node: share, party: share.party, figure: share.share }));
  checkNames(entries, report);
  areParts(entries, false, report);
}

/** Every split gives away the whole. */
export const sharesAddUp: readonly Check[] = [
  defineCheck<ast.PaysFlow>(ast.PaysFlow.$type, checkPays),
  defineCheck<ast.Accountable>(ast.Accountable.$type, checkAccountable),
  defineCheck<ast.FundSources>(ast.FundSources.$type, checkSources),
  defineCheck<ast.FromClause>(ast.FromClause.$type, (clause, report) => check(clause, clause.shares, 'The shares of those who pay', report)),
  defineCheck<ast.ToClause>(ast.ToClause.$type, (clause, report) => check(clause, clause.shares, 'The shares of those who are paid', report)),
  defineCheck<ast.FormClause>(ast.FormClause.$type, (clause, report) => { if (clause.owners.some(owner => owner.share)) check(clause, clause.owners, 'The shares of the owners', report); }),
  defineCheck<ast.ShareParties>(ast.ShareParties.$type, (clause, report) => check(clause, clause.shares, 'The shares of the parties', report)),
  defineCheck<ast.BorneBy>(ast.BorneBy.$type, (effect, report) => check(effect, effect.shares, 'The shares of those who bear it', report)),
  defineCheck<ast.GoesTo>(ast.GoesTo.$type, (effect, report) => check(effect, effect.shares, 'The shares of those who receive it', report)),
];
