import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { append } from '../../model/grouped.ts';
import { treeOf } from '../../model/tree.ts';

/** A declaration that reads another one. */
export interface Reader {
  readonly by: ast.Declaration;
  /** Where it reads it, or the named value through which it does. */
  readonly at: AstNode;
}

/** Which declarations read which, in amounts, conditions and limits. */
export interface ReadGraph {
  /** The declarations that read one, directly or through named values, tables, curves, measures and outcomes; each once, nearest first. */
  readersOf(node: AstNode): readonly Reader[];
}

/** Makes the graph of all declarations that a contract sees, with its own and those that its variations add. */
export function readGraphOf(declarations: readonly ast.Declaration[], visible: readonly AstNode[]): ReadGraph {
  const readers = new Map<AstNode, Reader[]>();
  const all = new Set<AstNode>([...declarations, ...visible.filter((node) => isNamed(node))]);
  for (const by of all) {
    for (const at of treeOf(by)) {
      const target = readAt(at);
      const to = ast.isColumn(target) ? target.$container.$container : target;
      if (to && to !== by) append(readers, to, { by: by as ast.Declaration, at });
    }
  }
  return {
    readersOf: (node) => {
      const found = new Map<AstNode, Reader>();
      const reached = new Set<AstNode>([node]);
      for (const one of reached) {
        for (const reader of readers.get(one) ?? []) {
          if (!found.has(reader.by)) found.set(reader.by, reader);
          if (isNamed(reader.by)) reached.add(reader.by);
        }
      }
      return [...found.values()];
    },
  };
}

function readAt(at: AstNode): AstNode | undefined {
  if (ast.isReference(at)) return at.target?.ref;
  if (ast.isRate(at)) return at.source?.ref;
  if (ast.isUplift(at) || ast.isHeldBy(at) || ast.isGoals(at)) return at.fact?.ref;
  if (ast.isMeasuredBy(at)) return at.measure?.ref;
  return ast.isSurplus(at) ? at.balance?.ref : undefined;
}

/** Whether what a declaration reads is passed on to those that read it by its name. */
function isNamed(node: AstNode): boolean {
  return ast.isLet(node) || ast.isTable(node) || ast.isCurve(node) || ast.isMeasure(node) || ast.isOutcome(node);
}
