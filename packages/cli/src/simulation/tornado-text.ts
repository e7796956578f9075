import type { Program } from '@remit/program';
import { abs, cmp, formatNumber, fromInteger, max, roundTo, div, mul, type Rational, ZERO } from '@remit/program/rational';
import type { Bar, EndOutcome, Tornado } from '@remit/runtime';
import { namesOf } from '@remit/story/names';
import { periodInWords } from '@remit/story/dates';
import { counted, percentageInWords } from '@remit/story/money';
import type { Style } from '../render/style.ts';
import { table } from '../render/table.ts';
import { taxNote, totalNote } from './case-table-text.ts';
import { HeldNotes } from './held-notes.ts';
import { numberOfFactInWords, targetInWords, valueInWords } from './value-words.ts';

/** Widest half of a bar, in characters. */
const HALF = 16;

/** A tornado for people: a bar for each fact, what moves the money most first; and what was not moved, and why. */
export function tornadoText(tornado: Tornado, program: Program, style: Style): string {
  const notes = new HeldNotes(program, namesOf(program));
  const widest = tornado.bars.flatMap(({ low, high }) => [low.change, high.change]).reduce<Rational>((most, change) => (change ? max(most, abs(change)) : most), ZERO);
  const by = percentageInWords(formatNumber(tornado.swing));
  const end = ({ value, source, change, total }: EndOutcome, bar: Bar): string[] => {
    const words = valueInWords(value, bar.fact.declared, program);
    const many = bar.targets.length > 1 ? ' …' : '';
    return [`${words}${many}${source === 'asked' ? '' : ` (${source === 'bound' ? 'bound' : by})`}`, change ? notes.change(change) : notes.cell(total)];
  };
  const rows = tornado.bars.map((bar) => [nameOf(bar), `${numberOfFactInWords(bar.base, bar.fact.declared, program)}${bar.targets.length > 1 ? ' …' : ''}`, ...end(bar.low, bar), ...end(bar.high, bar), barOf(bar, widest)]);
  const what = tornado.columns.length === 1 ? tornado.columns[0]!.id : 'the total';
  const lines = [
    style.strong(`What moves ${what} for ${periodInWords(tornado.period.id)} most; in the base case it is ${notes.cell(tornado.base.total)}`),
    rows.length === 0 ? '  Nothing can be moved.' : table([{ title: 'Fact' }, { title: 'Base', right: true }, { title: 'Low', right: true }, { title: 'moves it by', right: true }, { title: 'High', right: true }, { title: 'moves it by', right: true }, { title: '' }], rows, style.faint).trimEnd(),
    ...notes.lines(),
    ...(tornado.bars.some(({ targets }) => targets.length > 1) ? ['  "…" stands after the first of several values that move together, each to its own end.'] : []),
    totalNote(tornado, program), ...taxNote(program),
  ];
  if (tornado.bars.some(({ low, high }) => [low, high].some(({ source }) => source === 'swing'))) lines.push(`  (${by}): moved by ${by} of the base; (bound): to the least or greatest value the contract allows.`);
  if (tornado.unmoved.length > 0) lines.push('', style.strong('Not moved'), table([{ title: 'Fact' }, { title: 'Because' }], tornado.unmoved.map(({ fact, why }) => [fact, why]), style.faint).trimEnd());
  return `${lines.join('\n')}\n`;
}

function nameOf({ fact, targets }: Bar): string {
  const [first] = targets;
  return targets.length === 1 ? targetInWords(fact.declared.id, first!.period.id, first!.keys) : `${fact.declared.id} (${counted(targets.length, 'value')})`;
}

/** Both ends as one bar around the base: ▒ for the low end, █ for the high one. */
function barOf({ low, high }: Bar, widest: Rational): string {
  const lengths = [low.change, high.change].map((change) => (change ? lengthOf(change, widest) : 0));
  const [below, above] = [[0, 0], [0, 0]] as [number[], number[]];
  [low.change, high.change].forEach((change, index) => {
    if (change) (cmp(change, ZERO) < 0 ? below : above)[index] = lengths[index]!;
  });
  return `${half(below).padStart(HALF)}│${half(above, true)}`;
}

/** Half a bar; where both ends lie on one side, the longer shows behind the shorter. */
function half([low = 0, high = 0]: readonly number[], toTheRight = false): string {
  const [short, long] = low <= high ? [low, high] : [high, low];
  const [near, far] = low <= high ? ['▒', '█'] : ['█', '▒'];
  const text = near.repeat(short) + far.repeat(long - short);
  return toTheRight ? text : [...text].reverse().join('');
}

/** At least one character for what moves at all. */
function lengthOf(change: Rational, widest: Rational): number {
  if (cmp(change, ZERO) === 0) return 0;
  const length = roundTo(div(mul(abs(change), fromInteger(HALF)), widest), fromInteger(1), 'halfExpand').n;
  return Math.max(1, Number(length));
}
