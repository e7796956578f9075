import type { Expectation, Scenario, ScenarioSuite } from '../scenario.ts';
import type { Schema } from './schema.ts';
import { SCENARIOS_FORMAT } from '../scenario.ts';
import { documentSchema, list, map, object, oneOf, ref, text, truth, word, words } from './build.ts';
import { commonDefinitions } from './common.ts';
import { factDefinitions, factLists } from './facts-schema.ts';

type Expect<K extends Expectation['kind']> = Extract<Expectation, { kind: K }>;

const id = ref('id');
const key = ref('key');
const amount = ref('number');
const rel = words('is', 'atLeast', 'atMost', 'moreThan', 'lessThan');
const common = { at: text, asOf: ref('date') };
const withDims = { ...common, dims: map(key) };
const within = { within: amount };
const lines = list(id, 1);

const definitions: Record<string, Schema> = {
  ...commonDefinitions,
  ...factDefinitions,
  expectation: oneOf(
    object<Expect<'entitlement'>>({ kind: word('entitlement'), text, of: text, lines, period: key, rel, amount }, { ...withDims, ...within }),
    object<Expect<'part'>>({ kind: word('part'), text, of: text, line: id, part: id, period: key, rel, amount }, { ...withDims, ...within }),
    object<Expect<'held'>>({ kind: word('held'), text, of: text, lines, period: key, for: text }, withDims),
    object<Expect<'payment'>>({ kind: word('payment'), text, from: id, to: id, rel, amount }, { ...common, ...within, due: ref('date') }),
    object<Expect<'earnings'>>({ kind: word('earnings'), text, party: id, period: key, rel, amount }, { ...common, ...within }),
    object<Expect<'paid'>>({ kind: word('paid'), text, to: id, period: key, rel, amount }, { ...common, ...within }),
    object<Expect<'finding'>>({ kind: word('finding'), text, code: text, on: text, in: text }, common),
    object<Expect<'value'>>({ kind: word('value'), text, id, period: key, rel, value: oneOf(text, truth, { type: 'null' }) }, { ...withDims, ...within }),
  ),
  scenario: object<Scenario>({ title: text, observations: factLists.observations, expect: list(ref('expectation')) }, {
    at: text, members: factLists.members, rows: factLists.rows, otherwise: words('atTarget', 'atBaseline', 'atLeast'),
    levels: list(object<NonNullable<Scenario['levels']>[number]>({ fact: id, value: ref('observedValue') }, { period: key })),
  }),
};

/** Schema of the scenarios of a contract. */
export const scenariosSchema = documentSchema('remit-scenarios-1.0', 'Remit scenarios', 'Worked examples of a contract: facts, and what must come out.',
  object<ScenarioSuite>({ format: word(SCENARIOS_FORMAT), contract: id, scenarios: list(ref('scenario')) }), definitions);
