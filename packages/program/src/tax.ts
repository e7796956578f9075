import type { IsoDate, NumberText, RoundingMode } from './expression.ts';

/** How a payment is taxed; what is exempt, zero-rated or outside the scope has no tax. */
export type TaxTreatment = 'standard' | 'reduced';

/** Tax on what a line pays: it comes on top and is never part of an amount, a limit of a line or a share of one. */
export interface LineTax {
  treatment: TaxTreatment;
  /** Whether the payer gets it back from the tax authority; changes no payment. */
  recoverable: boolean;
  /** The party that makes good to the payer what it pays in tax. Absent: the payer bears it. */
  borneBy?: string;
}

/** Tax of the contract. */
export interface Tax {
  /** How the tax on each payment is rounded; `unit` is a multiple of the smallest unit of the currency. */
  rounding: { unit: NumberText; mode: RoundingMode };
  /** Rates as fractions, each from its day until the next of its treatment, in order of treatment and day. */
  rates: { treatment: TaxTreatment; from: IsoDate; rate: NumberText }[];
}
