/** The period behind another one. */
import { monthNames } from '../../model/dates.ts';

/** `2027/28` for `2026/27`, `Q1 2027/28` for `Q4 2026/27`, `May 2026` for `April 2026`; undefined for anything else. */
export function nextPeriod(period: string): string | undefined {
  const text = period.replace(/\s+/g, ' ').trim();
  const year = /^(\d{4})\/\d{2}$/.exec(text);
  if (year) return financialYear(BigInt(year[1]!) + 1n);
  const quarter = /^Q([1-4]) (\d{4})(\/\d{2})?$/.exec(text);
  if (quarter) {
    const isLast = quarter[1] === '4';
    const begins = BigInt(quarter[2]!) + (isLast ? 1n : 0n);
    return `Q${isLast ? '1' : String(BigInt(quarter[1]!) + 1n)} ${quarter[3] ? financialYear(begins) : begins}`;
  }
  const month = /^([A-Z][a-z]+) (\d{4})$/.exec(text);
  const index = month ? monthNames.indexOf(month[1] as (typeof monthNames)[number]) : -1;
  if (!month || index < 0) return /^\d{4}$/.test(text) ? `${BigInt(text) + 1n}` : undefined;
  return `${monthNames[(index + 1) % 12]} ${BigInt(month[2]!) + (index === 11 ? 1n : 0n)}`;
}

function financialYear(begins: bigint): string {
  return `${begins}/${String((begins + 1n) % 100n).padStart(2, '0')}`;
}
