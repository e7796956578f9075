import type { Body, Check, Counterparty, DueFrom, Fact, Fund, FundSource, Group, Judgement, Line, LineTax, Party, PaymentCalendar, Period, Program, Recovery, RowTable, SetDeclaration, Slot, Span, Tax, Var, Version } from '../program.ts';
import type { Schema } from './schema.ts';
import { PROGRAM_FORMAT } from '../program.ts';
import { ROUNDING_MODES } from '../rational.ts';
import { count, documentSchema, flag, list, map, object, oneOf, ref, text, truth, word, words } from './build.ts';
import { commonDefinitions } from './common.ts';
import { expressionDefinitions } from './expression-schema.ts';

const id = ref('id');
const key = ref('key');
const date = ref('date');
const number = ref('number');
const grain = ref('grain');
const expr = ref('expression');
const each = list(key);
const days = count(0, 100_000);
const factType = words('money', 'number', 'percentage', 'count', 'ratio', 'bool', 'code', 'date');
const term = words('year', 'term');
const treatment = words('standard', 'reduced');
/** Files are named after the contract, so its name leads to no other folder. */
const fileName: Schema = { type: 'string', minLength: 1, maxLength: 200, pattern: '^[^\\p{Cc}\\p{Cf}/\\\\:]+$', description: 'The name of the contract, without / \\ and :, as files are named after it.' };

/** What becomes of what a fund cannot pay. */
const fundRules = {
  whenExceeded: oneOf(rule('hold'), rule('inOrder'), rule('scale'), rule('overflow', { to: id })),
  unfunded: oneOf(rule('lapses'), rule('carried'), rule('owed', { by: id })),
};

