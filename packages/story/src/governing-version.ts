import type { IsoDate, NumberText, PeriodId, Program } from '@remit/program';
import { dateInWords } from './dates.ts';
import { numberInWords } from './money.ts';

/**
 * Which version of the contract governs a payment for a period, in words: "by version 2 "Lower target", effective on
 * 1 October 2028"; of a period that a variation splits, each part. Nothing where the contract was never varied.
 */
export function governingVersion({ versions, lines }: Program, line: string, period: PeriodId): string | undefined {
  const slot = lines.find(({ id }) => id === line)?.schedule.find((each) => each.period === period);
  if (!versions || slot?.version === undefined) return undefined;
  const named = (number: number, from?: { from: IsoDate; part: NumberText }): string => {
    const version = versions.find((each) => each.number === number);
    const title = version?.title === undefined ? '' : ` "${version.title}"`;
    if (from) return `${numberInWords(from.part)} of it from ${dateInWords(from.from)} by version ${number}${title}`;
    return `by version ${number}${title}${version && number > 1 ? `, effective on ${dateInWords(version.effective)}` : ''}`;
  };
  return slot.split ? slot.split.map((part) => named(part.version, part)).join(', ') : named(slot.version);
}
