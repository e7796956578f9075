import * as ast from '../../ast.ts';
import { overflowToItself } from '../../diagnostics/mod.ts';
import { defineCheck, type Check, type Report } from '../check.ts';

/** What is above the cap of a party goes to another one. */
function check(share: ast.SplitShare | ast.FunderCap, report: Report): void {
  const party = share.party?.ref;
  if (party && party === share.overflow?.ref) report(overflowToItself, { name: party.name }, { node: share });
}

/** What a party does not bear beyond its cap is borne by somebody else. */
export const overflowGoesElsewhere: readonly Check[] = [
  defineCheck<ast.SplitShare>(ast.SplitShare.$type, check),
  defineCheck<ast.FunderCap>(ast.FunderCap.$type, check),
];