const definitions: Record<string, Schema> = {
  ...commonDefinitions,
  ...expressionDefinitions,
  span: object<Span>({ start: date, end: date }),
  party: object<Party>({ id, roles: list(text) }, { title: text, identifiers: map(text) }),
  group: object<Group>({ id: key, member: text, keyedBy: text }, { title: text, max: number, countedOn: map(date) }),
  set: object<SetDeclaration>({ id: key, elements: list(object<SetDeclaration['elements'][number]>({ key }, { title: text, in: key }), 1) }, { parent: key }),
  period: object<Period>({ id: key, grain, start: date, end: date, in: map(key, grain) }, { history: flag }),
  fact: object<Fact>({ id, type: factType, grain, each }, {
    title: text, unit: text,
    parts: object<NonNullable<Fact['parts']>>({ numerator: text, denominator: text }, { excluded: text }),
    codes: list(key, 1), min: expr, max: expr, mayBeNotApplicable: flag, emptyIsNotApplicable: flag, availableAfterDays: days,
  }),
  rows: object<RowTable>({
    id, grain, each, key: list(id),
    columns: list(object<RowTable['columns'][number]>({ id, type: factType }, { codes: list(key, 1), min: number, max: number }), 1),
  }, { title: text }),
  var: object<Var>({ id, type: words('money', 'number', 'percentage', 'bool', 'code', 'date'), grain, each, expr }, { title: text, published: flag }),
  partyAsCounterparty: object<Extract<Counterparty, { party: unknown }>>({ party: id }),
  memberAsCounterparty: object<Extract<Counterparty, { member: unknown }>>({ member: key }),
  fundSource: object<FundSource>({ party: id, share: number }, { cap: object<NonNullable<FundSource['cap']>>({ window: term, max: expr, overflowTo: id }) }),
  fund: object<Fund>({
    id, sources: list(ref('fundSource'), 1),
    limits: list(object<Fund['limits'][number]>({ window: term, max: expr }, { versions: list(count(1, 1_000), 1), includesTax: flag })),
    ...fundRules,
  }, { title: text, remainderTo: id, terms: list(object<NonNullable<Fund['terms']>[number]>({ versions: list(count(1, 1_000), 1), sources: list(ref('fundSource'), 1), ...fundRules }, { remainderTo: id }), 1) }),
  version: object<Version>({ number: count(1, 1_000), effective: date }, { title: text, reason: text, agreedBy: list(id, 1), agreedOn: date }),
  dueFrom: object<DueFrom>({ fact: id, days }, { working: flag, rollsBack: flag }),
  calendar: object<PaymentCalendar>({ from: date, through: date, holidays: list(date) }),
  slot: object<Slot>({ period: key, opens: date, due: date }, {
    ended: list(object<NonNullable<Slot['ended']>[number]>({ unless: id, opens: date, due: date }), 1),
    dueFrom: ref('dueFrom'),
    dueAfterReview: object<NonNullable<Slot['dueAfterReview']>>({ dim: key, first: object<NonNullable<Slot['dueAfterReview']>['first']>({ months: count(0, 1200), days: count(0, 40_000) }), days }, { everyMonths: count(1, 1200), rollsBack: flag }),
    version: count(1, 1_000),
    split: list(object<NonNullable<Slot['split']>[number]>({ version: count(1, 1_000), from: date, part: number }), 1),
  }),
  recovery: object<Recovery>({ how: words('carry', 'invoice', 'none') }, { days, lapses: flag, atMost: number }),
  line: object<Line>({
    id, kind: words('payment', 'pool', 'share', 'subcontract', 'withhold', 'budget', 'choice', 'advance', 'offset'), of: text,
    from: oneOf(object<{ fund: string }>({ fund: id }), ref('partyAsCounterparty'), ref('memberAsCounterparty')),
    to: oneOf(ref('partyAsCounterparty'), ref('memberAsCounterparty'), object<{ nobody: true }>({ nobody: flag })),
    grain, each, schedule: list(ref('slot')), amount: expr, recovery: ref('recovery'), lateDays: days,
  }, {
    title: text, subcontract: text,
    parts: list(object<NonNullable<Line['parts']>[number]>({ id, expr }), 1),
    limits: list(object<NonNullable<Line['limits']>[number]>({ window: words('period', 'year', 'term'), max: expr }, { perMember: flag })),
    negative: oneOf(word('carry'), object<Extract<Line['negative'], object>>({ invoiceDays: days })),
    outsideLimits: flag,
    tax: object<LineTax>({ treatment, recoverable: truth }, { borneBy: id }),
    heldWith: object<NonNullable<Line['heldWith']>>({ line: id }, { keepUntil: map(date) }),
  }),
  tax: object<Tax>({
    rounding: object<Tax['rounding']>({ unit: number, mode: words(...ROUNDING_MODES) }),
    rates: list(object<Tax['rates'][number]>({ treatment, from: date, rate: number }), 1),
  }),
  check: object<Check>({ id, title: text, grain, each, expr, severity: words('block', 'report') }, { code: text, lines: list(id) }),
  judgement: object<Judgement>({ id, type: words('money', 'number', 'percentage', 'count', 'bool', 'code', 'date'), grain, each, deadline: map(date) }, {
    title: text, by: id, codes: list(key, 1), min: number, max: number, otherwise: oneOf({ type: 'string', maxLength: 4000 }, truth), lateUntil: date,
  }),
  body: object<Body>({ id, members: list(id, 1), recused: list(object<Body['recused'][number]>({ member: id, interestIn: id })) }, { title: text, of: id, quorum: count(1, 10_000) }),
};

function rule(name: string, more: Record<string, Schema> = {}): Schema {
  return { type: 'object', properties: { rule: word(name), ...more }, required: ['rule', ...Object.keys(more)], additionalProperties: false };
}

/** Schema of the payment program. */
export const programSchema = documentSchema('remit-program-1.0', 'Remit payment program', 'Everything that can change an amount or a date of a contract, and nothing else.',
  object<Program>({
    format: word(PROGRAM_FORMAT),
    requires: { ...list(text), uniqueItems: true },
    id, name: fileName, version: text, status: words('design', 'signed', 'live'), profile: text,
    currency: object<Program['currency']>({ code: ref('currencyCode'), scale: count(0, 6) }),
    term: ref('span'), parties: list(ref('party')), groups: list(ref('group')), sets: list(ref('set')),
    grains: { ...list(grain), uniqueItems: true },
    periods: list(ref('period')), facts: list(ref('fact')), rows: list(ref('rows')), vars: list(ref('var')),
    funds: list(ref('fund')), lines: list(ref('line')), checks: list(ref('check')),
  }, { title: text, versions: list(ref('version'), 2), judgements: list(ref('judgement'), 1), bodies: list(ref('body'), 1), tax: ref('tax'), calendar: ref('calendar') }), definitions);
