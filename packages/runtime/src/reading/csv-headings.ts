import type { Program } from '@remit/program';
import { inputsOf } from '@remit/program/judgement-fact';

/** Heading of a CSV file with a row for each value: a column for the member and for each set where a fact is for them. */
export function longHeading(program: Program): string {
  const each = new Set(inputsOf(program).flatMap((fact) => fact.each));
  return heading(['fact', 'period', ...keyColumns([...each], program), 'value', 'recordedAt', 'id', 'supersedes', ...(program.judgements ? ['decidedBy'] : [])]);
}

/** Headings of CSV files with a column for each fact: one for the facts of each grain and set, as their rows are for different things; then those of rows, and of the list of members. */
export function wideHeadings(program: Program): string[] {
  const alike = new Map<string, { each: string[]; facts: string[] }>();
  for (const { id, grain, each } of program.facts) {
    const key = JSON.stringify([grain, [...each].sort()]);
    const group = alike.get(key) ?? { each, facts: [] };
    group.facts.push(id);
    alike.set(key, group);
  }
  return [
    ...[...alike.values()].map(({ each, facts }) => heading(['period', ...keyColumns(each, program), ...facts])),
    ...(program.judgements ?? []).map(({ id, each }) => heading(['period', ...keyColumns(each, program), id, 'recordedAt', 'decidedBy'])),
    ...program.rows.map(({ each, columns }) => heading(['rows', 'period', ...keyColumns(each, program), ...columns.map(({ id }) => id)])),
    ...(program.groups.length === 0 ? [] : [heading([...(program.groups.length === 1 ? [] : ['group']), 'member', 'joined', 'left'])]),
  ];
}

function keyColumns(each: readonly string[], { groups, sets }: Program): string[] {
  const isGroup = groups.some(({ id }) => each.includes(id));
  return [...(isGroup ? ['member'] : []), ...sets.filter(({ id }) => each.includes(id)).map(({ id }) => id)];
}

function heading(columns: readonly string[]): string {
  return columns.map(csvCell).join(',');
}

/** A text as a value of a line: in quotation marks where it would else not be one. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
