import type { Aggregation, Band, ByPeriod, Case, Expr, Lookup, Reviews } from '../expression.ts';
import type { Schema } from './schema.ts';
import { ROUNDING_MODES } from '../rational.ts';
import { count, list, map, object, oneOf, pair, ref, text, truth, word, words } from './build.ts';

type Op = Expr['op'];
type NodeOf<O extends Op> = Extract<Expr, { op: O }>;
type Fields<O extends Op> = Omit<NodeOf<O>, 'op'>;

const expr = ref('expression');
const id = ref('id');
const key = ref('key');
const number = ref('number');
const aggregate = words('sum', 'average', 'median', 'min', 'max', 'count');
const args = object<{ args: Expr[] }>({ args: list(expr, 1) });
const two = object<{ args: [Expr, Expr] }>({ args: pair(expr, expr) });
const one = object<{ arg: Expr }>({ arg: expr });

/** The fields of each node besides `op`. */
const fields: { readonly [O in Op]: Schema } = {
  number: object<Fields<'number'>>({ v: number }),
  bool: object<Fields<'bool'>>({ v: truth }),
  code: object<Fields<'code'>>({ v: key }),
  date: object<Fields<'date'>>({ v: ref('date') }),
  fact: object<Fields<'fact'>>({ id }, { part: words('numerator', 'denominator', 'excluded') }),
  var: object<Fields<'var'>>({ id }),
  line: object<Fields<'line'>>({ id }),
  column: object<Fields<'column'>>({ id }),
  key: object<Fields<'key'>>({ dim: key }),
  add: args, sub: args, mul: args, div: args, min: args, max: args,
  round: object<Fields<'round'>>({ arg: expr, unit: number, mode: words(...ROUNDING_MODES) }, { root: { type: 'integer', const: 2 } }),
  cmp: object<Fields<'cmp'>>({ rel: words('lt', 'le', 'gt', 'ge', 'eq', 'ne'), args: two.properties!['args']! }),
  and: args, or: args,
  not: one,
  case: object<Fields<'case'>>({ when: list(object<Case['when'][number]>({ if: expr, then: expr }), 1), else: expr }),
  isMissing: one,
  isNotApplicable: one,
  notApplicable: object<Fields<'notApplicable'>>({ reason: text }),
  missing: object<Fields<'missing'>>({ reason: word('too-few'), of: id, noun: text, least: number, count: expr }),
  orElse: args,
  deadline: object<Fields<'deadline'>>({ arg: expr, by: map(ref('date')), else: expr }),
  heldPart: object<Fields<'heldPart'>>({ arg: expr, part: text }),
  decided: object<Fields<'decided'>>({ id }),
  known: object<Fields<'known'>>({ arg: expr }, { from: ref('date'), until: ref('date'), unless: expr }),
  band: object<Fields<'band'>>({
    x: expr, mode: words('whole', 'graduated'),
    bands: list(object<Band['bands'][number]>({ v: expr }, { to: expr, includesTo: truth }), 1),
  }),
  interpolate: object<Fields<'interpolate'>>({ x: expr, points: list(pair(expr, expr), 1) }, { before: expr, after: expr }),
  lookup: object<Fields<'lookup'>>({ by: expr, rows: list(object<Lookup['rows'][number]>({ codes: list(key), v: expr })) }, { else: expr }),
  byPeriod: object<Fields<'byPeriod'>>({ grain: ref('grain'), cases: list(object<ByPeriod['cases'][number]>({ periods: list(key), v: expr })) }, { else: expr }),
  ordinal: object<Fields<'ordinal'>>({ in: ref('grain') }, { count: truth }),
  at: object<Fields<'at'>>({ arg: expr }, { back: count(0, 10_000), grain: ref('grain'), period: key, else: expr }),
  over: object<Fields<'over'>>({
    fn: aggregate, arg: expr, grain: ref('grain'),
    window: oneOf(words('in', 'toDate', 'term'), object<{ last: number }>({ last: count(1, 10_000) })),
  }),
  agg: object<Fields<'agg'>>({
    fn: aggregate, arg: expr,
    in: oneOf(object<Extract<Aggregation['in'], { dim: unknown }>>({ dim: key }), object<Extract<Aggregation['in'], { rows: unknown }>>({ rows: id })),
  }, { within: key, where: expr }),
  outer: object<Fields<'outer'>>({ dim: key, arg: expr }),
  pick: object<Fields<'pick'>>({ dim: key, key, arg: expr }),
  alloc: object<Fields<'alloc'>>({ total: expr, dim: key, weight: expr, unit: number }, { where: expr, min: expr, max: expr }),
  split: object<Fields<'split'>>({ arg: expr, weights: list(expr, 1), index: count(0, 10_000), unit: number }, { remainderTo: count(0, 10_000) }),
  earned: object<Fields<'earned'>>({ line: id, part: id }),
  partOf: object<Fields<'partOf'>>({ dim: key, by: words('days', 'months') }, {
    after: object<NonNullable<Fields<'partOf'>['after']>>({ first: object<Reviews['first']>({ months: count(0, 1200), days: count(0, 40_000) }), nth: count(0, 1200) }, { everyMonths: count(1, 1200) }),
  }),
  reviewed: object<Fields<'reviewed'>>({ dim: key, first: object<Reviews['first']>({ months: count(0, 1200), days: count(0, 40_000) }) }, { everyMonths: count(1, 1200) }),
  atReview: object<Fields<'atReview'>>({ arg: expr, dim: key, first: object<Reviews['first']>({ months: count(0, 1200), days: count(0, 40_000) }), from: words('month', 'quarter', 'year', 'cohort', 'term', 'day') }, { everyMonths: count(1, 1200), nth: count(1, 1200) }),
};

/** Every `op` of the format. */
export const OPS = Object.keys(fields) as Op[];

/** `expression`, and a definition for each node. */
export const expressionDefinitions: Readonly<Record<string, Schema>> = {
  grain: words('month', 'quarter', 'year', 'cohort', 'term'),
  expression: oneOf(...OPS.map(op => ref(`node-${op}`))),
  ...Object.fromEntries(OPS.map(op => [`node-${op}`, node(op, fields[op])])),
};

function node(op: Op, { properties, required }: Schema): Schema {
  return { type: 'object', properties: { op: word(op), ...properties }, required: ['op', ...required!], additionalProperties: false };
}
