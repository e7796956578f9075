import type { CheckResult, Entitlement, Hold, HoldReason, PublishedValue, Result, Unfunded } from '../result.ts';
import type { Schema } from './schema.ts';
import { RESULT_FORMAT } from '../result.ts';
import { count, documentSchema, flag, list, map, object, oneOf, ref, text, truth, word, words } from './build.ts';
import { commonDefinitions } from './common.ts';
import { ledgerBody, ledgerDefinitions } from './ledger-schema.ts';

const id = ref('id');
const key = ref('key');
const money = ref('money');
const dims = map(key);
const version = count(1, 1_000);

type Reason<R extends HoldReason['reason']> = Extract<HoldReason, { reason: R }>;
const computed = ['division-by-zero', 'degenerate-scale', 'no-earlier-period', 'empty'] as const;

const definitions: Record<string, Schema> = {
  ...commonDefinitions,
  ...ledgerDefinitions,
  ledger: ledgerBody,
  leg: object<Entitlement['legs'][number]>({ payer: id, payee: id, amount: money }, { fund: id }),
  entitlement: object<Entitlement>({ line: id, period: key, amount: money, legs: list(ref('leg')) }, { dims, version, notApplicable: text, heldInPart: list(text) }),
  holdReason: oneOf(
    object<Reason<'missing'>>({ reason: word('missing'), fact: id, period: key }, { dims }),
    object<Reason<'too-few'>>({ reason: word('too-few'), of: id, noun: text, least: ref('number'), count: ref('number'), period: key }),
    object<Reason<'fund-exceeded'>>({ reason: word('fund-exceeded'), fund: id }),
    object<Reason<'check'>>({ reason: word('check'), check: id }),
    object<Reason<'held-with'>>({ reason: word('held-with'), line: id }),
    object<Reason<'unknown-member'>>({ reason: word('unknown-member'), group: id, key }),
    object<Reason<'undecided'>>({ reason: word('undecided'), decision: id, on: ref('date'), period: key }, { dims }),
    ...computed.map(reason => object<Reason<typeof reason>>({ reason: word(reason), detail: text })),
  ),
  hold: object<Hold>({ line: id, period: key, reasons: list(ref('holdReason'), 1) }, { dims, version }),
  unfunded: object<Unfunded>({ line: id, period: key, fund: id, amount: money, then: words('lapses', 'carried', 'owed') }, { dims }),
  value: object<PublishedValue>({ id, period: key, value: oneOf(text, truth, { type: 'null' }) }, { dims, notApplicable: text }),
  checkResult: object<CheckResult>({ id, title: text, period: key, holds: oneOf(truth, { type: 'null' }) }, { dims }),
  carried: object<Result['carried'][number]>({ payer: id, payee: id, amount: money }),
};

/** Schema of the result of a run. */
export const resultSchema = documentSchema('remit-result-1.0', 'Remit result', 'What a run gives, with the hash of every input.',
  object<Result>({
    format: word(RESULT_FORMAT), program: ref('hash'), facts: ref('hash'), prior: ref('hash'), contract: id, currency: ref('currencyCode'), asOf: ref('date'),
    entitlements: list(ref('entitlement')), holds: list(ref('hold')), unfunded: list(ref('unfunded')), values: list(ref('value')), checks: list(ref('checkResult')),
    postings: list(ref('posting')), payments: list(ref('payment')), carried: list(ref('carried')), ledger: ref('ledger'),
  }, { trial: flag }), definitions);
