import type { DimensionId, Fact, Program } from '@remit/program';
import { inputsOf } from '@remit/program/judgement-fact';
import { bothForms, headingTwice, namelessColumn, noHeading, unknownHeading, unknownPart } from '../catalogue/reading.ts';
import type { Finding } from '../finding.ts';
import { inColumn, refuse } from '../finding.ts';
import { didYouMean } from '../suggest.ts';

/** A part of a proportion or rate. */
export type PartName = 'numerator' | 'denominator' | 'excluded';

/** What a name in a file of values stands for: a fact, or one of its parts ("HbA1cAtTarget.AtTarget"). */
export interface Named { readonly fact: Fact; readonly part?: PartName }

/** What each column holds. */
export type Column =
  | { readonly kind: 'fact' | 'period' | 'member' | 'value' | 'recordedAt' | 'id' | 'supersedes' | 'decidedBy' }
  | { readonly kind: 'key'; readonly dimension: DimensionId }
  | { readonly kind: 'values'; readonly of: Named };

const PLAIN = ['fact', 'period', 'member', 'value', 'recordedAt', 'id', 'supersedes', 'decidedBy'] as const;

/** Reads the line that names the columns; nothing where it cannot be used. */
export function readHeading(cells: readonly string[], file: string, line: number, program: Program, findings: Finding[]): Column[] | undefined {
  const at = `${file}:${line}`;
  const names = cells.map(cell => cell.trim());
  const isLong = names.includes('fact');
  const missing = (isLong ? ['period', 'value'] : ['period']).find(column => !names.includes(column));
  if (missing !== undefined) {
    findings.push(refuse(noHeading, at, { file, column: missing, hint: separatorHint(cells) }));
    return undefined;
  }
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) findings.push(inColumn(refuse(headingTwice, at, { column: twice }), names.lastIndexOf(twice)));
  const before = findings.length;
  const columns = names.map((name, index) => (name === '' ? noName(index, at, findings) : readColumn({ name, index }, isLong, program, at, findings)));
  return twice === undefined && findings.length === before ? columns as Column[] : undefined;
}

/** Spreadsheets in some countries put other signs between the columns. */
function separatorHint([only = '', ...more]: readonly string[]): string {
  if (more.length > 0) return '';
  if (only.includes(';')) return ' Its columns seem to stand between semicolons: save it with commas.';
  return only.includes('\t') ? ' Its columns seem to stand between tabs: save it with commas.' : '';
}

function noName(index: number, at: string, findings: Finding[]): undefined {
  findings.push(inColumn(refuse(namelessColumn, at, { place: index + 1 }), index));
}

/** The fact or part that a name stands for, or what is wrong with it. */
export function readName(name: string, program: Program, at: string): Named | Finding | undefined {
  const whole = inputsOf(program).find(fact => fact.id === name);
  if (whole) return { fact: whole };
  const dot = name.lastIndexOf('.');
  const fact = program.facts.find(each => each.id === name.slice(0, dot));
  if (!fact || dot < 0) return undefined;
  const wanted = name.slice(dot + 1);
  const parts = Object.entries(fact.parts ?? {}) as [PartName, string][];
  const found = parts.find(([, title]) => title === wanted) ?? (fact.type === 'ratio' && isPartName(wanted) ? [wanted] as const : undefined);
  return found ? { fact, part: found[0] } : refuse(unknownPart, at, { fact: fact.id, part: wanted, suggestion: didYouMean(wanted, parts.map(([, title]) => title)) });
}

/** Every name that a value can be given under. */
export function factNames(program: Program): string[] {
  return inputsOf(program).flatMap(fact => [fact.id, ...Object.values(fact.parts ?? {}).map(part => `${fact.id}.${part}`)]);
}

function readColumn({ name, index }: { name: string; index: number }, isLong: boolean, program: Program, at: string, findings: Finding[]): Column | undefined {
  const plain = PLAIN.find(each => each === name);
  if (plain !== undefined && (isLong || plain !== 'value')) return { kind: plain };
  const dimensions = [...program.groups, ...program.sets].map(each => each.id);
  if (dimensions.includes(name)) return { kind: 'key', dimension: name };
  const named = isLong ? undefined : readName(name, program, at);
  if (named && 'fact' in named) return { kind: 'values', of: named };
  if (isLong && inputsOf(program).some(fact => fact.id === name)) {
    findings.push(inColumn(refuse(bothForms, at, { column: name }), index));
    return undefined;
  }
  const known = [...PLAIN.filter(each => isLong || each !== 'value'), ...dimensions, ...(isLong ? [] : factNames(program))];
  findings.push(inColumn(named ?? refuse(unknownHeading, at, { column: name, suggestion: didYouMean(name, known) }), index));
  return undefined;
}

function isPartName(name: string): name is PartName {
  return name === 'numerator' || name === 'denominator' || name === 'excluded';
}
