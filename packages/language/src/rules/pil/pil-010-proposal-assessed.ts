import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { appended } from '../fixes/edits.ts';
import type { Graphs } from '../graphs/graphs.ts';
import { defineRule } from '../rule.ts';
import { paidProviders, tiedTo } from './pilot-words.ts';

/** What a provider proposes, and would be paid for, is assessed by somebody who gains nothing by it. */
export const pil010 = defineRule({
  code: 'PIL-010',
  title: 'Who proposed the pilot judges it',
  kind: 'completeness',
  severity: 'warning',
  why: 'In 2008 local providers were invited to propose how outcomes should be bought from them, and to have it tested. Who drafts the targets that it will be paid for drafts what it will reach.',
  remedy: "Write 'assessed by' and a body in which nobody gains by the proposal.",
  sources: ['S1'],
  bad: 'proposed by Trust on 30 January 2027',
  good: 'proposed by Trust on 30 January 2027, assessed by Panel',
  fix: 'Let a body assess the proposal',
  check: {
    Pilot(pilot, { contract, graphs, report }) {
      const proposed = clauseOf(pilot, ast.isProposedBy);
      const proposer = proposed?.party?.ref;
      const tie = proposer && tiedTo(proposer, paidProviders(graphs), graphs);
      if (!proposed || !proposer || !tie || tie.how === 'paid') return;
      const gains = `'${proposer.name}' proposed the pilot and ${tie.how === 'is' ? 'is paid under it' : `gains by what '${tie.payee.name}' is paid under it`}`;
      const assessor = proposed.assessor?.ref;
      if (!assessor) {
        const body = contract?.declarations.filter(ast.isBody).find((one) => !hasMember(one, proposer) && !biasedMember(one, proposer, graphs))?.name;
        report({
          at: proposed,
          message: `${gains}, and nothing says who else has looked at the proposal: it may have drafted its own targets. Write 'assessed by' and a body in which nobody gains by it.`,
          about: [proposer],
          fixes: [body === undefined ? undefined : appended(proposed, `, assessed by ${body}`, `Let '${body}' assess it`)],
        });
        return;
      }
      const biased = ast.isBody(assessor) ? biasedMember(assessor, proposer, graphs) : undefined;
      const itself = assessor === proposer || (!ast.isBody(assessor) && tiedTo(assessor, new Set([proposer]), graphs) !== undefined);
      if (!biased && !itself) return;
      report({
        at: { node: proposed, property: 'assessor' },
        message: itself
          ? `${gains}, and '${assessor.name}', which assessed the proposal, is tied to it, so nobody independent has looked at it. Let a body assess it in which nobody gains by it.`
          : `${gains}, and '${biased!.person.name}' of '${assessor.name}', which assessed the proposal, ${biased!.why}: nobody independent has looked at it. Let the person withdraw, or another body assess it.`,
        related: biased ? [{ at: biased.at, message: `This ties '${biased.person.name}' to the proposal.` }] : [],
        about: [proposer, assessor, biased?.person],
      });
    },
  },
});

interface Biased {
  readonly person: ast.Party;
  readonly why: string;
  readonly at: ast.PaidBy | ast.Interest;
}

function membersOf(body: ast.Body): ast.Party[] {
  return body.clauses.filter(ast.isBodyMembers).flatMap(({ members }) => members.map(({ ref }) => ref).filter(ast.isParty));
}

function hasMember(body: ast.Body, party: unknown): boolean {
  return membersOf(body).some((member) => member === party);
}

/** A member who is paid by the proposer, or has an interest in it that is not managed. Who decides about the money too is left to the rules on conflicts of interest. */
function biasedMember(body: ast.Body, proposer: ast.Party | ast.Group | ast.Member, { control, conflicts }: Graphs): Biased | undefined {
  for (const person of membersOf(body)) {
    if (conflicts.some((path) => path.person === person && path.body === body)) continue;
    const paid = person.clauses.find((clause): clause is ast.PaidBy => ast.isPaidBy(clause) && clause.party?.ref === proposer);
    if (paid) return { person, why: `is paid by '${proposer.name}'`, at: paid };
    const interest = control.interestsIn(proposer).find((one) => one.holder?.ref === person && !one.clauses.some(ast.isManagedBy));
    if (interest) return { person, why: `has an interest in '${proposer.name}'`, at: interest };
  }
  return undefined;
}
