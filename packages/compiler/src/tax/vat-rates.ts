/** Rates of value added tax by country, as dated data. */
import { ruleProfile } from '@remit/std/profiles';
import type { IsoDate, NumberText, TaxTreatment } from '@remit/program';

/** A rate of a treatment, from its day until the next. */
export interface DatedRate { treatment: TaxTreatment; from: IsoDate; rate: NumberText }

/**
 * United Kingdom: Value Added Tax Act 1994, sections 2 and 29A, as amended; the standard rate by the Finance Act
 * 1991 (17.5%), the Value Added Tax (Change of Rate) Order 2008 (15%, and 17.5% again from 1 January 2010) and the
 * Finance (No. 2) Act 2010 (20%); the reduced rate by the Finance Act 1997. The temporary rates for hospitality
 * (2020 to 2022) are none of these two.
 */
const UNITED_KINGDOM: readonly DatedRate[] = [
  { treatment: 'reduced', from: '1997-09-01', rate: '0.05' },
  { treatment: 'standard', from: '1991-04-01', rate: '0.175' },
  { treatment: 'standard', from: '2008-12-01', rate: '0.15' },
  { treatment: 'standard', from: '2010-01-01', rate: '0.175' },
  { treatment: 'standard', from: '2011-01-04', rate: '0.2' },
];

/** The rates where a contract stands: in the country of its profile or, where that is of no country, of its currency. Undefined where none are known. */
export function vatRates(profile: string, currency: string): readonly DatedRate[] | undefined {
  const known = ruleProfile(profile);
  const country = known?.country ?? (known && currency === 'GBP' ? 'GB' : undefined);
  return country === 'GB' ? UNITED_KINGDOM : undefined;
}

/** The rates that can count from a day on: of each treatment the one in force on that day and all later ones. */
export function ratesFrom(all: readonly DatedRate[], treatments: ReadonlySet<TaxTreatment>, day: IsoDate): DatedRate[] {
  return all.filter(({ treatment, from }, index) => {
    const next = all[index + 1];
    const over = next?.treatment === treatment && next.from <= day;
    return treatments.has(treatment) && (from > day || !over);
  });
}
