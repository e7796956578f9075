import { cmp } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { boundsBackwards } from '../../diagnostics/mod.ts';
import { literalOf } from '../../model/literals.ts';
import { defineCheck, type Check, type Report } from '../check.ts';

function check(node: ast.BetweenBounds | ast.ScoreMeasure, report: Report): void {
  const low = literalOf(node.low);
  const high = literalOf(node.high);
  if (low && high && low.kind === high.kind && cmp(low.value, high.value) >= 0) {
    report(boundsBackwards, { low: node.low.$cstNode?.text ?? '', high: node.high.$cstNode?.text ?? '' }, { node });
  }
}

/** Bounds of facts and measures, and the ends of scores, leave room for a value between them. */
export const boundsRunUpwards: readonly Check[] = [
  defineCheck<ast.BetweenBounds>(ast.BetweenBounds.$type, check),
  defineCheck<ast.ScoreMeasure>(ast.ScoreMeasure.$type, check),
];
