/** Which named values a value is worked out from. */
import { AstUtils, type AstNode } from 'langium';
import * as ast from '../ast.ts';
import { childrenOf } from '../model/tree.ts';

/** What each value reads directly. */
export type Reads = (node: AstNode) => readonly AstNode[];

const worked: ReadonlySet<string> = new Set([ast.Let, ast.Payment, ast.Pool, ast.Withhold, ast.RiskShare, ast.PersonalBudget, ast.Subcontract, ast.Choice, ast.Table, ast.Outcome].map(type => type.$type));

/** Whether a declaration is a value that is worked out, and so must not depend on itself. */
export function isWorkedOut(node: AstNode): boolean {
  return worked.has(node.$type);
}

/** Whether a value may read others in turn. */
export function mayRead(node: AstNode): boolean {
  return ast.isLet(node) || ast.isPayable(node) || ast.isTable(node) || ast.isCurve(node) || ast.isOutcome(node) || ast.isMeasure(node);
}

/** The named values a declaration reads, for whatever period: no value is worked out from its own earlier ones. An advance and a most possible sum break the circle. */
function readsOf(declaration: AstNode): AstNode[] {
  const found: AstNode[] = [];
  const visit = (part: AstNode): void => {
    if (ast.isAdvance(part)) return;
    if (ast.isReference(part) && part.target?.ref) found.push(part.target.ref);
    else if (ast.isRate(part) && part.source?.ref) found.push(part.source.ref);
    else if (ast.isEarned(part) && part.payment?.ref) found.push(part.payment.ref);
    else if (ast.isMeasuredBy(part) && part.measure?.ref) found.push(part.measure.ref);
    childrenOf(part).forEach(visit);
  };
  childrenOf(declaration).forEach(visit);
  return found.map(target => (ast.isColumn(target) ? AstUtils.getContainerOfType(target, ast.isTable)! : target)).filter(mayRead);
}

/** What each value reads, worked out once. */
export function rememberedReads(): Reads {
  const known = new Map<AstNode, AstNode[]>();
  return node => {
    let found = known.get(node);
    if (!found) known.set(node, found = readsOf(node));
    return found;
  };
}
