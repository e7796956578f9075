import type { DatedFact, Overview, SourcePlace } from '@remit/language/overview/overview';
import type { Line, Program } from '@remit/program';
import { dateOfDay, dayNumber, lastDayOfYear } from '@remit/program/day-number';
import { dayInWords } from '@remit/program/in-words';
import type { Mark, PictureBase, ViewTable } from '../picture.ts';
import { counted, periodInWords } from '../words.ts';
import { shownAndRest } from './grouping.ts';

/** Days from `from` through `until`. */
export interface TimelineBar { readonly mark: string; readonly from: string; readonly until: string; readonly text: string }

/** One day. */
export interface TimelinePoint { readonly mark: string; readonly day: string; readonly shape: 'tick' | 'triangle' | 'dot' | 'diamond' }

/** A row of the timeline: one thing with its days. */
export interface TimelineRow {
  /** The mark of the whole row, where it has many days. */
  readonly mark?: string;
  readonly label: string;
  /** What stands behind its name, such as the day. */
  readonly detail: string;
  readonly bars: readonly TimelineBar[];
  readonly points: readonly TimelinePoint[];
}

/** What happens when. */
export interface TimelinePicture extends PictureBase {
  readonly picture: 'timeline';
  readonly from: string;
  readonly until: string;
  readonly groups: readonly { readonly title: string; readonly rows: readonly TimelineRow[] }[];
}

const titles: readonly (readonly [string, readonly DatedFact['kind'][]])[] = [
  ['Terms', ['term', 'subcontract', 'cohort', 'guarantee']],
  ['Decisions and changes', ['award', 'consent', 'variation', 'decision', 'evaluation', 'end', 'other']],
];

