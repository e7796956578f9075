import type { FactsDocument, Member, Observation, ObservedValue, Row } from '../facts.ts';
import type { Schema } from './schema.ts';
import { FACTS_FORMAT } from '../facts.ts';
import { documentSchema, flag, list, map, object, oneOf, ref, text, truth, word } from './build.ts';
import { commonDefinitions } from './common.ts';

const key = ref('key');
const date = ref('date');
const number = ref('number');
const dims = map(key);

type Parts = Extract<ObservedValue, { numerator: unknown }>;
type Absent = Extract<ObservedValue, { notApplicable: unknown }>;

/** Members, observations and rows; scenarios use them too. */
export const factDefinitions: Readonly<Record<string, Schema>> = {
  member: object<Member>({ key }, { title: text, joined: date, left: date, recordedAt: date, at: text }),
  observedValue: oneOf(
    { type: 'string', maxLength: 4000 }, truth,
    object<Parts>({ numerator: number, denominator: number }, { excluded: number }),
    object<Absent>({ notApplicable: flag }, { reason: text }),
  ),
  observation: object<Observation>({ fact: ref('id'), period: key, value: ref('observedValue') }, { id: ref('id'), dims, recordedAt: date, supersedes: ref('id'), decidedBy: list(ref('id'), 1), at: text }),
  row: object<Row>({
    period: key,
    values: map(oneOf({ type: 'string', maxLength: 4000 }, truth, { type: 'null' }), ref('id')),
  }, { dims, recordedAt: date, at: text }),
};

/** The lists of facts by which a document gives members, observations and rows. */
export const factLists = {
  members: map(list(ref('member'))),
  observations: list(ref('observation')),
  rows: map(list(ref('row')), ref('id')),
};

/** Schema of the facts of a contract. */
export const factsSchema = documentSchema('remit-facts-1.0', 'Remit facts', 'What has been observed, and when it was recorded. Only added to.',
  object<FactsDocument>({ format: word(FACTS_FORMAT), observations: factLists.observations }, { members: factLists.members, rows: factLists.rows }),
  { ...commonDefinitions, ...factDefinitions });
