import type { Program, Result } from '@remit/program';
import { formatMoney, ZERO } from '@remit/program/rational';

/** The payments of a run as CSV (RFC 4180), in order of due date: what is sent, and how much of it is VAT. */
export function paymentsCsv({ payments, currency }: Result, { currency: { scale } }: Program): string {
  const none = formatMoney(ZERO, scale);
  const rows = [...payments].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)).map(({ key, seq, due, payer, payee, amount, net, tax, invoice, asOf }) =>
    [key, due, payer, payee, net ?? amount, tax ?? none, amount, currency, invoice ? 'invoice' : 'payment', String(seq), asOf]);
  return [['key', 'due', 'payer', 'payee', 'net', 'tax', 'amount', 'currency', 'kind', 'seq', 'asOf'], ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
