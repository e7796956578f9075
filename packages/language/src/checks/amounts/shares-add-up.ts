import type { AstNode } from 'langium';
import { add, eq, ONE, ZERO } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { shareMissing, sharesDoNotAddUp } from '../../diagnostics/mod.ts';
import { quantityValue, writtenPercentage } from '../../model/literals.ts';
import { defineCheck, type Check, type Report } from '../check.ts';

type Share = ast.PartyShare | ast.SplitShare;

function check(node: AstNode, shares: readonly Share[], what: string, report: Report): void {
  const given = shares.filter(share => share.share !== undefined);
  const missing = shares.find(share => share.share === undefined);
  if (given.length === 0) {
    // In a share between parties nothing need be written, and several may answer for a thing together; elsewhere they need their parts.
    if (shares.length > 1 && !ast.isShareParties(node) && !ast.isAccountable(node)) report(shareMissing, { name: namesOf(shares), none: true }, { node: shares[0]! });
    return;
  }
  if (missing) {
    report(shareMissing, { name: missing.party?.$refText ?? '', none: false }, { node: missing });
    return;
  }
  const values = given.map(share => quantityValue(share.share));
  if (values.some(value => value?.kind !== 'percentage' && value?.kind !== 'number')) return;
  const total = values.reduce((sum, value) => add(sum, value!.value), ZERO);
  if (!eq(total, ONE)) report(sharesDoNotAddUp, { total: writtenPercentage(total), what }, { node });
}

/** All names, as a list within one pair of quotation marks. */
function namesOf(shares: readonly { party?: { $refText: string } }[]): string {
  return shares.map(share => share.party?.$refText ?? '').join("', '");
}

/** The sources of a fund give sums, percentages that come to the whole, or nothing where there is one. */
function checkSources(clause: ast.FundSources, report: Report): void {
  const values = clause.sources.map(source => (source.amount ? quantityValue(source.amount) : undefined));
  const missing = clause.sources.find(source => !source.amount);
  if (missing && clause.sources.length > 1) {
    const none = clause.sources.every(source => !source.amount);
    report(shareMissing, { name: none ? namesOf(clause.sources) : missing.party?.$refText ?? '', none }, { node: missing });
    return;
  }
  if (missing || values.some(value => value?.kind !== 'percentage')) return;
  const total = values.reduce((sum, value) => add(sum, value!.value), ZERO);
  if (!eq(total, ONE)) report(sharesDoNotAddUp, { total: writtenPercentage(total), what: 'The shares of those who pay into the fund' }, { node: clause });
}

/** Every split gives away the whole. */
export const sharesAddUp: readonly Check[] = [
  defineCheck<ast.FundSources>(ast.FundSources.$type, checkSources),
  defineCheck<ast.FromClause>(ast.FromClause.$type, (clause, report) => check(clause, clause.shares, 'The shares of those who pay', report)),
  defineCheck<ast.ToClause>(ast.ToClause.$type, (clause, report) => check(clause, clause.shares, 'The shares of those who are paid', report)),
  defineCheck<ast.Accountable>(ast.Accountable.$type, (clause, report) => check(clause, clause.parties, 'The shares of those accountable', report)),
  defineCheck<ast.FormClause>(ast.FormClause.$type, (clause, report) => { if (clause.owners.some(owner => owner.share)) check(clause, clause.owners, 'The shares of the owners', report); }),
  defineCheck<ast.ShareParties>(ast.ShareParties.$type, (clause, report) => check(clause, clause.shares, 'The shares of the parties', report)),
  defineCheck<ast.BorneBy>(ast.BorneBy.$type, (effect, report) => check(effect, effect.shares, 'The shares of those who bear it', report)),
  defineCheck<ast.GoesTo>(ast.GoesTo.$type, (effect, report) => check(effect, effect.shares, 'The shares of those who receive it', report)),
];
