import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { measureParts } from '../../scoping/name-table.ts';
import { codesOf } from '../../scoping/codes.ts';
import type { VisibleNames } from '../../scoping/visible-names.ts';
import { moneySignAt, type PastedLines } from './rows-of-table.ts';
import { isEmpty, isName, writtenCell, type CellKind, type WrittenCell } from './written-cell.ts';

type Row = readonly string[];

const PERIOD = /^(?:\d{4}\/\d{2}|Q[1-4] \d{4}(?:\/\d{2})?|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}|\d{4})$/;

/**
 * Facts of a scenario: names in the first column and their values beside them; or, under a first row of periods, a column for each period; or, under the name of a
 * group and those of facts, a row for each member. An empty cell is a value that is missing, and is written so.
 */
export function rowsOfFacts(cells: readonly Row[], block: AstNode, visible: VisibleNames): PastedLines {
  const [head, ...rest] = cells as readonly [Row, ...Row[]];
  const [corner = '', ...names] = head;
  const group = isName(corner) ? namedHere(corner, block, visible).find((node) => ast.isMember(node) || ast.isGroup(node)) : undefined;
  if (group && rest.length > 0) return ofMembers(ast.isGroup(group) ? group.member.name : corner, names, rest, block, visible);
  // A year is also a number: where the row begins with a fact, it is its value.
  const beginsWithFact = isName(corner.split('.')[0]!) && declared(corner, block, visible) !== undefined;
  if (!beginsWithFact && rest.length > 0 && names.length > 0 && names.every((name) => PERIOD.test(name))) return ofPeriods(names, rest, block, visible);
  const isHeader = names.length === 1 && rest.length > 0 && !beginsWithFact && !/\d/.test(names[0]!);
  return ofNames(isHeader ? rest : cells, isHeader ? 2 : 1, block, visible);
}

function ofNames(rows: readonly Row[], first: number, block: AstNode, visible: VisibleNames): PastedLines {
  const lines: string[] = [];
  for (const [index, row] of rows.entries()) {
    const where = `Row ${index + first}`;
    if (row.length !== 2) return { problem: `${where} has ${row.length} columns. Copy two, the names of facts and their values, or put periods over the values.` };
    const line = assigned(row[0]!, row[1]!, block, visible, where);
    if (typeof line !== 'string') return line;
    lines.push(line);
  }
  return { lines: aligned(lines, widthsIn(block)) };
}

function ofPeriods(periods: readonly string[], rows: readonly Row[], block: AstNode, visible: VisibleNames): PastedLines {
  if (ast.isInPeriod(block)) return { problem: `The table has a column for each period, but it is pasted into the facts of one period. Paste it outside of "in ${block.period?.$cstNode?.text ?? '…'}".` };
  const lines: string[] = [];
  for (const [column, period] of periods.entries()) {
    const facts: string[] = [];
    for (const [index, row] of rows.entries()) {
      const line = assigned(row[0]!, row[column + 1] ?? '', block, visible, `Row ${index + 2}`);
      if (typeof line !== 'string') return line;
      facts.push(line);
    }
    lines.push(`in ${period} {`, ...aligned(facts).map((line) => `  ${line}`), '}');
  }
  return { lines };
}

function ofMembers(member: string, names: readonly string[], rows: readonly Row[], block: AstNode, visible: VisibleNames): PastedLines {
  if (ast.isMemberFacts(block)) return { problem: 'The table has a row for each member, but it is pasted into the facts of one member. Paste it outside of these.' };
  const lines: string[] = [];
  for (const [index, [key = '', ...values]] of rows.entries()) {
    const where = `Row ${index + 2}`;
    if (key === '' || key.includes('"')) return { problem: `${where} begins with ${key === '' ? 'an empty cell' : `${key}, which has a quotation mark in it`}, where the key of a member is wanted.` };
    const facts: string[] = [];
    for (const [column, name] of names.entries()) {
      const line = assigned(name, values[column] ?? '', block, visible, where);
      if (typeof line !== 'string') return line;
      facts.push(line);
    }
    lines.push(`${member} "${key}" { ${facts.join('   ')} }`);
  }
  return { lines };
}

/** Lines with their `=` in one column, as contracts are laid out; names of parts stay out of it. `others`: the widths of names that they stand among. */
function aligned(lines: readonly string[], others: readonly number[] = []): string[] {
  const nameIn = (line: string): string | undefined => /^([^\s.]+) = /.exec(line)?.[1];
  const width = Math.max(0, ...others, ...lines.map((line) => nameIn(line)?.length ?? 0));
  return lines.map((line) => {
    const name = nameIn(line);
    return name === undefined ? line : name.padEnd(width) + line.slice(name.length);
  });
}

