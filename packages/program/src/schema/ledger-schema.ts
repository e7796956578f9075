import type { Ledger, LedgerRun, Payment, Posting, PostingTax } from '../ledger.ts';
import type { Schema } from './schema.ts';
import { LEDGER_FORMAT } from '../ledger.ts';
import { count, documentSchema, flag, list, map, object, ref, word, words } from './build.ts';
import { commonDefinitions } from './common.ts';

const id = ref('id');
const key = ref('key');
const date = ref('date');
const money = ref('money');
const seq = count(1, 1_000_000);
const added = count(0, 1_000_000_000);

/** Postings, payments and the ledger; results contain them too. */
export const ledgerDefinitions: Readonly<Record<string, Schema>> = {
  shortKey: { type: 'string', pattern: '^[0-9a-f]{32}$', description: 'First 32 hexadecimal digits of a SHA-256.' },
  posting: object<Posting>({
    key: ref('shortKey'), seq, line: id, period: key, payer: id, payee: id,
    kind: words('accrual', 'adjustment', 'recovery', 'tax'), amount: money, due: date, asOf: date,
  }, { dims: map(key), fund: id, tax: object<PostingTax>({ treatment: words('standard', 'reduced'), rate: ref('number'), point: date }, { refunds: id }) }),
  payment: object<Payment>({
    key: ref('shortKey'), seq, payer: id, payee: id, amount: money, due: date, asOf: date,
    settles: list(object<Payment['settles'][number]>({ posting: ref('shortKey'), amount: money }), 1),
  }, { invoice: flag, net: money, tax: money }),
  ledgerRun: object<LedgerRun>({ asOf: date, program: ref('hash'), facts: ref('hash'), prior: ref('hash'), postings: added, payments: added, hash: ref('hash') }, { despite: list(ref('objection'), 1) }),
  objection: { type: 'string', pattern: '^[A-Z]{2,5}-[0-9]{3}$', description: 'Code of what a reviewer objects to.' },
};

/** The body of a ledger, to stand alone or inside a result. */
export const ledgerBody = object<Ledger>({
  format: word(LEDGER_FORMAT), contract: id, currency: ref('currencyCode'), postings: list(ref('posting')), payments: list(ref('payment')), runs: list(ref('ledgerRun')),
});

/** Schema of the ledger of a contract. */
export const ledgerSchema = documentSchema('remit-ledger-1.0', 'Remit ledger', 'What has been posted and instructed so far. Never edited, only added to.',
  ledgerBody, { ...commonDefinitions, ...ledgerDefinitions });
