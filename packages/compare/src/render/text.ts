/** A comparison as text for a terminal. */
import type { ClauseChange, DeclarationChange } from '@remit/language/compare/index';
import type { Comparison } from '../compare-states.ts';
import type { StateFinding } from '../findings/compare-findings.ts';
import type { ScenarioComparison } from '../money/compared-money.ts';
import { findingsHeadline, notesOn, textHeadline } from './headlines.ts';
import { toldScenario } from './told-scenario.ts';
import { visible } from './visible.ts';
import { wrapped } from './wrapped.ts';

/** How pieces of text are set off. */
export interface Marks {
  strong(text: string): string;
  faint(text: string): string;
  added(text: string): string;
  removed(text: string): string;
  changed(text: string): string;
}

const same = (text: string): string => text;

/** No colours. */
export const plainMarks: Marks = { strong: same, faint: same, added: same, removed: same, changed: same };

/** What of one declaration that came or went whole is shown. */
const MOST_LINES = 12;
const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** A comparison in words; lines are broken at `width` characters. */
export function comparisonText(comparison: Comparison, marks: Marks = plainMarks, width = 120): string {
  const { text: { changes }, contracts, findings } = comparison;
  const say = (text: string, indent: number, mark: (text: string) => string = same): string => wrapped(visible(text), indent, width).split('\n').map((line) => line.replace(/\S.*/, mark)).join('\n');
  const lines = [
    `${marks.strong('What the text says')}  ${textHeadline(comparison)}`,
    ...changes.flatMap((change) => declaration(change, marks, say)), '',
    marks.strong('What is paid'),
    ...(contracts.length === 0 ? ['  There is no contract.'] : contracts.flatMap(({ sentence, scenarios }) => [say(sentence, 2), ...scenarios.flatMap((one) => scenario(one, marks, say))])), '',
    `${marks.strong('Findings')}  ${findingsHeadline(comparison)}`,
    ...findings.fresh.map((one) => finding('+', one, marks.added, say)),
    ...findings.gone.map((one) => finding('-', one, marks.removed, say)),
    ...notesOn(comparison).flatMap((note) => ['', say(note, 0)]),
  ];
  return `${lines.join('\n')}\n`;
}

type Say = (text: string, indent: number, mark?: (text: string) => string) => string;

function declaration(change: DeclarationChange, marks: Marks, say: Say): string[] {
  const { what, sentence, clauses, formerName, heading } = change;
  const place = change.after ?? change.before;
  const at = place ? `  ${marks.faint(visible(`${place.path}:${place.line}`))}` : '';
  const head = what === 'changed' && formerName === undefined ? heading : sentence.replace(/\.$/, '');
  const lines = [`${marks[what](`  ${SIGNS[what]} `)}${say(head, 4, marks.strong).trimStart()}${at}`];
  const isWhole = what !== 'changed';
  const shown = isWhole ? clauses.slice(0, MOST_LINES) : clauses;
  lines.push(...shown.map((clause) => clauseLine(clause, isWhole, marks, say)));
  if (clauses.length > shown.length) lines.push(marks.faint(`      … and ${clauses.length - shown.length} more lines`));
  return lines;
}

function clauseLine({ sentence }: ClauseChange, isWhole: boolean, marks: Marks, say: Say): string {
  return say(sentence, 6, isWhole ? marks.faint : same);
}

function scenario(one: ScenarioComparison, marks: Marks, say: Say): string[] {
  const told = toldScenario(one);
  if (told.length === 0) return [];
  const what = one.what === 'new' ? 'added' : one.what === 'gone' ? 'removed' : 'changed';
  return [
    `${marks[what](`  ${SIGNS[what]} `)}${say(`Scenario "${one.title}"`, 4, marks.strong).trimStart()}`,
    ...told.flatMap(({ text, inner }) => [say(text, 6), ...inner.map((line) => say(line, 8))]),
  ];
}

function finding(sign: string, { code, severity, message, path, line, declaration: within }: StateFinding, mark: (text: string) => string, say: Say): string {
  const at = path === undefined ? '' : ` (${path}${line === undefined ? '' : `:${line}`})`;
  return `${mark(`  ${sign} `)}${say(`${severity} ${code}${within === undefined ? '' : ` in "${within}"`}: ${message}${at}`, 4).trimStart()}`;
}
