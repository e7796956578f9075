import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { treeOf } from '../../model/tree.ts';
import type { Graphs } from '../graphs/graphs.ts';

const known = new WeakMap<Graphs, ReadonlyMap<AstNode, ReadonlySet<string>>>();

/** Whether an amount is worked out along a ramp from one level of an outcome to another: where they stand the wrong way round, it cannot be paid, or pays for getting worse. */
export function hasRampOf(outcome: ast.Outcome, from: string, to: string, graphs: Graphs): boolean {
  let ramps = known.get(graphs);
  if (!ramps) known.set(graphs, ramps = rampsIn(graphs));
  return ramps.get(outcome)?.has(`${from} ${to}`) === true;
}

function rampsIn({ visible }: Graphs): ReadonlyMap<AstNode, ReadonlySet<string>> {
  const ramps = new Map<AstNode, Set<string>>();
  for (const declaration of visible) {
    if (!ast.isPayable(declaration) && !ast.isLet(declaration) && !ast.isTable(declaration)) continue;
    for (const ramp of treeOf(declaration).filter(ast.isRamp)) {
      const holder: AstNode = ramp.$container;
      const value: AstNode | undefined = ast.isScored(holder) ? holder.value : undefined;
      const outcome = ast.isReference(value) ? value.target?.ref : undefined;
      if (!outcome || !ast.isLevelValue(ramp.from) || !ast.isLevelValue(ramp.to)) continue;
      const pairs = ramps.get(outcome) ?? new Set();
      ramps.set(outcome, pairs.add(`${ramp.from.level} ${ramp.to.level}`));
    }
  }
  return ramps;
}
