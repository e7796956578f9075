import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { dependsOnItself } from '../../diagnostics/typ.ts';
import { treeOf } from '../../model/tree.ts';
import { nameOf } from '../../types/describe.ts';
import { isWorkedOut, rememberedReads, type Reads } from '../../types/value-reads.ts';
import { defineCheck, type Report } from '../check.ts';

/** The values on circles, and those between two circles. */
function onCircles(starts: readonly AstNode[], reads: Reads): ReadonlySet<AstNode> {
  const all = new Set(starts);
  for (const node of all) for (const target of reads(node)) all.add(target);
  const leading = withoutEnds(all, reads);
  const readers = new Map<AstNode, AstNode[]>([...leading].map(node => [node, []]));
  for (const node of leading) for (const target of reads(node)) readers.get(target)?.push(node);
  return withoutEnds(leading, node => readers.get(node)!);
}

/** Takes away values that lead to none of the others, again and again. */
function withoutEnds(nodes: ReadonlySet<AstNode>, next: Reads): ReadonlySet<AstNode> {
  const left = new Set(nodes);
  const before = new Map<AstNode, AstNode[]>([...left].map(node => [node, []]));
  const toGo = new Map<AstNode, number>();
  for (const node of left) {
    const targets = next(node).filter(target => left.has(target));
    toGo.set(node, targets.length);
    for (const target of targets) before.get(target)!.push(node);
  }
  const ends = [...left].filter(node => toGo.get(node) === 0);
  for (let node = ends.pop(); node; node = ends.pop()) {
    left.delete(node);
    for (const one of before.get(node)!) {
      toGo.set(one, toGo.get(one)! - 1);
      if (toGo.get(one) === 0) ends.push(one);
    }
  }
  return left;
}

/** The shortest circle through a value among those that may lie on one, from the value to itself. */
function circle(start: AstNode, reads: Reads, suspects: ReadonlySet<AstNode>): AstNode[] | undefined {
  const from = new Map<AstNode, AstNode>();
  const next = [start];
  for (const node of next) {
    for (const target of reads(node)) {
      if (target === start) {
        const path = [start];
        for (let step = node; step !== start; step = from.get(step)!) path.push(step);
        return [...path, start].reverse();
      }
      if (from.has(target) || !suspects.has(target)) continue;
      from.set(target, node);
      next.push(target);
    }
  }
  return undefined;
}

/** How many names of a circle a message holds. */
const most = 12;

/** A circle is one mistake, so it is reported once: on the first of its declarations in the text. */
function isFirst(node: AstNode, path: readonly AstNode[]): boolean {
  const document = AstUtils.getDocument(node);
  return !path.some(other => isWorkedOut(other) && AstUtils.getDocument(other) === document && (other.$cstNode?.offset ?? 0) < (node.$cstNode?.offset ?? 0));
}

/** No value depends on itself, directly or through others. */
export const noValueCycles = defineCheck<ast.RemitFile>(ast.RemitFile.$type, (file, report: Report) => {
  const starts = treeOf(file).filter(node => isWorkedOut(node));
  const reads = rememberedReads();
  const suspects = onCircles(starts, reads);
  const told = new Set<AstNode>();
  for (const node of starts) {
    if (!suspects.has(node) || told.has(node)) continue;
    const path = circle(node, reads, suspects);
    path?.forEach(each => told.add(each));
    if (path && isFirst(node, path)) report(dependsOnItself, { name: nameOf(node), path: shown(path.map(nameOf).map(name => `'${name}'`)) }, { node, property: 'name' });
  }
});

/** The names of a circle, the middle of a long one left out. */
function shown(names: readonly string[]): readonly string[] {
  return names.length <= most ? names : [...names.slice(0, most / 2), `${(names.length - most).toLocaleString('en-GB')} others, the last of which`, ...names.slice(-most / 2)];
}
