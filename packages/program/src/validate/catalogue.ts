import type { FindingKind } from './finding.ts';
import { factsChecks } from './facts/index.ts';
import { ledgerChecks } from './ledger/index.ts';
import { programKinds } from './program/index.ts';
import { factsShapeKinds } from './validate-facts.ts';
import { ledgerShapeKinds } from './validate-ledger.ts';
import { programShapeKinds } from './validate-program.ts';

/** Every kind of finding of this package, by code. */
export const catalogue: readonly FindingKind[] = [
  ...Object.values(programShapeKinds), ...programKinds,
  ...Object.values(factsShapeKinds), ...factsChecks.flatMap(check => check.kinds),
  ...Object.values(ledgerShapeKinds), ...ledgerChecks.flatMap(check => check.kinds),
].sort((a, b) => a.code < b.code ? -1 : 1);
