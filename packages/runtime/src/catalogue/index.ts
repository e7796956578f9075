import type { FindingKind } from '@remit/program/validate/finding';
import { awaitedKinds } from './awaited.ts';
import { decisionKinds } from './decisions.ts';
import { factKinds } from './facts.ts';
import { ledgerKinds } from './ledger.ts';
import { programKinds } from './program.ts';
import { readingKinds } from './reading.ts';
import { scenarioKinds } from './scenarios.ts';

/** Every kind of finding of this package, by code. */
export const catalogue: readonly FindingKind[] = [...programKinds, ...factKinds, ...decisionKinds, ...readingKinds, ...awaitedKinds, ...ledgerKinds, ...scenarioKinds]
  .sort((a, b) => (a.code < b.code ? -1 : 1));
