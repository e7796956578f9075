/** The tax of a contract: rates by its country and dates, and its rounding. */
import type { Tax } from '@remit/program';
import { formatNumber, isMultipleOf, parseNumber } from '@remit/program/rational';
import { ratesFrom, vatRates } from '../tax/vat-rates.ts';
import type { Context } from './context.ts';
import { readRounding } from './rounding.ts';
import { headClause } from './terms.ts';

/** The program's `tax`; nothing where no line is taxed, and then no limit of a fund has any to count. Findings stand at the rounding of VAT, or the contract. */
export function taxOf(cx: Context): { tax?: Tax } {
  const taxed = cx.lines.filter((line) => line.tax);
  const [first] = taxed.flatMap((line) => line.schedule.map((slot) => slot.due)).sort();
  if (taxed.length === 0) for (const fund of cx.funds) for (const limit of fund.limits) delete limit.includesTax;
  const written = headClause(cx.contract, 'VatRounding');
  if (!written || first === undefined) return {};
  const profile = headClause(cx.contract, 'ProfileClause')?.profile ?? 'generic';
  const known = vatRates(profile, cx.terms.currency.code);
  if (!known) { cx.report('MOD-251', written, { profile, currency: cx.terms.currency.code }); return {}; }
  const treatments = new Set(taxed.map((line) => line.tax!.treatment));
  const rates = ratesFrom(known, treatments, first);
  for (const treatment of treatments) {
    const from = known.find((r) => r.treatment === treatment)!.from;
    if (from > first) cx.report('MOD-252', written, { treatment, from, due: first });
  }
  const { unit, mode } = readRounding(cx, written.rounding.rounding);
  if (!isMultipleOf(parseNumber(unit)!, parseNumber(cx.unit)!)) cx.report('MOD-258', written, { unit: cx.unit, currency: cx.terms.currency.code });
  return { tax: { rounding: { unit: formatNumber(parseNumber(unit)!), mode }, rates: rates.map((r) => ({ ...r })) } };
}
