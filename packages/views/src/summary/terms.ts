import type { Overview } from '@remit/language/overview/overview';
import { dateOfDay, dayNumber } from '@remit/program/day-number';
import { dayInWords } from '@remit/program/in-words';
import { counted, joined, sentence } from '../words.ts';
import { detail, missing, says, type SummarySection, type SummarySentence } from './summary.ts';

/** How long the contract runs, what changes on the way, and what happens at its end. */
export function terms(overview: Overview): SummarySection[] {
  const { term, yearsStart, dueDates } = overview.says;
  const sentences: SummarySentence[] = [];
  if (term) sentences.push(says(sentence(`It runs from ${dayInWords(term.from)} to ${dayInWords(term.to)}, ${lengthWords(term.from, term.to)}${yearsStart ? `; its years start on ${yearsStart.text}` : ''}`), term.at));
  else sentences.push(missing('The contract has no term.', overview.at));
  for (const one of overview.variations) {
    const effective = /^\d{4}-/.test(one.effective) ? dayInWords(one.effective) : one.effective;
    sentences.push(says(sentence(`Variation ${one.number}${one.title === one.name || one.title === '' || one.title === 'Variation' ? '' : ` (“${one.title}”)`} changes it from ${effective}${one.changes.length > 0 ? `: ${joined(one.changes.map((title) => `“${title}”`))}` : ''}`), one.at));
    if (one.adds.length > 0) sentences.push(detail(`It brings in ${joined(one.adds.map((title) => `“${title}”`))}.`, one.at));
    for (const words of one.says) sentences.push(detail(sentence(saidOf(words.text)), words.at));
  }
  if (dueDates) sentences.push(says(sentence(dueDates.text.replace('due dates roll', 'Due dates on which no payments are made roll').replace(', calendar ', ', by the calendar ')), dueDates.at));
  return [{ id: 'term', heading: 'How long', sentences }];
}

/** A clause of a variation as a sentence. */
function saidOf(clause: string): string {
  return clause
    .replace(/^reason /, 'the reason: ')
    .replace(/^from the next period for (.*)$/, 'for $1 it counts from the next period on; the period in which that day lies goes by the text before')
    .replace(/^(splits|removes) /, 'it $1 ');
}

/** The length of a term in words: in years where these come out, else in months, else in days. */
export function lengthWords(from: string, to: string): string {
  const after = dateOfDay(dayNumber(to) + 1);
  const [a, b] = [from, after].map((day) => day.split('-').map(Number)) as [number[], number[]];
  const months = (b[0]! - a[0]!) * 12 + b[1]! - a[1]!;
  if (a[2] !== b[2]) return counted(dayNumber(after) - dayNumber(from), 'day');
  return months % 12 === 0 ? counted(months / 12, 'year') : counted(months, 'month');
}
