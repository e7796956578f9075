import { allFundTerms } from '../../fund-terms.ts';
import type { ProgramCheck } from './check.ts';
import { cmp, eq, formatNumber, ONE, parseNumber, sign, sum } from '../../rational.ts';
import { defineFinding, finding } from '../finding.ts';

const notWhole = defineFinding({
  code: 'PRG-052', title: 'Shares that do not come to the whole',
  message: "The shares of the sources of '{fund}' come to {total}, not 1.",
  why: 'The difference would be paid by nobody or paid twice.',
  fix: 'Correct the shares so that they come to exactly 1.',
});
const outOfRange = defineFinding({
  code: 'PRG-053', title: 'Share out of range',
  message: "'{share}' is not a share: it should be {range}.",
  why: 'A share outside this range pays the wrong way or more than the whole.',
  fix: 'Write a share {range}.',
});

/** The shares of a fund come to 1, none below 0 (one of 0 pays only what overflows to it); no recovery takes more than the whole of a payment. */
export const shares: ProgramCheck = {
  kinds: [notWhole, outOfRange],
  run({ program }, report) {
    const inRange = (share: string, at: string, least: 'from 0' | 'above 0'): void => {
      const value = parseNumber(share)!;
      const low = least === 'from 0' ? sign(value) < 0 : sign(value) <= 0;
      if (low || cmp(value, ONE) > 0) report(finding(outOfRange, at, { share, range: least === 'from 0' ? 'from 0 to 1' : 'above 0 and at most 1' }));
    };
    program.funds.forEach((fund, index) => allFundTerms(fund).forEach(({ terms, at }) => {
      terms.sources.forEach((source, place) => inRange(source.share, `/funds/${index}${at}/sources/${place}/share`, 'from 0'));
      const total = sum(terms.sources.map(source => parseNumber(source.share)!));
      if (!eq(total, ONE)) report(finding(notWhole, `/funds/${index}${at}/sources`, { fund: fund.id, total: formatNumber(total) }));
    }));
    program.lines.forEach((line, index) => {
      if (line.recovery.atMost !== undefined) inRange(line.recovery.atMost, `/lines/${index}/recovery/atMost`, 'above 0');
    });
  },
};
