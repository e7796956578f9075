import { cmp } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { rampBackwards } from '../../diagnostics/mod.ts';
import { literalOf, quantityValue } from '../../model/literals.ts';
import { defineCheck } from '../check.ts';

/** A rising ramp goes from a lower level to a higher one, a falling ramp the other way; so do its points. */
export const rampsRunTheRightWay = defineCheck<ast.Ramp>(ast.Ramp.$type, (ramp, report) => {
  const wrong = (order: -1 | 0 | 1): boolean => (ramp.direction === 'rising' ? order >= 0 : order <= 0);
  const from = ramp.from && literalOf(ramp.from);
  const to = ramp.to && literalOf(ramp.to);
  if (from && to && from.kind === to.kind && wrong(cmp(from.value, to.value))) {
    report(rampBackwards, { direction: ramp.direction, from: ramp.from!.$cstNode?.text ?? '', to: ramp.to!.$cstNode?.text ?? '' }, { node: ramp });
  }
  for (let index = 1; index < ramp.points.length; index++) {
    const before = quantityValue(ramp.points[index - 1]!.at);
    const here = quantityValue(ramp.points[index]!.at);
    if (before && here && wrong(cmp(before.value, here.value))) {
      report(rampBackwards, { direction: ramp.direction, from: ramp.points[index - 1]!.at.$cstNode?.text ?? '', to: ramp.points[index]!.at.$cstNode?.text ?? '' }, { node: ramp.points[index]! });
    }
  }
});
