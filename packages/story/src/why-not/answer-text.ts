import { periodInWords, periodsInWords } from '../dates.ts';
import { moneyInWords } from '../money.ts';
import type { Emphasis } from '../told-program.ts';
import { periodOrders } from '../period-orders.ts';
import type { StoryTelling } from '../payment/story.ts';
import type { Answer } from './standing.ts';

/** Answers for people: how each payment stands, why, and what would have to be different. Periods with one answer are told together. */
export function answersText(answers: readonly Answer[], telling: StoryTelling, strong: Emphasis): string {
  const { names, loaded: { program } } = telling;
  const sections: { of: Answer; periods: string[]; sameness: string }[] = [];
  for (const of of answers) {
    const { period, ...rest } = of;
    const sameness = JSON.stringify(rest).replaceAll(periodInWords(period), '…').replace(/\d{1,2} [A-Z][a-z]+ \d{4}/g, of.standing === 'not-open' ? '…' : '$&');
    const before = sections.at(-1);
    if (before?.sameness === sameness) before.periods.push(period);
    else sections.push({ of, periods: [period], sameness });
  }
  return sections.map(({ of, periods }) => {
    const what = [names.line(of.line), periodsInWords(periods, periodOrders(program)(of.line)), names.keys(of.dims)].filter((part) => part !== '').join(', ');
    const amount = of.amount === undefined ? '' : moneyInWords(of.amount, program.currency.code);
    const causes = of.causes.map(({ text, change }) => `  ${text}.\n${change === undefined ? '' : `    → ${change}.\n`}`).join('');
    return `${strong(`${what}: ${lead(of, amount, periods.length > 1, program.lines.some(({ id, to }) => id === of.line && 'nobody' in to))}`)}\n${causes}${of.paid.map((text) => `  ${text}.\n`).join('')}`;
  }).join('\n');
}

function lead({ standing }: Answer, amount: string, isEach: boolean, isCommitment: boolean): string {
  const each = isEach ? ' each' : '';
  switch (standing) {
    case 'paid': if (amount.startsWith('-')) return `${amount.slice(1)}${each} was taken off, as the contract says.`;
      return `it was ${isCommitment ? 'committed' : 'paid'}, ${amount}${each}, and nothing made it less than it can be.`;
    case 'less': return `${amount}${each}, which is less than it can be.`;
    case 'nothing': return `nothing was to be paid, ${amount}.`;
    case 'held': return 'it is held and not paid until this is settled.';
    case 'not-open': return amount === '' ? 'not yet.' : `not yet; as far as is known it comes to ${amount}${each}.`;
  }
}
