import type { Program } from '../program.ts';
import type { Finding } from './finding.ts';
import { PROGRAM_FORMAT } from '../program.ts';
import { programSchema } from '../schema/program-schema.ts';
import { meaningChecks, namingChecks } from './program/index.ts';
import { programModel } from './program/model.ts';
import { shapeFindings, shapeKinds } from './shape/findings.ts';

export const programShapeKinds = shapeKinds('PRG');

/**
 * Everything that is wrong with a program; none means that a runtime can run it.
 * First its shape, then its names and periods, then its meaning: a later stage is
 * reached only when the earlier ones find nothing.
 */
export function validateProgram(value: unknown): Finding[] {
  const shape = shapeFindings(value, programSchema, PROGRAM_FORMAT, programShapeKinds);
  if (shape.length > 0) return shape;
  const model = programModel(value as Program);
  const findings: Finding[] = [];
  for (const stage of [namingChecks, meaningChecks]) {
    for (const check of stage) check.run(model, each => findings.push(each));
    if (findings.length > 0) break;
  }
  return findings;
}
