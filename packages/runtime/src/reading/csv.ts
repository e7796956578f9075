import type { DimensionId, FactsDocument, Fact, Observation, Program } from '@remit/program';
import { FACTS_FORMAT } from '@remit/program';
import { unknownFact } from '../catalogue/facts.ts';
import { lineTooShort, malformed, noHeading, unreadableValue, wrongCellCount } from '../catalogue/reading.ts';
import type { Finding } from '../finding.ts';
import { refuse } from '../finding.ts';
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
  const findings: Finding[] = [];
  const document = (observations: Observation[]): ReadFacts => ({ document: { format: FACTS_FORMAT, observations }, findings: gathered(findings) });
  const lists = (read: Partial<FactsDocument>): ReadFacts => ({ document: { format: FACTS_FORMAT, observations: [], ...read }, findings: gathered(findings) });
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
  const reader = new LineReader(columns, names, file, program, findings);
  const observations = rest.flatMap(line => reader.read(line));
  return document([...observations, ...reader.parts.observations(findings)]);
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
  readonly #named = new Map<string, Named | Finding | undefined>();

  constructor(columns: readonly Column[], names: readonly string[], file: string, program: Program, findings: Finding[]) {
    this.#columns = columns;
    this.#names = names;
    this.#file = file;
    this.#program = program;
    this.#findings = findings;
  }

  read({ cells, line }: CsvLine): Observation[] {
    const at = `${this.#file}:${line}`;
    if (hasTooMany(cells, this.#columns.length)) {
      this.#findings.push(refuse(wrongCellCount, at, { found: cells.length, expected: this.#columns.length }));
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
    return this.#values(cells, text, at).flatMap(({ of, value }) => this.#observe(of, value, { ...common, fact: of.fact.id, ...this.#dimsOf(of.fact, keys, member) }));
  }

  /** The values of a line: one in the long form, one for each column of a fact in the wide form; empty ones are missing. */
  #values(cells: readonly string[], text: (kind: Column['kind']) => string, at: string): { of: Named; value: string }[] {
    const wide = this.#columns.flatMap((column, index) => (
      column.kind === 'values' && (cells[index] ?? '').trim() !== '' ? [{ of: column.of, value: cells[index]!.trim() }] : []));
    if (!this.#columns.some(column => column.kind === 'fact') || text('value') === '') return wide;
    const name = text('fact');
    if (!this.#named.has(name)) this.#named.set(name, readName(name, this.#program, at));
    const named = this.#named.get(name);
    if (named && 'fact' in named) return [{ of: named, value: text('value') }];
    this.#findings.push(named ? { ...named, at } : refuse(unknownFact, at, { fact: name, suggestion: didYouMean(name, factNames(this.#program)) }));
    return [];
  }

  #observe({ fact, part }: Named, value: string, observation: Omit<Observation, 'value'>): Observation[] {
    const cell = part === undefined ? readCell(fact, value) : readAmount(value);
    if ('hint' in cell) {
      this.#findings.push(refuse(unreadableValue, observation.at, { found: value, fact: `'${fact.id}'`, expected: EXPECTED[fact.type], hint: cell.hint }));
      return [];
    }
    if (part === undefined) return [{ ...observation, value: cell.value }];
    this.parts.add(fact, part, cell.value as string, observation, this.#findings);
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
