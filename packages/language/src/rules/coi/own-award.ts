import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { replaced, withClause } from '../fixes/edits.ts';
import type { OwnDealing } from '../graphs/own-dealings.ts';

/** Lets the first body that is independent award what a party pays its own; none where the contract has no such body or the clause cannot stand there. */
export function awardFix({ flow, independent: [body] }: OwnDealing): Correction | undefined {
  if (!body || !(ast.isPayment(flow.by) || ast.isSubcontract(flow.by))) return undefined;
  const title = `Let '${body.name}' award it`;
  const award = flow.by.clauses.find(ast.isAwardedBy);
  return award ? replaced({ node: award, property: 'body' }, body.name, title) : withClause(flow.by, `awarded by ${body.name}, own-service "To be written: reasons and where they are published"`, title);
}
