import * as ast from '../../ast.ts';
import { removed, withClause } from '../fixes/edits.ts';
import type { ConflictPath } from '../graphs/conflicts.ts';
import { isBoth } from '../graphs/own-dealings.ts';
import { defineRule } from '../rule.ts';
import type { Review } from '../review.ts';
import { decidesOnAward } from './coi-002-interest-on-panel.ts';
import { isKeptFrom, seatOf } from './mitigation.ts';
import { awardFix } from './own-award.ts';
import { selfAwards } from './self-awards.ts';

/** Whoever decides what is paid is neither the payee, nor its owner, nor in its pay. */
export const coi001 = defineRule({
  code: 'COI-001',
  title: 'Payer and payee are in one hand',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'Practice-based commissioners bought care from companies that they owned themselves. Where those who decide and those who are paid are the same, or the one is in the pay of the other, nobody has asked whether the price is right.',
  remedy: "Let a body of somebody else award it ('awarded by …'), or let whoever is tied to the payee withdraw from the body that decides.",
  sources: ['S1', 'S14', 'S97'],
  bad: 'payment Care { from Consortium   to Company … }, where Consortium owns 100% of Company',
  good: 'payment Care { from Consortium   to Company … awarded by Panel on 1 March 2026 }, where Panel is a body of the board',
  fix: 'Let an independent body award it, or let the member withdraw',
  check: {
    Contract(_contract, { graphs, report }) {
      for (const dealing of graphs.ownDealings) {
        const { flow, payer, payee, relation } = dealing;
        if (relation === 'self' || isBoth(payer)) continue;
        report({
          at: flow.at,
          message: `'${payer.name}' pays '${payee.name}', ${relation === 'owned' ? 'which it owns' : 'by which it is owned'}, and nobody else decides about it. Nobody has asked for whom the price is right. Let a body of another party award it ('awarded by …').`,
          related: [...graphs.control.heldBy(payer).filter(({ owned }) => owned === payee), ...graphs.control.heldBy(payee).filter(({ owned }) => owned === payer)].map(({ at, owner, owned }) => ({ at, message: `'${owner.name}' owns part of '${owned.name}'.` })),
          about: [flow.by, payer, payee],
          fixes: [awardFix(dealing)],
        });
      }
      for (const { award, payee, who, at } of selfAwards(graphs)) {
        report({
          at: { node: award, property: 'body' },
          message: `What '${payee.name}' is paid is awarded by ${who}: whoever is paid decides that it is paid, and the decision could be set aside. Let a body of whoever pays award it.`,
          related: [{ at, message: `This pays '${payee.name}'.` }],
          about: [payee, award.$container],
        });
      }
      reportMembers(graphs.conflicts, report);
    },
  },
});

/** Members of a deciding body who are paid by the payee or own part of it. */
function reportMembers(conflicts: readonly ConflictPath[], report: Review['report']): void {
  const seen = new Set<string>();
  const interests = conflicts.filter(({ tie }) => ast.isInterest(tie));
  for (const { person, tie, tiedTo, payee, body, flow, decision } of conflicts) {
    const key = `${person.name} ${body.name}`;
    if (ast.isInterest(tie) || !decidesOnAward(decision.as) || seen.has(key)) continue;
    const own = interests.filter((path) => path.person === person && path.body === body).map((path) => path.tie as ast.Interest);
    if (own.some((interest) => isKeptFrom(interest, body))) continue;
    seen.add(key);
    const seat = seatOf(body, person);
    const isPaid = ast.isPaidBy(tie);
    const controlled = tiedTo === payee ? '' : `, which ${isPaid ? 'controls' : 'owns part of'} '${payee.name}'`;
    report({
      at: seat,
      message: `'${person.name}' ${isPaid ? 'is paid by' : 'owns part of'} '${tiedTo.name}'${controlled}, and sits on '${body.name}', which decides what '${payee.name}' is paid. Payer and payee are then in one hand, and the decision could be set aside. Let '${person.name}' leave the body, or withdraw from it ('managed by recusal from ${body.name}').`,
      related: [
        { at: tie, message: `This ties '${person.name}' to '${tiedTo.name}'.` },
        { at: decision.at, message: `This is where '${body.name}' is said to decide.` },
        { at: flow.at, message: `This pays '${payee.name}'.` },
      ],
      about: [person, flow.by, ...own],
      fixes: [
        isQuorateWithout(body, interests) ? removed(seat, `Take '${person.name}' out of '${body.name}'`) : undefined,
        own[0] && withClause(own[0], `managed by recusal from ${body.name}`, `Let '${person.name}' withdraw from '${body.name}'`),
      ],
    });
  }
}

/** Whether a body can still decide with one member less, those left out who withdraw from it already. */
function isQuorateWithout(body: ast.Body, interests: readonly ConflictPath[]): boolean {
  const withdrawn = new Set(interests.filter(({ tie, body: from }) => from === body && isKeptFrom(tie as ast.Interest, body)).map(({ person }) => person));
  const members = body.clauses.flatMap((clause) => (ast.isBodyMembers(clause) ? clause.members : [])).filter(({ ref }) => !ref || !withdrawn.has(ref as never)).length;
  const quorum = body.clauses.find(ast.isQuorum)?.count;
  return members > 1 && (quorum === undefined || BigInt(/^\d{1,9}$/.test(quorum) ? quorum : '0') < BigInt(members));
}
