import { describe, expect, it } from 'vitest';
import type { Ledger, Payment, Posting } from '@remit/program';
import { newLedger, paymentKey, postingKey, withRun } from '@remit/program';
import { Folder } from '../cli/support/run.ts';
import { compiledClinics } from './support/compiled.ts';
import { expectRefused, expectWrongUse } from './support/refused.ts';

const facts = 'fact,period,member,value\nVisits,2026-04,A,100\nVisits,2026-05,A,10\nVisits,2026-04,B,7\n';
const argv = (...more: string[]): string[] => ['run', 'P.program.json', '--facts', 'f.csv', '--as-of', '2027-08-01', ...more];
const again = argv('--ledger', 'l.json', '--ledger-out', 'l.json', '--out', 'made/');

let first: string | undefined;

async function ledgerText(): Promise<string> {
  if (first !== undefined) return first;
  const folder = new Folder({ 'P.program.json': (await compiledClinics()).program, 'f.csv': facts });
  const { code, stderr } = await folder.remit(...argv('--ledger-out', 'l.json'));
  if (code !== 0) throw new Error(stderr);
  return (first = folder.read('l.json'));
}

async function folderWith(change: (text: string) => string | Uint8Array): Promise<Folder> {
  return new Folder({ 'P.program.json': (await compiledClinics()).program, 'f.csv': facts, 'l.json': change(await ledgerText()) });
}

const edited = (change: (ledger: any) => void) => (text: string): string => {
  const ledger = JSON.parse(text) as Ledger;
  change(ledger);
  return `${JSON.stringify(ledger, null, 2)}\n`;
};