/** How wide the names are of the facts that a block has already. */
function widthsIn(block: AstNode): number[] {
  return AstUtils.streamContents(block).filter(ast.isAssignment).map((each) => /^[^\s.=]+(?=\s*=)/.exec(each.$cstNode?.text ?? '')?.[0].length ?? 0).toArray();
}

/** `Visits = 300 visits`, as the declaration of the fact says what it is. */
function assigned(name: string, cell: string, block: AstNode, visible: VisibleNames, where: string): string | { problem: string } {
  const [own = '', part] = name.split('.');
  if (!isName(own) || (part !== undefined && !isName(part))) return { problem: `${where}: "${name}" is no name of a fact or measure. Copy names as the contract declares them.` };
  const target = declared(own, block, visible);
  if (!target) return { problem: `${where}: nothing in the contract is called "${own}".` };
  if (part !== undefined && !partsOf(target).includes(part)) return { problem: `${where}: "${own}" has no part "${part}".` };
  if (cell === '' || /^(?:missing|#n\/a)$/i.test(cell)) return `${name} = missing`;
  // Accounts are printed with a dash for nothing; others put one where a figure is still to come.
  if (/^(?:[-–—\u2212]|none)$/i.test(cell)) return { problem: `${where}: "${cell}" could be zero, a value that is missing, or one that does not apply. Write "0", leave the cell empty, or write "not applicable".` };
  if (isEmpty(cell)) return `${name} = not applicable`;
  const written = part === undefined ? valueOf(cell, target, block) : writtenCell(cell);
  return 'problem' in written ? { problem: `${where}: "${cell}" ${written.problem}` } : `${name} = ${written.text}`;
}

function declared(name: string, block: AstNode, visible: VisibleNames): AstNode | undefined {
  return namedHere(name.split('.')[0]!, block, visible).find((node) => ast.isFact(node) || ast.isSizeFact(node) || ast.isMeasure(node) || ast.isJudgement(node));
}

/** What a name stands for in facts: what it does in the contract that they are of. */
function namedHere(name: string, block: AstNode, visible: VisibleNames): readonly AstNode[] {
  const contract = contractOf(block);
  return visible.find(contract ?? block, name);
}

function contractOf(block: AstNode): ast.Contract | undefined {
  for (let node: AstNode | undefined = block; node; node = node.$container) if (ast.isScenario(node) || ast.isSharedFacts(node)) return node.contract?.ref;
  return undefined;
}

function partsOf(target: AstNode): string[] {
  return ast.isMeasure(target) ? measureParts(target).map(({ name }) => name) : [];
}

function valueOf(cell: string, target: AstNode, block: AstNode): WrittenCell {
  const codes = codesOf(target);
  if (codes) return codes.some(({ name }) => name === cell) ? { text: cell } : { problem: `is none of the codes ${codes.slice(0, 6).map(({ name }) => name).join(', ')}${codes.length > 6 ? ', …' : ''}.` };
  const ratio = /^(\S+) (?:out )?of (\S+?)(?: less (\S+))?$/.exec(cell);
  if (ratio && ast.isMeasure(target)) {
    const parts = ratio.slice(1).filter((part) => part !== undefined).map((part) => writtenCell(part));
    const wrong = parts.find((part) => 'problem' in part);
    return wrong ?? { text: parts.map((part) => ('text' in part ? part.text : '')).map((text, index) => (index === 0 ? text : index === 1 ? `out of ${text}` : `less ${text}`)).join(' ') };
  }
  return writtenCell(cell, kindOf(target, block));
}

function kindOf(target: AstNode, block: AstNode): CellKind {
  if (ast.isSizeFact(target)) return { noun: 'people' };
  const clauses: readonly AstNode[] = ast.isFact(target) || ast.isJudgement(target) || ast.isMeasure(target) ? target.clauses : [];
  for (const clause of clauses) {
    if (ast.isYesNoType(clause)) return { isYesNo: true };
    if (ast.isPlainType(clause)) return clause.kind === 'money' ? { money: signFor(block, target) } : clause.kind === 'percentage' ? { isPercentage: true } : clause.kind === 'date' ? { isDate: true } : {};
    if (ast.isDurationType(clause) && clause.unit) return { noun: clause.unit };
    if (ast.isCountType(clause) || ast.isCountMeasure(clause)) return clause.noun ? { noun: clause.noun } : {};
    if (ast.isMoneyMeasure(clause)) return { money: signFor(block, target) };
    if (ast.isProportionMeasure(clause)) return { isPercentage: true };
  }
  return {};
}

/** What stands before sums of money in the contract that facts are of. */
function signFor(block: AstNode, target: AstNode): string {
  const contract = contractOf(block);
  return moneySignAt((contract && clauseOf(contract, ast.isCurrencyClause)) ?? target);
}
