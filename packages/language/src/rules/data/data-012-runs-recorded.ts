import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { followedBy } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

/** Each run records its facts, its result and the version of the contract; so a live contract has a version. */
export const data012 = defineRule({
  code: 'DATA-012',
  title: 'A live contract without a version',
  kind: 'completeness',
  severity: 'warning',
  why: 'Every run that pays records the facts, the result and the rules it went by. In one national programme incentives of £31 million were about to be paid where good work was worth £6 million: to see that, one must know by which text a sum was worked out, and texts without a version cannot be told apart.',
  remedy: "Write 'version' in the head of the contract, and raise it with every change.",
  sources: ['practice', 'S54'],
  bad: 'status live',
  good: 'version 1.0   status live',
  fix: 'Insert a version',
  check: {
    Contract(contract, { state, report }) {
      const status = clauseOf(contract, ast.isStatusClause);
      if (state !== 'live' || !status || contract.clauses.some(ast.isVersionClause)) return;
      report({
        at: status,
        message: `'${contract.name}' is live and has no version, so what was paid by it cannot be told from what an earlier text would have paid. Write 'version' and a number, and raise it with every change.`,
        fixes: [followedBy(status, 'version 1.0', "Insert 'version 1.0'")],
      });
    },
  },
});