/** Makes the timeline. Due dates are those of the program; without one (the contract has errors) there are none, and a note says so. */
export function timelinePicture(overview: Overview, program?: Program): TimelinePicture {
  const marks: Mark[] = [];
  const mark = (label: string, at?: SourcePlace): string => {
    const id = `t${marks.length}`;
    marks.push({ id, label, ...(at && { at }) });
    return id;
  };
  const groups: { title: string; rows: TimelineRow[] }[] = titles.map(([title, kinds]) => ({
    title, rows: overview.dates.filter(({ kind }) => kinds.includes(kind)).sort((a, b) => (title === 'Terms' ? kinds.indexOf(a.kind) - kinds.indexOf(b.kind) : a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map((one) => rowOf(one, mark)),
  }));
  const years = overview.says.term ? overview.termYears : [];
  if (years.length > 0) {
    groups[0]!.rows.splice(1, 0, { label: 'Whole years of the contract', detail: counted(years.length, 'year'), points: [], bars: years.map(({ name, start }) => {
      const until = lastDayOfYear(start);
      return { mark: mark(`Year ${name}: ${dayInWords(start)} to ${dayInWords(until)}`, overview.says.yearsStart?.at ?? overview.at), from: start, until, text: name };
    }) });
  }
  if (program) groups.push({ title: 'Payments are due', rows: dueRows(overview, program, mark) }, { title: 'Results are available', rows: resultRows(overview, program, mark) });
  if (program?.judgements) groups[1]!.rows.push(...judgementRows(overview, program, mark));
  const filled = groups.filter(({ rows }) => rows.length > 0).map(({ title, rows }) => ({ title, rows: fewRows(rows, mark).map((row) => withMark(row, marks, mark)) }));
  const drawn = new Set(filled.flatMap(({ rows }) => rows.flatMap(({ mark: own, bars, points }) => [...(own === undefined ? [] : [own]), ...[...bars, ...points].map((one) => one.mark)])));
  const days = filled.flatMap(({ rows }) => rows.flatMap(({ bars, points }) => [...bars.flatMap(({ from, until }) => [from, until]), ...points.map(({ day }) => day)])).sort();
  return {
    picture: 'timeline', title: `Timeline: ${overview.title}`,
    description: days.length === 0 ? 'The contract names no day.' : `What happens when, from ${dayInWords(days[0]!)} to ${dayInWords(days.at(-1)!)}.`,
    notes: [
      ...(program ? [] : ['Due dates are not shown, because the contract cannot be compiled yet.']),
    ],
    marks: marks.filter(({ id }) => drawn.has(id)), tables: filled.map((group) => tableOf(group, marks)), from: days[0] ?? '', until: days.at(-1) ?? '', groups: filled,
    ...(days.length === 0 && { empty: 'The contract names no day.' }),
  };
}

type Marker = (label: string, at?: SourcePlace) => string;

function rowOf({ kind, label, day, until, at }: DatedFact, mark: Marker): TimelineRow {
  const detail = until === undefined ? dayInWords(day) : `${dayInWords(day)} to ${dayInWords(until)}`;
  const id = mark(`${label}: ${detail}`, at);
  if (until !== undefined) return { label, detail, bars: [{ mark: id, from: day, until, text: '' }], points: [] };
  return { label, detail, bars: [], points: [{ mark: id, day, shape: kind === 'variation' || kind === 'decision' || kind === 'end' ? 'diamond' : 'dot' }] };
}

/** For each payment and subcontract the days on which it is due. */
function dueRows(overview: Overview, program: Program, mark: Marker): TimelineRow[] {
  const lines = new Map<string, Line[]>();
  for (const line of program.lines) if (line.kind !== 'offset') lines.set(line.of, [...(lines.get(line.of) ?? []), line]);
  return [...overview.payables, ...overview.subcontracts].flatMap(({ name, title, at }): TimelineRow[] => {
    const slots = (lines.get(name) ?? []).flatMap((line) => line.schedule.map((slot) => ({ period: slot.period, day: slot.due, isFixed: !slot.dueFrom && !slot.dueAfterReview })));
    const days = new Map<string, { period: string; isFixed: boolean }>();
    for (const { day, period, isFixed } of slots) if (!days.has(day)) days.set(day, { period, isFixed });
    if (days.size === 0) return [];
    const sorted = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
    return [{
      label: title, detail: `${counted(sorted.length, 'due date')}, the first ${dayInWords(sorted[0]![0])}`, bars: [],
      points: sorted.map(([day, { period, isFixed }]) => ({ mark: mark(`“${title}” for ${periodInWords(period)} is due ${isFixed ? 'on' : 'by what is reported, else on'} ${dayInWords(day)}`, at), day, shape: 'tick' as const })),
    }];
  });
}

/** For each measure the days from which its values are there. */
function resultRows(overview: Overview, program: Program, mark: Marker): TimelineRow[] {
  const told = new Set<string>();
  return program.facts.flatMap(({ id, title, grain, availableAfterDays }): TimelineRow[] => {
    const measure = overview.measures.find(({ name }) => name === id);
    if (availableAfterDays === undefined) return [];
    const days = program.periods.filter((period) => period.grain === grain && !period.history).map((period) => ({ period: period.id, day: dateOfDay(dayNumber(period.end) - 1 + availableAfterDays) }));
    const name = title ?? measure?.title ?? id;
    // The parts of one measure are reported together.
    const key = JSON.stringify([name, days]);
    if (told.has(key)) return [];
    told.add(key);
    return days.length === 0 ? [] : [{
      label: name, detail: `${counted(availableAfterDays, 'day')} after each period`, bars: [],
      points: days.map(({ period, day }) => ({ mark: mark(`“${name}” for ${periodInWords(period)} is available from ${dayInWords(day)}`, measure?.available?.at ?? measure?.at), day, shape: 'triangle' as const })),
    }];
  });
}

function judgementRows(overview: Overview, program: Program, mark: Marker): TimelineRow[] {
  return (program.judgements ?? []).flatMap(({ id, title, deadline }): TimelineRow[] => {
    const days = [...new Set(Object.values(deadline))].sort();
    const known = overview.dates.some(({ kind, day, at }) => kind === 'decision' && days.length === 1 && day === days[0] && (at.declaration === id || at.declaration === 'Pilot'));
    if (days.length === 0 || known) return [];
    const [name, at] = [title ?? id, overview.dates.find((one) => one.at.declaration === id)?.at];
    return [{ label: `Last day to decide “${name}”`, detail: days.length === 1 ? dayInWords(days[0]!) : `${counted(days.length, 'day')}, the first ${dayInWords(days[0]!)}`, bars: [], points: days.map((day) => ({ mark: mark(`Last day to decide “${name}”: ${dayInWords(day)}`, at), day, shape: 'diamond' as const })) }];
  });
}

/** A row with many days has a mark of its own, so that one need not go through all of them. */
function withMark(row: TimelineRow, marks: readonly Mark[], mark: Marker): TimelineRow {
  const days = [...row.bars, ...row.points];
  return days.length < 2 ? row : { ...row, mark: mark(`${row.label}: ${row.detail}`, marks.find(({ id }) => id === days[0]!.mark)?.at) };
}

function fewRows(rows: readonly TimelineRow[], mark: Marker): TimelineRow[] {
  const { shown, rest } = shownAndRest(rows, () => 1, 40);
  if (rest.length === 0) return [...rows];
  const days = [...new Set(rest.flatMap(({ points, bars }) => [...points.map(({ day }) => day), ...bars.map(({ from }) => from)]))].sort().slice(0, 400);
  return [...shown, { label: `${rest.length} more`, detail: 'named in the table', bars: [], points: days.map((day) => ({ mark: mark(`${rest.length} more: ${dayInWords(day)}`), day, shape: 'tick' as const })) }];
}

/** A group as a table; one in which each row has a single day needs no list of them. */
function tableOf({ title, rows }: TimelinePicture['groups'][number], marks: readonly Mark[]): ViewTable {
  const places = new Map(marks.map(({ id, at }) => [id, at]));
  const isMany = rows.some(({ points }) => points.length > 1);
  return {
    title, columns: ['What', 'When', ...(isMany ? ['On each of these days'] : [])],
    rows: rows.map((row) => {
      const at = places.get(row.bars[0]?.mark ?? row.points[0]?.mark ?? '');
      return { cells: [row.label, row.detail, ...(isMany ? [row.points.map(({ day }) => dayInWords(day)).join('; ')] : [])], ...(at && { at }) };
    }),
  };
}
