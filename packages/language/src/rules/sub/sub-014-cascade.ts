import { cmp } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { topicsOf } from '../../model/topics.ts';
import { treeOf } from '../../model/tree.ts';
import { replaced } from '../fixes/edits.ts';
import type { Graphs } from '../graphs/graphs.ts';
import type { Review } from '../review.ts';
import { defineRule } from '../rule.ts';

/** A subcontractor that answers for much of a paid outcome is paid for it, or reports about it. */
export const sub014 = defineRule({
  code: 'SUB-014',
  title: 'An outcome that the subcontract does not know of',
  kind: 'completeness',
  severity: 'warning',
  thresholds: ['outcome-in-subcontract'],
  why: 'Reviews of prime contracts for integrated care found that what is asked of the prime has to reach those who do the work. A subcontract that pays for hours alone asks for hours, whoever answers for the outcome above.',
  remedy: "Pass on a part of what the outcome earns, or let 'reporting' flow down.",
  sources: ['S61'],
  bad: 'outcome Independence { … accountable Trust 50%, Homecare 50% }, where the subcontract of Homecare pays for hours and flows down no reporting',
  good: 'subcontract Care { by Trust to Homecare … passes on 30% of what Results earns for Independence, within 30 days of the due date of Results }',
  fix: "Let 'reporting' flow down",
  check: {
    Contract(_contract, review) {
      const { report } = review;
      for (const { by, outcome, at } of unawareOf(review).values()) {
        const clause = clauseOf(by, ast.isFlowsDown)!;
        const last = clause.items.at(-1);
        report({
          at: clause,
          message: `'${by.name}' neither pays for '${outcome.name}' nor asks for reports, though its subcontractor answers for ${at.share?.$cstNode?.text ?? 'a part'} of it: it will do what it is paid for. Pass on a part of what the outcome earns, or add 'reporting' to 'flows down'.`,
          related: [{ at, message: 'It answers for the outcome here.' }],
          about: [outcome],
          fixes: [last?.$cstNode && replaced(last, `${last.$cstNode.text}, reporting`, "Let 'reporting' flow down")],
        });
      }
    },
  },
});

/** A subcontract and an outcome that it does not know of. */
export interface Unaware {
  readonly by: ast.Subcontract;
  readonly outcome: ast.Outcome;
  readonly at: ast.PartyShare;
}

const found = new WeakMap<Graphs, ReadonlyMap<ast.Subcontract, Unaware>>();

/** The first such outcome of each subcontract that lets some duties flow down, but no reporting. */
export function unawareOf(review: Pick<Review, 'graphs' | 'threshold'>): ReadonlyMap<ast.Subcontract, Unaware> {
  const { graphs } = review;
  let known = found.get(graphs);
  if (!known) found.set(graphs, known = new Map(lookFor(review).map((one) => [one.by, one])));
  return known;
}

function lookFor({ graphs: { delivery, accountability, results }, threshold }: Pick<Review, 'graphs' | 'threshold'>): readonly Unaware[] {
  const much = threshold('outcome-in-subcontract');
  const open = delivery.links.filter(({ by }) => {
    const clause = clauseOf(by, ast.isFlowsDown);
    return clause !== undefined && !topicsOf(clause).includes('reporting');
  });
  if (open.length === 0) return [];
  const paid = new Set<ast.Outcome>(results.paidOutcomes);
  return open.flatMap(({ by, subcontractor }) => {
    const known = new Set<AstNode | undefined>(treeOf(by).map((node) => (ast.isReference(node) ? node.target?.ref : ast.isEarned(node) ? node.part?.ref : undefined)));
    const first = accountability.ofParty(subcontractor).find(({ outcome, share }) => share !== undefined && much !== undefined && cmp(share, much.value) > 0 && paid.has(outcome)
      && !known.has(outcome) && !results.payeesOf(outcome).has(subcontractor) && !results.readersOf(outcome).some((reader) => reader.by === by));
    return first ? [{ by, outcome: first.outcome, at: first.at }] : [];
  });
}
