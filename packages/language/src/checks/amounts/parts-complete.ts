import { cmp, eq, isZero } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { emptyPart, partsBroken } from '../../diagnostics/mod.ts';
import { literalOf } from '../../model/literals.ts';
import { defineCheck, type Check, type Report } from '../check.ts';

function check(ranges: readonly ast.PartRange[], report: Report): void {
  const tell = (detail: string, node: ast.PartRange): void => report(partsBroken, { detail }, { node });
  ranges.forEach((range, index) => {
    const previous = ranges[index - 1];
    const from = range.from && literalOf(range.from);
    const to = range.to && literalOf(range.to);
    if (from && to && from.kind === to.kind && cmp(from.value, to.value) >= 0) {
      return report(emptyPart, { low: range.from!.$cstNode?.text ?? '', high: range.to!.$cstNode?.text ?? '' }, { node: range });
    }
    if (!previous) {
      if (!range.first && from && !isZero(from.value)) tell("The first part must start at the first pound, with 'first'.", range);
      return;
    }
    if (range.first) return tell("Only the first part starts with 'first' or 'up to'.", range);
    if (previous.beyond) return tell("Nothing lies beyond 'beyond': it must be the last part.", range);
    const before = previous.to && literalOf(previous.to);
    if (before && from && (before.kind !== from.kind || !eq(before.value, from.value))) tell('This part does not start where the one before ends.', range);
  });
}

/** Parts follow one another from the first pound on, without gap or overlap. */
export const partsComplete: readonly Check[] = [
  defineCheck<ast.SharedInParts>(ast.SharedInParts.$type, (rule, report) => check(rule.parts.map(part => part.range).filter(range => range !== undefined), report)),
  defineCheck<ast.Marginal>(ast.Marginal.$type, (scale, report) => check(scale.parts.map(part => part.range).filter(range => range !== undefined), report)),
];
