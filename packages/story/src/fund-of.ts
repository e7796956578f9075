import { fundTermsFor } from '@remit/program';
import type { Fund, FundTerms, Program } from '@remit/program';

/** The fund that a payment comes from for a period, and the terms that the version governing it gives that. */
export interface FundOf { readonly fund: Fund; readonly terms: FundTerms; /** The version that governs the payment for the period. */ readonly version: number | undefined }

/** The fund of a payment for a period, or the one that a result names for it; nothing where it comes out of none. */
export function fundOf({ lines, funds }: Program, { line: id, period, fund: named }: { readonly line: string; readonly period: string; readonly fund?: string }): FundOf | undefined {
  const line = lines.find((each) => each.id === id);
  const own = named ?? (line && 'fund' in line.from ? line.from.fund : undefined);
  if (!line || own === undefined) return undefined;
  const fund = funds.find((each) => each.id === own);
  const version = line.schedule.find((slot) => slot.period === period)?.version;
  return fund && { fund, terms: fundTermsFor(fund, version), version };
}
