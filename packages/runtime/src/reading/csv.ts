import type { DimensionId, FactsDocument, Fact, Observation, Program } from '@remit/program';
import { FACTS_FORMAT } from '@remit/program';
import { unknownFact } from '../catalogue/facts.ts';
import { lineTooShort, malformed, noHeading, unreadableValue, wrongCellCount } from '../catalogue/reading.ts';
import type { Finding } from '../finding.ts';
import { inColumn, refuse } from '../finding.ts';
import { gathered } from '../gather.ts';
import { didYouMean } from '../suggest.ts';
import { readAmount, readCell } from './cell.ts';
import { firstLost, hasTooMany } from './csv-list.ts';
import { EXPECTED } from './expected.ts';
import type { Column, Named } from './heading.ts';
import { factNames, readHeading, readName } from './heading.ts';
import type { CsvLine } from './lines.ts';
import { readCsvLines } from './lines.ts';
import { isMemberHeading, readMembersCsv } from './members-csv.ts';
import { RatioParts } from './ratio-parts.ts';
import { isRowHeading, readRowsCsv } from './rows-csv.ts';

/** Facts as read, with what there is to say about the file. Without errors the document holds every value of the file. */
export interface ReadFacts { readonly document: FactsDocument; readonly findings: Finding[] }

/** Facts as read from comma-separated values, each finding by itself; and in which column of its line, counted from 0, the value of an observation stands. */
export interface EachReadFromCsv extends ReadFacts { readonly columnOf: ReadonlyMap<Observation, number> }

/**
 * Reads facts from comma-separated values: a line for each value
 * (`fact,period,member,SET…,value[,recordedAt][,id][,supersedes]`), or a line for
 * each period and member with a column for each fact; or a list of members
 * (`group,member,joined,left`) or of rows (`rows,period,member,COLUMN…`), told by
 * its heading. `file` is its name, for
 * places ("facts.csv:12"). Values are read as the contract declares them; whether
 * they fit it otherwise is for `run` to say.
 */
export function readFactsCsv(text: string, file: string, program: Program): ReadFacts {
  const { document, findings } = readEachFromCsv(text, file, program);
  return { document, findings: gathered(findings) };
}

/** Reads facts as `readFactsCsv` does, for those who show each finding at its own value. */
export function readEachFromCsv(text: string, file: string, program: Program): EachReadFromCsv {
  const findings: Finding[] = [];
  const columnOf = new Map<Observation, number>();
  const document = (observations: Observation[]): EachReadFromCsv => ({ document: { format: FACTS_FORMAT, observations }, findings, columnOf });
  const lists = (read: Partial<FactsDocument>): EachReadFromCsv => ({ document: { format: FACTS_FORMAT, observations: [], ...read }, findings, columnOf });
  const lines = readCsvLines(text);
  if (!Array.isArray(lines)) {
    findings.push(refuse(malformed, `${file}:${lines.line}`, { problem: lines.problem }));
    return document([]);
  }
  const [first, ...rest] = lines;
  if (!first) {
    findings.push(refuse(noHeading, `${file}:1`, { file, column: 'period', hint: '' }));
    return document([]);
  }
  const names = first.cells.map(cell => cell.trim());
  if (isRowHeading(names)) return lists({ rows: readRowsCsv([first, ...rest], file, program, findings) });
  if (isMemberHeading(names)) return lists({ members: readMembersCsv([first, ...rest], file, program, findings) });
  const columns = readHeading(first.cells, file, first.line, program, findings);
  if (!columns) return document([]);
  const reader = new LineReader(columns, names, file, program, findings, columnOf);
  const observations = rest.flatMap(line => reader.read(line));
  return document([...observations, ...reader.parts.observations(findings, columnOf)]);
}

/** Columns that a line may end before: what is said of a value, not a value. */
const MAY_END_WITHOUT: ReadonlySet<string> = new Set(['recordedAt', 'id', 'supersedes', 'decidedBy']);

/** Reads lines under one heading. */
class LineReader {
  readonly parts = new RatioParts();
  readonly #columns: readonly Column[];
  readonly #names: readonly string[];
  readonly #file: string;
  readonly #program: Program;
  readonly #findings: Finding[];
  readonly #columnOf: Map<Observation, number>;
  readonly #named = new Map<string, Named | Finding | undefined>();

