import type { FactsDocument } from '../facts.ts';
import type { Finding } from './finding.ts';
import { FACTS_FORMAT } from '../facts.ts';
import { factsSchema } from '../schema/facts-schema.ts';
import { factsChecks } from './facts/index.ts';
import { shapeFindings, shapeKinds } from './shape/findings.ts';

export const factsShapeKinds = shapeKinds('FCT');

/** What is wrong with a facts document by itself; whether the facts fit a program is the runtime's to say. */
export function validateFactsShape(value: unknown): Finding[] {
  const findings = shapeFindings(value, factsSchema, FACTS_FORMAT, factsShapeKinds);
  if (findings.length > 0) return findings;
  for (const check of factsChecks) check.run(value as FactsDocument, each => findings.push(each));
  return findings;
}