const refused: readonly (readonly [why: string, change: (text: string) => string | Uint8Array, code: string])[] = [
  ['empty', () => '', 'LED-095'],
  ['cut in half', (text) => text.slice(0, text.length / 2), 'LED-095'],
  ['a hundred thousand brackets', () => '['.repeat(100_000), 'LED-095'],
  ['not UTF-8', (text) => Buffer.from(text.replace('"A"', '"\u00e9"'), 'latin1'), 'LED-096'],
  ['null', () => 'null', 'LED-001'],
  ['an object without anything', () => '{}', 'LED-001'],
  ['that of another contract', edited((ledger) => { ledger.contract = 'Other'; }), 'LED-009'],
  ['in another currency', edited((ledger) => { ledger.currency = 'EUR'; }), 'LED-010'],
  ['given a field more', edited((ledger) => { ledger.postings[0].note = 'by hand'; }), 'LED-003'],
  ['given a number without quotation marks', edited((ledger) => { ledger.postings[0].amount = 1235; }), 'LED-004'],
  ['given one amount twice', (text) => text.replace('"amount":', '"amount": "0.01", "amount":'), 'LED-094'],
  ['given a name that reaches the prototype', (text) => text.replace('"postings"', '"__proto__": {}, "postings"'), 'LED-007'],
  ['given a member that reaches the prototype', (text) => text.replace('"Clinics": "A"', '"__proto__": "A"'), 'LED-007'],
  ['with a posting changed upwards', edited((ledger) => { ledger.postings[0].amount = '9999.99'; }), 'LED-019'],
  ['with a posting changed downwards', edited((ledger) => { ledger.postings[0].amount = '0.01'; }), 'LED-018'],
  ['with a posting turned round', edited((ledger) => { ledger.postings[0].amount = `-${ledger.postings[0].amount}`; }), 'LED-018'],
  ['with tenths of a penny', edited((ledger) => { ledger.postings[0].amount = '1235.001'; }), 'LED-014'],
  ['with a posting called a recovery', edited((ledger) => { ledger.postings[0].kind = 'recovery'; }), 'LED-015'],
  ['with a posting for another period', edited((ledger) => { ledger.postings[0].period = '2026-06'; }), 'LED-011'],
  ['with a posting for another member', edited((ledger) => { ledger.postings[0].dims = { Clinics: 'Z' }; }), 'LED-011'],
  ['with a posting from another payer', edited((ledger) => { ledger.postings[0].payer = 'Nobody'; }), 'LED-011'],
  ['with a posting of another number', edited((ledger) => { ledger.postings[0].seq = 2; }), 'LED-011'],
  ['with a payment to another payee', edited((ledger) => { ledger.payments[0].payee = 'Nobody'; }), 'LED-011'],
  ['without its first posting', edited((ledger) => { ledger.postings.shift(); }), 'LED-016'],
  ['without its first payment', edited((ledger) => { ledger.payments.shift(); }), 'LED-019'],
  ['without any payment of one payee', edited((ledger) => { ledger.payments = ledger.payments.filter(({ payee }: { payee: string }) => payee !== 'B'); }), 'LED-019'],
  ['with a posting twice', edited((ledger) => { ledger.postings.push(ledger.postings[0]); }), 'LED-012'],
  ['with a payment twice', edited((ledger) => { ledger.payments.push(ledger.payments[0]); }), 'LED-012'],
  ['with a payment of more', edited((ledger) => { ledger.payments[0].amount = '9999.99'; }), 'LED-017'],
  ['with a payment that settles less', edited((ledger) => { ledger.payments[0].settles[0].amount = '0.01'; }), 'LED-017'],
  ['with a payment that settles nothing', edited((ledger) => { ledger.payments[0].settles = []; }), 'LED-004'],
  ['with a payment that settles something else', edited((ledger) => { ledger.payments[0].settles[0].posting = 'f'.repeat(32); }), 'LED-016'],
  ['with a posting of a debt that nobody has, its key made to match', edited((ledger) => {
    const posting = { ...ledger.postings[0], dims: { Clinics: 'Z' }, payee: 'Z' };
    ledger.postings.push({ ...posting, key: postingKey(ledger.contract, posting) });
  }), 'LED-019'],
  ['with a payment of another number, its key made to match', edited((ledger) => {
    const payment = { ...ledger.payments[0], seq: 7 };
    ledger.payments[0] = { ...payment, key: paymentKey(ledger.contract, payment) };
  }), 'LED-013'],
  ['of a later day', (text) => {
    const ledger = JSON.parse(text) as Ledger;
    const [postings, payments] = [ledger.postings, ledger.payments].map((entries) => entries.map((entry) => ({ ...entry, asOf: '2030-01-01' }))) as [Posting[], Payment[]];
    return JSON.stringify(withRun(newLedger(ledger), { of: ledger.runs[0]!, postings, payments }));
  }, 'LED-101'],
  ['with a payment, what it settles and the posting changed alike', edited((ledger) => {
    const payment = ledger.payments.find(({ payee }: Payment) => payee === 'B');
    const posting = ledger.postings.find(({ key }: Posting) => key === payment.settles[0].posting);
    payment.amount = payment.settles[0].amount = posting.amount = '0.07';
  }), 'LED-020'],
  ['with another due date', edited((ledger) => { ledger.payments[0].due = '2099-01-01'; }), 'LED-020'],
  ['without its runs', edited((ledger) => { ledger.runs = []; }), 'LED-021'],
  ['without the name of its runs', edited((ledger) => { delete ledger.runs; }), 'LED-002'],
  ['given a run that made nothing', edited((ledger) => { ledger.runs.unshift({ ...ledger.runs[0], postings: 0, payments: 0 }); }), 'LED-020'],
];

describe('a ledger is refused, and left as it is, if it is', () => {
  it.each(refused)('%s', async (_, change, code) => {
    const folder = await folderWith(change);
    const ran = await expectRefused(folder, again, [expect.stringMatching(new RegExp(`^${code} l\\.json(:\\d+)?$`)) as unknown as string]);
    expect(ran.stderr).toMatch(/Nothing was worked out and nothing was written\.\n$/);
  });

  it('a folder', async () => {
    const folder = await folderWith((text) => text);
    folder.write('d.json/x', '');
    await expectWrongUse(folder, argv('--ledger', 'd.json'), /"d\.json" is a folder/);
  });

  it('not there', async () => {
    await expectWrongUse(await folderWith((text) => text), argv('--ledger', 'earlier.json'), /There is no file or folder "earlier\.json"/);
  });
});

describe('a ledger is taken as it was written', () => {
  it.each<[string, (text: string) => string]>([
    ['untouched', (text) => text],
    ['with a byte order mark', (text) => `\uFEFF${text}`],
    ['on one line', (text) => JSON.stringify(JSON.parse(text))],
    ['with Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
  ])('%s, and nothing more is paid', async (_, change) => {
    const { code, stdout } = await (await folderWith(change)).remit(...again, '--format', 'json');
    const result = JSON.parse(stdout) as { payments: unknown[]; postings: unknown[]; ledger: Ledger };
    expect([code, result.payments, result.postings]).toEqual([0, [], []]);
    expect(result.ledger).toEqual(JSON.parse(await ledgerText()));
  });
});
