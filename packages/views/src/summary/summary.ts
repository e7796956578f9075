import type { Overview, SourcePlace, Words } from '@remit/language/overview/overview';
import { conditions } from './conditions.ts';
import { delivery } from './delivery.ts';
import { money } from './money.ts';
import { outcomes } from './outcomes.ts';
import { risk } from './risk.ts';
import { toldVersion } from '../version-words.ts';
import { terms } from './terms.ts';
import { whole } from './whole.ts';

/** A sentence of the summary, with the place of the text that it tells. */
export interface SummarySentence {
  readonly text: string;
  readonly at?: SourcePlace;
  /** It tells of something that the contract does not say. */
  readonly isMissing?: true;
  /** It belongs to the sentence before it, and is shown below that. */
  readonly isDetail?: true;
}

/** A part of the summary: a question and its answer. */
export interface SummarySection {
  readonly id: string;
  readonly heading: string;
  readonly sentences: readonly SummarySentence[];
}

/** A contract in plain English. The words between fixed phrases are the contract's own. */
export interface Summary {
  readonly title: string;
  /** Which version of a varied contract it tells, as a phrase. */
  readonly version?: string;
  readonly at: SourcePlace;
  readonly sections: readonly SummarySection[];
}

/** Tells a contract in plain English: the same text gives the same sentences. */
export function summaryOf(overview: Overview): Summary {
  const version = toldVersion(overview);
  return {
    title: overview.title, ...(version !== undefined && { version }), at: overview.at,
    sections: [whole, terms, outcomes, money, conditions, risk, delivery].flatMap((make) => make(overview)).filter(({ sentences }) => sentences.length > 0),
  };
}

/** A sentence about something that the contract says. */
export function says(text: string, at?: SourcePlace): SummarySentence {
  return { text, ...(at && { at }) };
}

/** A sentence that belongs to the one before it. */
export function detail(text: string, at?: SourcePlace): SummarySentence {
  return { text, ...(at && { at }), isDetail: true };
}

/** A sentence about something that the contract does not say. */
export function missing(text: string, at?: SourcePlace): SummarySentence {
  return { text, ...(at && { at }), isMissing: true };
}

/** The contract's own words as a part of a sentence: braces and colons of the language become plain punctuation. */
export function plainly({ text }: Words): string {
  return text.replace(/\s*\{\s*/g, ': ').replace(/\s*\}\s*/g, '; ').replace(/(?:;\s*)+$/, '').replace(/;\s+(then|and|,)/g, ', $1').replace(/,? then (?=up to|only if|no lower|minus|plus|times|round|reduced)/g, ', then ').replace(/, ,/g, ',').replace(/\s+/g, ' ').trim();
}

/** The title of a holder. */
export function holderTitle(overview: Overview, id: string): string {
  const holder = overview.holders.find((one) => one.id === id);
  return holder ? (holder.kind === 'group' ? `each of the group “${holder.title}”` : holder.kind === 'fund' ? `the fund “${holder.title}”` : holder.title) : id;
}
