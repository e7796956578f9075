import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { appended, replaced, together, withClause } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import type { Review } from '../review.ts';
import { accountsOf, dominanceOf, longerThan, missingWays } from './bundle.ts';
import { listed } from '../../model/listed.ts';

/** Who alone or nearly alone provides a service answers for it in every way that a reviewer looks for. */
export const cho005 = defineRule({
  code: 'CHO-005',
  title: 'A sole or dominant provider that answers for too little',
  kind: 'completeness',
  severity: 'warning',
  thresholds: ['concentration', 'long-contract'],
  why: 'A provider that has a service to itself for fifteen years is held to account by nothing but its contract. Reviewers ask for open books, public reports, comparison with others, a voice of those who use it, a right to step in, and a day on which it can be ended.',
  remedy: "Name what is missing: 'accountable by open-book, public-reporting, benchmarking, user-voice, step-in, break \"…\"'; give the reasons of an award without competition.",
  sources: ['S2'],
  bad: 'provider Lead { holds 84% of "community care"   accountable by open-book }',
  good: 'provider Lead { holds 84% of "community care"   accountable by open-book, public-reporting, benchmarking, user-voice, step-in, break "Schedule 4" }',
  fix: 'Name what is missing',
  check: {
    Party: (party, review) => dominant(party, review),
    Group: (group, review) => dominant(group, review),
    Payment: (payment, review) => soleAward(payment, payment.clauses.find(ast.isToClause)?.shares[0]?.party?.ref, review),
    Subcontract: (subcontract, review) => soleAward(subcontract, subcontract.clauses.find(ast.isSubcontractParties)?.subcontractor?.ref, review),
  },
});

function dominant(party: ast.Party | ast.Group, review: Review): void {
  const held = dominanceOf(party, review);
  const accounts = accountsOf(party);
  // Where it answers in no way at all, CHO-004 says so.
  if (!held || accounts.length === 0) return;
  const inWords = accounts.every(({ ways }) => ways.length === 0);
  // A break that a long contract lacks is told of by CHO-006.
  const isTold = !inWords && review.contract !== undefined && longerThan(review.contract, review) !== undefined;
  const missing = missingWays(party, review.contract).filter((way) => !isTold || way !== 'break');
  if (missing.length === 0) return;
  if (inWords) {
    review.report({
      at: { node: accounts[0]!, property: 'how' },
      severity: 'info',
      message: `'${party.name}' holds ${held.at.share.lexeme} of '${held.at.market}' and says in words how it answers for it, so that it cannot be seen what is missing. Name the ways: 'accountable by ${missing.join(', ')} "…"'.`,
      fixes: [appendedWays(accounts[0]!, missing)],
    });
    return;
  }
  review.report({
    at: held.at,
    message: `'${party.name}' holds ${held.at.share.lexeme} of '${held.at.market}', more than ${held.limit}, and nothing provides for ${listed(missing.map((way) => `'${way}'`))}. Nobody can compare it, or put it right when it fails. Add to 'accountable by', or write what the contract provides for.`,
    related: accounts.map((at) => ({ at, message: 'This is how it answers.' })),
    fixes: [appendedWays(accounts.find(({ ways }) => ways.length > 0)!, missing)],
  });
}

/** What was awarded without asking anybody else has reasons, and whoever got it answers for it. */
function soleAward(by: ast.Payment | ast.Subcontract, payee: ast.Party | ast.Group | ast.Member | ast.Fund | undefined, review: Review): void {
  const award = clauseOf(by as { readonly clauses: readonly ast.AwardedBy[] }, ast.isAwardedBy);
  if (award?.route !== 'sole-provider' && award?.route !== 'direct-award-a') return;
  const party = ast.isParty(payee) || ast.isGroup(payee) ? payee : undefined;
  // Its part of the market says more, and is looked at where it stands.
  const missing = !party || dominanceOf(party, review) ? [] : missingWays(party, review.contract);
  const answer = party && missing.length > 0 ? answered(party, missing) : undefined;
  if (award.reasons === undefined) {
    const reasons = appended({ node: award, property: 'route' }, '"To be written: why nobody else could be chosen"', 'Give the reasons');
    review.report({
      at: { node: award, property: 'route' },
      message: `'${by.name}' was awarded to '${payee?.name ?? ''}' because nobody else could be chosen, and no reasons are given. The award could be challenged. Write the reasons after '${award.route}'.`,
      about: [payee],
      fixes: [answer ? together(`Give the reasons, and say how '${party!.name}' answers`, [reasons, answer]) ?? reasons : reasons],
    });
    return;
  }
  if (!party || missing.length === 0) return;
  review.report({
    at: { node: award, property: 'route' },
    message: `'${party.name}' alone was asked to do what '${by.name}' pays for, and nothing provides for ${listed(missing.map((way) => `'${way}'`))}. Nobody can compare it, or put it right when it fails. Write 'accountable by ${missing.join(', ')} "…"' at '${party.name}'.`,
    about: [party],
    fixes: [answer],
  });
}

function answered(party: ast.Party | ast.Group, missing: readonly string[]): Correction | undefined {
  const account = accountsOf(party)[0];
  return account ? appendedWays(account, missing) : withClause(party, `accountable by ${missing.join(', ')} "To be written: where each of these is agreed"`, 'Say how it answers');
}

function appendedWays(account: ast.AccountableBy, missing: readonly string[]): Correction | undefined {
  const title = `Name what is missing: ${missing.join(', ')}`;
  const last = account.ways.length - 1;
  if (last < 0) return replaced(account, `accountable by ${missing.join(', ')} ${/"(?:[^"\\]|\\.)*"/.exec(account.$cstNode?.text ?? '')?.[0] ?? ''}`, title);
  return replaced({ node: account, property: 'ways', index: last }, [account.ways[last]!, ...missing].join(', '), title);
}
