import { WAYS_OF_ANSWERING } from '../../model/topics.ts';
import { withClause } from '../fixes/edits.ts';
import * as ast from '../../ast.ts';
import { defineRule } from '../rule.ts';
import type { Review } from '../review.ts';
import { accountsOf, dominanceOf } from './bundle.ts';

/** Who provides most of a service says how it answers for it. */
export const cho004 = defineRule({
  code: 'CHO-004',
  title: 'A dominant provider that answers to nobody',
  kind: 'completeness',
  severity: 'warning',
  thresholds: ['concentration'],
  why: 'Whoever brings services together may become a powerful monopoly that nobody can leave: patients cannot go elsewhere, and the commissioner has nobody else to ask. So it has to be said how it answers for what it does.',
  remedy: "Say how it answers: 'accountable by open-book, public-reporting, benchmarking, user-voice, step-in, break \"…\"'.",
  sources: ['S2', 'S63'],
  bad: 'provider Lead { holds 84% of "community care" }',
  good: 'provider Lead { holds 84% of "community care"   accountable by open-book, public-reporting, benchmarking, user-voice, step-in, break "Schedule 4" }',
  fix: 'Say how it answers',
  check: {
    Party: (party, review) => look(party, review),
    Group: (group, review) => look(group, review),
  },
});

function look(party: ast.Party | ast.Group, review: Review): void {
  const held = dominanceOf(party, review);
  if (!held || accountsOf(party).length > 0) return;
  const clause = `accountable by ${WAYS_OF_ANSWERING.join(', ')}`;
  review.report({
    at: held.at,
    message: `'${party.name}' holds ${held.at.share.lexeme} of '${held.at.market}', more than ${held.limit}, and nothing says how it answers for it. Patients have nowhere else to go, and the commissioner nobody else to ask. Write '${clause} "…"'.`,
    fixes: [withClause(party, `${clause} "To be written: where each of these is agreed"`, 'Say how it answers')],
  });
}
