import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { clauseOf } from '../../model/clauses.ts';
import { arrangementsOf } from '../../model/topics.ts';
import { followedBy, together, withClause } from '../fixes/edits.ts';
import { freeName } from '../fixes/free-name.ts';
import { moneySignOf } from '../fixes/placeholders.ts';
import { defineRule } from '../rule.ts';

/** What may become of a budget: it is given back, it is stopped. */
const needed = ['repayment', 'stopping'];

/** A personal budget follows a care plan, is looked at again, and says what is given back and when it ends. */
export const fund027 = defineRule({
  code: 'FUND-027',
  title: 'A personal budget without its safeguards',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'Direct payments for health care in England are made for a care plan, are reviewed within three months and then yearly, and may be reclaimed or stopped only as the regulations of 2013 say. Without a plan nobody can tell what the money was for.',
  remedy: "Write 'plan', 'review', 'surplus', and 'provides for repayment, stopping'.",
  sources: ['S39', 'S40'],
  bad: 'personal budget Care for each Person { from ICB   held by HeldAs { … }   amount £500 }',
  good: 'personal budget Care for each Person { …   plan "Care plan"   review 3 months after joining, then yearly   surplus of Balance above 8/52 of the budget at each review: returns to ICB   provides for repayment, stopping }',
  fix: 'Write what lacks, to be filled in',
  check: {
    PersonalBudget(budget, { contract, graphs, report }) {
      const arrangements = new Set(arrangementsOf(budget));
      const holders = clauseOf(budget, ast.isHeldBy)?.holders ?? [];
      // Of what is only committed, and paid to nobody, nothing is left or repaid.
      const isPaid = holders.length === 0 || holders.some(({ nobody }) => !nobody);
      const without = isPaid ? needed.filter((topic) => !arrangements.has(topic)) : [];
      const clauses = [
        ...(clauseOf(budget, ast.isPlan) ? [] : [{ what: 'which care plan it follows', clause: 'plan "To be written"' }]),
        ...(clauseOf(budget, ast.isReview) ? [] : [{ what: 'when it is reviewed', clause: 'review 3 months after joining, then yearly' }]),
        ...(!isPaid || clauseOf(budget, ast.isSurplus) ? [] : [{ what: 'what is given back of a surplus', clause: undefined }]),
        ...(without.length === 0 ? [] : [{ what: without.map((topic) => (topic === 'repayment' ? 'when it must be repaid' : 'when it stops')).join(', '), clause: `provides for ${without.join(', ')} "To be written"` }]),
      ];
      if (clauses.length === 0) return;
      const whats = clauses.map(({ what }) => what);
      report({
        at: { node: budget, property: 'name' },
        message: `'${budget.name}' does not say ${whats.length === 1 ? whats[0] : `${whats.slice(0, -1).join(', ')} and ${whats.at(-1)}`}, so nobody can say what the money is for, or when it ends. Write ${clauses.map(({ clause }) => `'${clause?.replace(' "To be written"', '') ?? 'surplus'}'`).join(', ')}.`,
        fixes: [written(budget, clauses.map(({ clause }) => clause), graphs.visible, moneySignOf(contract))],
      });
    },
  },
});

/** All clauses that lack; a surplus reads what is left, which becomes a fact where there is none. */
function written(budget: ast.PersonalBudget, clauses: readonly (string | undefined)[], visible: readonly AstNode[], sign: string): Correction | undefined {
  const payer = clauseOf(budget, ast.isFromClause)?.shares[0]?.party?.$refText;
  const person = budget.dimensions[0];
  if (!payer || !person?.ref) return undefined;
  const balance = visible.find((one): one is ast.Fact => ast.isFact(one) && /balance|left/i.test(one.name) && one.dimensions[0]?.ref === person.ref);
  const name = balance?.name ?? freeName(`${budget.name}Balance`, visible);
  const lines = clauses.map((clause) => clause ?? `surplus of ${name} above 8/52 of the budget at each review: returns to ${payer} within 30 days`);
  const fact = `fact ${name} "What is left of the budget" for each ${person.$refText} each month { money between ${sign}0 and ${sign}50,000 }`;
  return together('Write what lacks, to be filled in', [
    withClause(budget, lines.join('\n'), ''),
    ...(clauses.includes(undefined) && !balance ? [followedBy(budget, fact, '')] : []),
  ]);
}
