import { csvCell, longHeading, wideHeadings } from '@remit/runtime/reading/csv-headings';
import { isMemberHeading } from '@remit/runtime/reading/members-csv';
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver';
import { csvRows, type CsvRow } from './csv-cells.ts';
import type { OpenFacts } from './keeper.ts';
import { deciderSuggestions, factCalled, factSuggestions, keySuggestions, periodSuggestions, sortText, valueSuggestions, type Suggestion } from './suggestions.ts';

const { Keyword, Struct, Value } = CompletionItemKind;

/** What may stand in the value at a place of a file of comma-separated values. */
export function completeCsv(known: OpenFacts, offset: number): CompletionItem[] {
  const text = known.text.getText();
  const rows = csvRows(text);
  const [heading] = rows;
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const row = rows.find(({ start, end }) => start <= offset && offset <= end) ?? { cells: [{ text: '', start: offset, end: offset }], start: lineStart, end: offset, line: 0 };
  const at = row.cells.findIndex(({ start, end }) => start <= offset && offset <= end);
  const column = at >= 0 ? at : row.cells.filter(({ end }) => end < offset).length;
  const cell = row.cells[at] ?? { start: offset, end: offset };
  const range = { start: known.text.positionAt(cell.start), end: known.text.positionAt(cell.end) };
  const isHeading = !heading || row.start <= heading.start;
  const suggested = isHeading ? headingsFor(known, heading?.cells.map((each) => each.text) ?? [], column) : valuesFor(known, heading, row, column, rows);
  const whole = !heading || (isHeading && heading.cells.length === 1) ? wholeHeadings(known) : [];
  return [
    ...suggested.map(({ word, detail, kind }, index): CompletionItem => ({ label: word, kind, filterText: word, sortText: sortText(index), textEdit: { range, newText: csvCell(word) }, ...(detail === undefined ? {} : { detail }) })),
    ...whole.map((line, index): CompletionItem => ({ label: line, kind: Struct, detail: 'the whole first line', filterText: line, sortText: `~${sortText(index)}`, textEdit: { range, newText: line } })),
  ];
}

function wholeHeadings({ contract: { program } }: OpenFacts): string[] {
  return [...new Set([longHeading(program), ...wideHeadings(program)])];
}

const said: readonly Suggestion[] = [
  { word: 'recordedAt', detail: 'the day on which the value came, such as 2026-04-30', kind: Keyword },
  { word: 'id', detail: 'a name of the value, for a correction of it', kind: Keyword },
  { word: 'supersedes', detail: 'the id of the value that this one corrects', kind: Keyword },
];

/** The columns that a file may still get: those of its form. */
function headingsFor({ contract: { program } }: OpenFacts, all: readonly string[], column: number): Suggestion[] {
  const { groups, sets, rows, judgements } = program;
  const others = all.filter((name, index) => index !== column && name !== '');
  const word = (name: string, detail: string): Suggestion => ({ word: name, detail, kind: Keyword });
  const period = word('period', 'when: 2026/27, 2026-04');
  const member = groups.length === 0 ? [] : [word('member', `whose: the key of the ${groups.map((group) => group.member).join(' or ')}`)];
  const keys = [...sets, ...groups].map(({ id, ...more }) => word(id, ('title' in more && more.title) || `key of ${id}`));
  const decided = judgements ? [word('decidedBy', 'who took the decision')] : [];
  const form = ((): Suggestion[] => {
    if (others.includes('rows')) return [period, ...member, ...keys, ...rows.flatMap((table) => table.columns.map(({ id, type }) => word(id, `${type}, of ${table.id}`))), said[0]!];
    if (isMemberHeading(others)) return [...(groups.length > 1 ? [word('group', 'which of the groups')] : []), ...member, word('title', 'the name of the member'), word('joined', 'the first day in the group'), word('left', 'the first day no longer in it'), said[0]!];
    if (others.includes('fact')) return [period, ...member, ...keys, word('value', 'the value'), ...said, ...decided];
    const isWide = others.some((name) => factCalled(name, program) !== undefined);
    const starts = isWide ? [] : [word('fact', 'a line for each value: the name of its fact'), ...(rows.length === 0 ? [] : [word('rows', 'a line for each row: the rows it belongs to')]), ...(groups.length === 0 ? [] : [word('joined', 'a list of members: the first day in the group')])];
    return [...starts, period, ...member, ...keys, ...factSuggestions(program, true), ...said, ...decided];
  })();
  return form.filter((one) => !others.includes(one.word));
}

/** What may stand in a column of a line. */
function valuesFor({ contract: { program }, file, others }: OpenFacts, heading: CsvRow, row: CsvRow, column: number, rows: readonly CsvRow[]): Suggestion[] {
  const headings = heading.cells.map((cell) => cell.text);
  const name = headings[column];
  const cellOf = (wanted: string): string => row.cells[headings.indexOf(wanted)]?.text ?? '';
  const documents = [file.document, ...others.map((other) => other.file.document)];
  const table = program.rows.find(({ id }) => id === cellOf('rows'));
  const facts = (headings.includes('fact') ? [cellOf('fact')] : headings).flatMap((one) => factCalled(one, program) ?? []);
  switch (name) {
    case undefined: return [];
    case 'fact': return factSuggestions(program, true);
    case 'rows': return program.rows.map(({ id, title }) => ({ word: id, kind: Value, ...(title === undefined ? {} : { detail: title }) }));
    case 'group': return program.groups.map(({ id, member, title }) => ({ word: id, detail: title ?? member, kind: Value }));
    case 'period': return periodSuggestions(program, new Set(table ? [table.grain] : facts.map(({ grain }) => grain)));
    case 'member': {
      const each = new Set([...(table?.each ?? []), ...facts.flatMap((fact) => fact.each)]);
      return program.groups.filter(({ id }) => each.size === 0 || each.has(id)).flatMap(({ id }) => keySuggestions(id, program, documents));
    }
    case 'value': return facts[0] ? valueSuggestions(facts[0], ['yes', 'no']) : [];
    case 'supersedes': return [...new Set(rows.slice(1).map(({ cells }) => cells[headings.indexOf('id')]?.text ?? ''))].filter((id) => id !== '').map((word) => ({ word, kind: Value }));
    case 'decidedBy': return deciderSuggestions(facts.length === 1 ? facts[0]!.id : undefined, program);
  }
  const rowColumn = table?.columns.find(({ id }) => id === name);
  if (rowColumn) return valueSuggestions(rowColumn, ['yes', 'no']);
  const fact = factCalled(name, program);
  return fact ? valueSuggestions(fact, ['yes', 'no']) : keySuggestions(name, program, documents);
}
