import type { FactsDocument } from '@remit/program';
import { periodInWords, periodsInWords } from '@remit/story/dates';
import { counted, moneyInWords } from '@remit/story/money';
import type { Style } from '../render/style.ts';
import { table } from '../render/table.ts';
import type { ExplainedEntitlement } from '@remit/story/payment/explained';
import { governingVersion } from '@remit/story/governing-version';
import { explanationRows, type ExplanationRow } from '@remit/story/explanation-rows';
import type { LoadedProgram } from './load-program.ts';
import { namesOf, type Names } from '@remit/story/names';
import { periodOrders } from '@remit/story/period-orders';

/** A line of the contract longer than this is cut off. */
const LONGEST_LINE = 90;

/** One explanation for all periods in which it is word for word the same. */
interface Section {
  of: ExplainedEntitlement;
  rows: ExplanationRow[];
  periods: string[];
  sameness: string;
}

/** How each entitlement came about: its steps with exact values and how each was worked out, beside the lines of the contract that say so. */
export function explanationText(explained: readonly ExplainedEntitlement[], loaded: LoadedProgram, facts: FactsDocument, pathOf: (uri: string) => string, style: Style): string {
  const { program } = loaded;
  const names = namesOf(program);
  const keyOf = (line: string, period: string, dims: Readonly<Record<string, string>> | undefined): string => JSON.stringify([line, period, names.keys(dims)]);
  const own = new Set(explained.map(({ entitlement: { line, period, dims } }) => keyOf(line, period, dims)));
  const isExplained = (...at: Parameters<typeof keyOf>): boolean => own.has(keyOf(...at));
  const sections: Section[] = [];
  for (const of of explained) {
    const rows = explanationRows(of.trace, { loaded, names, facts, isExplained, pathOf });
    const { entitlement: { line, period, dims, amount, notApplicable, heldInPart } } = of;
    const sameness = `${governingVersion(program, line, period)} ${JSON.stringify([line, dims, amount, notApplicable, heldInPart, rows]).replaceAll(periodInWords(period), '…')}`;
    const before = sections.at(-1);
    if (before?.sameness === sameness) before.periods.push(period);
    else sections.push({ of, rows, periods: [period], sameness });
  }
  return sections.map((section) => sectionText(section, loaded, names, style)).join('\n');
}

function sectionText({ of: { entitlement }, rows, periods }: Section, { program }: LoadedProgram, names: Names, style: Style): string {
  const { line, period, dims, amount, notApplicable, heldInPart } = entitlement;
  const grain = program.periods.find(({ id }) => id === period)?.grain;
  const when = periodsInWords(periods, periodOrders(program)(line));
  const what = [names.line(line), when, names.keys(dims)].filter((part) => part !== '').join(', ');
  const each = periods.length > 1 ? ` in each of ${counted(periods.length, grain ?? 'period')}` : '';
  const notes = [governingVersion(program, line, period), notApplicable, heldInPart && `held in part: ${heldInPart.join(', ')}`].filter(Boolean).join('; ');
  const title = `${style.strong(`${what}: ${moneyInWords(amount, program.currency.code)}${each}`)}${notes === '' ? '' : ` (${notes})`}`;
  const columns = [{ title: 'Step' }, { title: 'Comes to', right: true }, { title: 'Worked out as' }, { title: 'In the contract' }];
  const cells = rows.map(({ depth, step, value, working, place, text }) => ['  '.repeat(depth) + step, value, working, [place, shortened(text)].filter(Boolean).join('  ')]);
  return `${title}\n${table(columns, cells, style.faint)}`;
}

function shortened(text: string): string {
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE - 1)}…` : text;
}
