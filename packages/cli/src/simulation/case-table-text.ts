import type { Program } from '@remit/program';
import type { BaseCase, Case, CaseTable } from '@remit/runtime';
import { namesOf } from '@remit/story/names';
import { periodInWords } from '@remit/story/dates';
import type { Style } from '../render/style.ts';
import { table, type Column } from '../render/table.ts';
import { HeldNotes } from './held-notes.ts';
import { numberOfFactInWords, targetInWords, valueInWords } from './value-words.ts';

/** A table of cases for people: the base case, then a row for each case, and what has to be known to read it. */
export function caseTableText(cases: CaseTable, base: BaseCase, program: Program, style: Style): string {
  const names = namesOf(program);
  const notes = new HeldNotes(program, names);
  const columns: Column[] = [
    ...cases.variations.map(({ target }) => ({ title: targetInWords(target.fact.declared.id, target.period.id, target.keys), right: true })),
    ...cases.columns.map(({ id }) => ({ title: id, right: true })), { title: 'Total', right: true }, { title: 'Against the base', right: true },
  ];
  const baseRow = [...cases.variations.map(({ target }) => baseValue(target, base, program)), ...cases.base.cells.map((cell) => notes.cell(cell)), notes.cell(cases.base.total), 'base case'];
  const rows = cases.cases.map((one: Case) => [
    ...one.values.map((value, index) => valueInWords(value, cases.variations[index]!.target.fact.declared, program)),
    ...one.cells.map((cell) => notes.cell(cell)), notes.cell(one.total), notes.change(one.change),
  ]);
  return [
    style.strong(`Owed for ${periodInWords(cases.period.id)}`),
    table(columns, [baseRow, ...rows], style.faint).trimEnd(),
    ...notes.lines(), ...shareNotes(cases), totalNote(cases, program), ...taxNote(program), '',
  ].join('\n');
}

/** What the total is. */
export function totalNote({ columns, commissioners }: Pick<CaseTable, 'columns' | 'commissioners'>, program: Program): string {
  if (commissioners.length === 0) return '  Total: the columns added up.';
  const titles = commissioners.map((id) => namesOf(program).party(id)).join(' and ');
  const isNot = columns.some(({ kind }) => kind === 'party') ? ' A party\'s column is what it is paid less what it pays.' : ' What is paid to it has a minus; what others pay each other is not in the total.';
  return `  Total: what ${titles} ${commissioners.length > 1 ? 'pay' : 'pays'} less what is paid to it, within limits and funds.${isNot}`;
}

/** That tax comes on top, where it does. */
export function taxNote({ tax }: Program): string[] {
  return tax ? ['  Sums are without VAT.'] : [];
}

function baseValue(target: CaseTable['variations'][number]['target'], base: BaseCase, program: Program): string {
  const value = base.observed(target)?.value;
  const { declared } = target.fact;
  if (value === undefined) return 'missing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return valueInWords({ observed: value }, declared, program);
  return 'n' in value ? numberOfFactInWords(value, declared, program) : 'not applicable';
}

function shareNotes({ variations, shares }: CaseTable): string[] {
  return shares.flatMap((share, index) => {
    if (!share) return [];
    const { target: { fact: { declared }, period, keys } } = variations[index]!;
    const what = targetInWords(declared.id, period.id, keys);
    const below = declared.parts?.denominator ?? 'denominator';
    return [share === 'kept' ? `  ${what} keeps its ${below} of the base case; its ${declared.parts?.numerator ?? 'numerator'} follows, not rounded to whole numbers.` : `  ${what} has no ${below} in the base case, so it is given as a share alone; what asks for the ${below} is held.`];
  });
}

