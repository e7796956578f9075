import * as ast from '../../ast.ts';
import { differentThings } from '../../diagnostics/mod.ts';
import { defineCheck } from '../check.ts';

/** An effect counts the same thing on both sides. */
export const effectsCompareLike = defineCheck<ast.EffectMeasure>(ast.EffectMeasure.$type, (measure, report) => {
  if (measure.event && measure.controlEvent && measure.event !== measure.controlEvent) {
    report(differentThings, { first: measure.event, second: measure.controlEvent }, { node: measure, property: 'controlEvent' });
  }
});
