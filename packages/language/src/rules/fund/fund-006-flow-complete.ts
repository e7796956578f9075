import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { appended } from '../fixes/edits.ts';
import type { Review } from '../review.ts';
import { defineRule } from '../rule.ts';

/** Every payment says when it is due. Payer, payee, rhythm and amount are asked for where the text is read. */
export const fund006 = defineRule({
  code: 'FUND-006',
  title: 'A payment that is never due',
  kind: 'completeness',
  severity: 'error',
  paysWrongly: true,
  why: 'The NHS Standard Contract has a place for each of these: who pays whom, for what, how much, and by when. "Balance payable at year end" leaves open which day that is, and late payment has closed small providers.',
  remedy: "Add a due date, for example 'due 30 days after the period'.",
  sources: ['S6'],
  bad: 'payment Balance { from ICB to Trust   paid yearly   amount £5,000 }',
  good: 'payment Balance { from ICB to Trust   paid yearly, due 30 days after the period   amount £5,000 }',
  fix: 'Write when it is due',
  refusedBy: 'compiler',
  check: {
    Payment: judge,
    Pool: judge,
  },
});

function judge(payment: ast.Payment | ast.Pool, { report }: Review): void {
  const paid = clauseOf<ast.Paid>(payment as { clauses: readonly AstNode[] }, ast.isPaid);
  if (!paid || paid.options.some((option) => ast.isDue(option) || (ast.isInInstalments(option) && option.due))) return;
  report({
    at: paid,
    message: `'${payment.name}' does not say when it is due, so it could never be paid. Add 'due', for example 'due 30 days after the period'.`,
    fixes: [appended(paid, ', due 30 days after the period', "Write 'due 30 days after the period'")],
  });
}
