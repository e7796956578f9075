import * as ast from '../../ast.ts';
import { expectedBeyondBounds } from '../../diagnostics/mod.ts';
import { factRange, isBeyond } from '../../model/measure-range.ts';
import { defineCheck } from '../check.ts';

/** The size that is expected of a population lies within the bounds of its size. */
export const expectedWithinBounds = defineCheck<ast.Population>(ast.Population.$type, ({ name, clauses }, report) => {
  const size = clauses.find(ast.isPopulationSize)?.fact;
  const range = size && factRange(size);
  const table = clauses.find(ast.isExpectedSize)?.value;
  if (!range || !ast.isLevelTable(table)) return;
  for (const { value } of table.entries) {
    if (value && isBeyond(range, value)) report(expectedBeyondBounds, { expected: value.$cstNode?.text ?? '', population: name, ...range.written }, { node: value });
  }
});
