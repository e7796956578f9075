import type { DocumentSchema } from './schema.ts';
import { factsSchema } from './facts-schema.ts';
import { ledgerSchema } from './ledger-schema.ts';
import { mapSchema } from './map-schema.ts';
import { programSchema } from './program-schema.ts';
import { resultSchema } from './result-schema.ts';
import { scenariosSchema } from './scenarios-schema.ts';

export type { DocumentSchema, Schema } from './schema.ts';
export { SCHEMA_BASE } from './build.ts';
export { factsSchema, ledgerSchema, mapSchema, programSchema, resultSchema, scenariosSchema };

/** The schemas of all documents that programs and runs consist of, by the name that `remit schema NAME` takes. */
export const schemas: Readonly<Record<'program' | 'facts' | 'ledger' | 'result' | 'map' | 'scenarios', DocumentSchema>> = {
  program: programSchema, facts: factsSchema, ledger: ledgerSchema, result: resultSchema,
  map: mapSchema, scenarios: scenariosSchema,
};
