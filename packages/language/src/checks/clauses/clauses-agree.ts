import * as ast from '../../ast.ts';
import { clausesClash } from '../../diagnostics/mod.ts';
import { defineCheck } from '../check.ts';

/** A share measures both sides or takes a reported variance, not both. */
export const clausesAgree = defineCheck<ast.RiskShare>(ast.RiskShare.$type, (share, report) => {
  const variance = share.clauses.find(ast.isVariance);
  if (variance && share.clauses.some(ast.isCompare)) {
    report(clausesClash, { first: 'compare', second: 'variance', because: 'the saving is either worked out from two sums or reported.' }, { node: variance });
  }
});
