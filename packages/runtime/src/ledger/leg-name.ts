import type { LegIdentity } from '@remit/program/keys';

/** A leg as one text, to group postings by within a run. */
export function legName({ line, period, dims, payer, payee, fund, tax }: LegIdentity): string {
  const taxed = tax ? [tax.treatment, tax.rate, tax.point, tax.refunds ?? null] : [];
  return `${linePeriodName(line, period, dims)}${JSON.stringify([payer, payee, fund ?? null, ...taxed])}`;
}

/** A line-period as one text. */
export function linePeriodName(line: string, period: string, dims: Readonly<Record<string, string>> | undefined): string {
  const keys = Object.entries(dims ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([line, period, keys]);
}
