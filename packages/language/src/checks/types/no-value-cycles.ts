import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { dependsOnItself } from '../../diagnostics/typ.ts';
import { nameOf } from '../../types/describe.ts';
import { defineCheck, type Check } from '../check.ts';

/** The named values a declaration reads for the same period. An earlier period, an advance and a most possible sum break the circle. */
function reads(node: AstNode): AstNode[] {
  const found: AstNode[] = [];
  for (const part of AstUtils.streamAllContents(node)) {
    if (AstUtils.getContainerOfType(part, ast.isAdvance)) continue;
    if (ast.isReference(part)) {
      const earlier = ast.isRelativePeriod(part.period) && part.period.previous;
      const target = part.target?.ref;
      if (target && !earlier) found.push(target);
    } else if (ast.isEarned(part) && part.payment?.ref) found.push(part.payment.ref);
    else if (ast.isMeasuredBy(part) && part.measure?.ref) found.push(part.measure.ref);
  }
  return found;
}

const followed = (node: AstNode): boolean =>
  ast.isLet(node) || ast.isPayable(node) || ast.isTable(node) || ast.isColumn(node) || ast.isCurve(node) || ast.isOutcome(node) || ast.isMeasure(node);

function circle(start: AstNode): AstNode[] | undefined {
  const seen = new Set<AstNode>();
  const visit = (node: AstNode, path: readonly AstNode[]): AstNode[] | undefined => {
    const body = ast.isColumn(node) ? AstUtils.getContainerOfType(node, ast.isTable)! : node;
    for (const next of reads(body)) {
      const target = ast.isColumn(next) ? AstUtils.getContainerOfType(next, ast.isTable)! : next;
      if (target === start) return [...path, start];
      if (!followed(target) || seen.has(target) || path.length > 200) continue;
      seen.add(target);
      const found = visit(target, [...path, target]);
      if (found) return found;
    }
    return undefined;
  };
  return visit(start, [start]);
}

function check(node: AstNode, report: Parameters<Check['run']>[1]): void {
  const path = circle(node);
  if (path) report(dependsOnItself, { name: nameOf(node), path: path.map(nameOf).map(name => `'${name}'`) }, { node, property: 'name' });
}

/** No value depends on itself, directly or through others. */
export const noValueCycles: readonly Check[] = [ast.Let, ast.Payment, ast.Pool, ast.Withhold, ast.RiskShare, ast.PersonalBudget, ast.Subcontract, ast.Table, ast.Outcome]
  .map(type => defineCheck(type.$type, check));