  constructor(columns: readonly Column[], names: readonly string[], file: string, program: Program, findings: Finding[], columnOf: Map<Observation, number>) {
    this.#columns = columns;
    this.#names = names;
    this.#file = file;
    this.#program = program;
    this.#findings = findings;
    this.#columnOf = columnOf;
  }

  read({ cells, line }: CsvLine): Observation[] {
    const at = `${this.#file}:${line}`;
    if (hasTooMany(cells, this.#columns.length)) {
      this.#findings.push(inColumn(refuse(wrongCellCount, at, { found: cells.length, expected: this.#columns.length }), this.#columns.length));
      return [];
    }
    const lost = firstLost(cells, this.#names, MAY_END_WITHOUT);
    if (lost !== undefined) {
      this.#findings.push(refuse(lineTooShort, at, { found: cells.length, expected: this.#names.length, column: lost }));
      return [];
    }
    const text = (kind: Column['kind']): string => (cells[this.#columns.findIndex(column => column.kind === kind)] ?? '').trim();
    const common = {
      period: text('period'), at,
      ...optional('recordedAt', text('recordedAt')), ...optional('id', text('id')), ...optional('supersedes', text('supersedes')),
      ...decidedBy(text('decidedBy')),
    };
    const keys = this.#keys(cells);
    const member = text('member');
    return this.#values(cells, text, at).flatMap(({ of, value, column }) => this.#observe(of, { value, column }, { ...common, fact: of.fact.id, ...this.#dimsOf(of.fact, keys, member) }));
  }

  /** The values of a line: one in the long form, one for each column of a fact in the wide form; empty ones are missing. */
  #values(cells: readonly string[], text: (kind: Column['kind']) => string, at: string): { of: Named; value: string; column: number }[] {
    const wide = this.#columns.flatMap((column, index) => (
      column.kind === 'values' && (cells[index] ?? '').trim() !== '' ? [{ of: column.of, value: cells[index]!.trim(), column: index }] : []));
    if (!this.#columns.some(column => column.kind === 'fact') || text('value') === '') return wide;
    const name = text('fact');
    if (!this.#named.has(name)) this.#named.set(name, readName(name, this.#program, at));
    const named = this.#named.get(name);
    if (named && 'fact' in named) return [{ of: named, value: text('value'), column: this.#columns.findIndex(column => column.kind === 'value') }];
    this.#findings.push(inColumn(named ? { ...named, at } : refuse(unknownFact, at, { fact: name, suggestion: didYouMean(name, factNames(this.#program)) }), this.#columns.findIndex(column => column.kind === 'fact')));
    return [];
  }

  #observe({ fact, part }: Named, { value, column }: { value: string; column: number }, observation: Omit<Observation, 'value'>): Observation[] {
    const cell = part === undefined ? readCell(fact, value) : readAmount(value);
    if ('hint' in cell) {
      this.#findings.push(inColumn(refuse(unreadableValue, observation.at, { found: value, fact: `'${fact.id}'`, expected: EXPECTED[fact.type], hint: cell.hint }), column));
      return [];
    }
    if (part === undefined) {
      const made: Observation = { ...observation, value: cell.value };
      this.#columnOf.set(made, column);
      return [made];
    }
    this.parts.add(fact, part, { text: cell.value as string, column }, observation, this.#findings);
    return [];
  }

  #keys(cells: readonly string[]): Map<DimensionId, string> {
    return new Map(this.#columns.flatMap((column, index): [DimensionId, string][] => {
      const key = (cells[index] ?? '').trim();
      return column.kind === 'key' && key !== '' ? [[column.dimension, key]] : [];
    }));
  }

  /** The keys of a value; `member` is the key of the group that the fact is for. */
  #dimsOf(fact: Fact, keys: ReadonlyMap<DimensionId, string>, member: string): Pick<Observation, 'dims'> {
    const dims = new Map(keys);
    const group = fact.each.find(id => this.#program.groups.some(each => each.id === id));
    if (member !== '') dims.set(group ?? 'member', member);
    return dims.size === 0 ? {} : { dims: Object.fromEntries(dims) };
  }
}

/** Names of members, with semicolons between them. */
function decidedBy(text: string): Pick<Observation, 'decidedBy'> {
  const names = text.split(';').map(name => name.trim()).filter(name => name !== '');
  return names.length === 0 ? {} : { decidedBy: names };
}

function optional<Name extends string>(name: Name, text: string): Partial<Record<Name, string>> {
  return text === '' ? {} : { [name]: text } as Partial<Record<Name, string>>;
}
