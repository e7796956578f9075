import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { dependsOnItself } from '../../diagnostics/typ.ts';
import { childrenOf, treeOf } from '../../model/tree.ts';
import { nameOf } from '../../types/describe.ts';
import { defineCheck, type Report } from '../check.ts';

/** What each value reads directly, worked out once. */
type Reads = (node: AstNode) => readonly AstNode[];

const checked: ReadonlySet<string> = new Set([ast.Let, ast.Payment, ast.Pool, ast.Withhold, ast.RiskShare, ast.PersonalBudget, ast.Subcontract, ast.Table, ast.Outcome].map(type => type.$type));

const followed = (node: AstNode): boolean =>
  ast.isLet(node) || ast.isPayable(node) || ast.isTable(node) || ast.isCurve(node) || ast.isOutcome(node) || ast.isMeasure(node);

/** The named values a declaration reads for the same period. An earlier period, an advance and a most possible sum break the circle. */
function readsOf(declaration: AstNode): AstNode[] {
  const found: AstNode[] = [];
  const visit = (part: AstNode): void => {
    if (ast.isAdvance(part)) return;
    if (ast.isReference(part)) {
      const earlier = ast.isRelativePeriod(part.period) && part.period.previous;
      const target = part.target?.ref;
      if (target && !earlier) found.push(target);
    } else if (ast.isEarned(part) && part.payment?.ref) found.push(part.payment.ref);
    else if (ast.isMeasuredBy(part) && part.measure?.ref) found.push(part.measure.ref);
    childrenOf(part).forEach(visit);
  };
  childrenOf(declaration).forEach(visit);
  return found.map(target => (ast.isColumn(target) ? AstUtils.getContainerOfType(target, ast.isTable)! : target)).filter(followed);
}

function remembering(): Reads {
  const known = new Map<AstNode, AstNode[]>();
  return node => {
    let found = known.get(node);
    if (!found) known.set(node, found = readsOf(node));
    return found;
  };
}

/** Takes away values that read none of the others, again and again: what is left lies on a circle or leads to one. */
function leadingToCircles(starts: readonly AstNode[], reads: Reads): ReadonlySet<AstNode> {
  const left = new Set(starts);
  for (const node of left) for (const target of reads(node)) left.add(target);
  const readers = new Map<AstNode, AstNode[]>([...left].map(node => [node, []]));
  const toRead = new Map<AstNode, number>();
  for (const node of left) {
    toRead.set(node, reads(node).length);
    for (const target of reads(node)) readers.get(target)!.push(node);
  }
  const done = [...left].filter(node => toRead.get(node) === 0);
  for (let node = done.pop(); node; node = done.pop()) {
    left.delete(node);
    for (const reader of readers.get(node)!) {
      toRead.set(reader, toRead.get(reader)! - 1);
      if (toRead.get(reader) === 0) done.push(reader);
    }
  }
  return left;
}

function circle(start: AstNode, reads: Reads): AstNode[] | undefined {
  const seen = new Set<AstNode>();
  const visit = (node: AstNode, path: readonly AstNode[]): AstNode[] | undefined => {
    for (const target of reads(node)) {
      if (target === start) return [...path, start];
      if (seen.has(target) || path.length > 200) continue;
      seen.add(target);
      const found = visit(target, [...path, target]);
      if (found) return found;
    }
    return undefined;
  };
  return visit(start, [start]);
}

/** A circle is one mistake, so it is reported once: on the first of its declarations in the text. */
function isFirst(node: AstNode, path: readonly AstNode[]): boolean {
  const document = AstUtils.getDocument(node);
  return !path.some(other => checked.has(other.$type) && AstUtils.getDocument(other) === document && (other.$cstNode?.offset ?? 0) < (node.$cstNode?.offset ?? 0));
}

/** No value depends on itself, directly or through others. */
export const noValueCycles = defineCheck<ast.RemitFile>(ast.RemitFile.$type, (file, report: Report) => {
  const starts = treeOf(file).filter(node => checked.has(node.$type));
  const reads = remembering();
  const suspects = leadingToCircles(starts, reads);
  for (const node of starts) {
    const path = suspects.has(node) ? circle(node, reads) : undefined;
    if (path && isFirst(node, path)) report(dependsOnItself, { name: nameOf(node), path: path.map(nameOf).map(name => `'${name}'`) }, { node, property: 'name' });
  }
});
