import { MONTHS } from '@remit/program/in-words';
import type { PeriodId } from '@remit/program';

/** Several things in one phrase: `A`, `A and B`, `A, B and C`. */
export function joined(parts: readonly string[], word = 'and'): string {
  return parts.length < 2 ? parts[0] ?? '' : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}

/** A number of things: `1 year`, `5 years`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A phrase as the start of a sentence. */
export function capitalised(text: string): string {
  return text.replace(/^(\p{Ll})/u, (letter) => letter.toUpperCase());
}

/** A phrase as a sentence of its own. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return capitalised(/[.!?]”?$/.test(trimmed) ? trimmed : `${trimmed}.`);
}

/** A period as people name it: `2026-04` is `April 2026`, `2026/27-Q1` the first quarter of 2026/27. */
export function periodInWords(period: PeriodId): string {
  if (period === 'term') return 'the term';
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(period) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (name !== undefined) return `${name} ${year}`;
  return period.replace(/^(.*)-Q([1-4])$/, (_, of: string, quarter: string) => `the ${['first', 'second', 'third', 'fourth'][Number(quarter) - 1]} quarter of ${of}`);
}
