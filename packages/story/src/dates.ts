import { MONTHS } from '@remit/program/in-words';

export { dayInWords as dateInWords } from '@remit/program/in-words';

/** A period of a program as the contract writes it: "2026-04" is "April 2026", "2026/27-Q1" is "Q1 2026/27". */
export function periodInWords(period: string): string {
  const month = /^(\d{4})-(\d{2})$/.exec(period);
  if (month) return `${MONTHS[Number(month[2]) - 1] ?? month[2]} ${month[1]}`;
  const quarter = /^(.+)-(Q\d)$/.exec(period);
  if (quarter) return `${quarter[2]} ${quarter[1]}`;
  return period === 'term' ? 'the term' : period;
}

/** Periods of one grain, for people: neighbours as one span ("April 2026 to June 2026, August 2026"). `order` holds all periods of the grain in order. */
export function periodsInWords(periods: readonly string[], order: readonly string[]): string {
  const places = [...new Set(periods)].map((period) => ({ period, place: order.indexOf(period) })).sort((a, b) => a.place - b.place);
  const spans: { first: string; last: string; place: number }[] = [];
  for (const { period, place } of places) {
    const before = spans.at(-1);
    if (before && place === before.place + 1) Object.assign(before, { last: period, place });
    else spans.push({ first: period, last: period, place });
  }
  return spans.map(({ first, last }) => (first === last ? periodInWords(first) : `${periodInWords(first)} to ${periodInWords(last)}`)).join(', ');
}

/** Reads "2026-05-01" or "1 May 2026"; undefined if that is not a day there is. */
export function parseDate(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (iso) return realDate(iso[1]!, iso[2]!, iso[3]!);
  const words = /^(\d{1,2}) ([A-Za-z]+) (\d{4})$/.exec(text.trim());
  if (!words) return undefined;
  const month = MONTHS.findIndex((name) => name.toLowerCase() === words[2]!.toLowerCase());
  return month < 0 ? undefined : realDate(words[3]!, String(month + 1).padStart(2, '0'), words[1]!.padStart(2, '0'));
}

function realDate(year: string, month: string, day: string): string | undefined {
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const text = `${year}-${month}-${day}`;
  return Number(year) >= 1900 && at.toISOString().slice(0, 10) === text ? text : undefined;
}
