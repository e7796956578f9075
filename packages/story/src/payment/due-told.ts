import type { DueFrom, Slot } from '@remit/program';
import type { PaymentDates } from '@remit/runtime';
import { dateInWords } from '../dates.ts';
import { counted } from '../money.ts';
import { factName, goingBy, type placeName } from '../by-name.ts';
import type { Telling } from '../explanation-rows.ts';

/**
 * How a due date follows from a day that the contract does not fix: "The due date counts 30 days from 12 May 2026 (…, in
 * facts.csv:3)", "… from the review on 3 July 2027"; or that the period ended early. Nothing where the contract fixes it.
 */
export function dueSentence({ dueFrom, dueAfterReview, opens, due }: Pick<Slot, 'dueFrom' | 'dueAfterReview' | 'opens' | 'due'>, dates: PaymentDates, { period, dims }: Parameters<typeof placeName>[0], telling: Telling): string | undefined {
  if (dueAfterReview) return dates.review === undefined ? undefined : `The due date counts ${stretch(dueAfterReview)} from the review on ${dateInWords(dates.review)}.`;
  if (!dueFrom) return dates.due === due ? undefined : `Its period ended early: it would have been due on ${dateInWords(due)}.`;
  const { facts: { observations }, names } = telling;
  const all = goingBy(observations, factName, factName({ fact: dueFrom.fact, period, dims }));
  const replaced = new Set(all.map(({ supersedes }) => supersedes));
  const found = all.find(({ id }) => id === undefined || !replaced.has(id));
  if (!found || typeof found.value !== 'string') return undefined;
  const place = found.at ? `, in ${found.at}` : '';
  const from = found.value < opens ? `${dateInWords(opens)}, the first day on which it can be paid (the day reported is ${dateInWords(found.value)}${place})` : `${dateInWords(found.value)} (${names.fact(dueFrom.fact)}${place})`;
  return `The due date counts ${stretch(dueFrom)} from ${from}.`;
}

/** "30 days", "5 working days"; and that it comes sooner where no payments are made on the day. */
function stretch({ days, working, rollsBack }: Pick<DueFrom, 'days' | 'working' | 'rollsBack'>): string {
  return `${counted(days, working ? 'working day' : 'day')}${rollsBack ? ', or to the last day before on which payments are made,' : ''}`;
}
