import type { FactsDocument, Member, Program } from '@remit/program';
import { isCivilDate } from '@remit/program/civil-date';
import { unknownGroup } from '../catalogue/facts.ts';
import { unreadableMemberDate } from '../catalogue/reading.ts';
import type { Finding } from '../finding.ts';
import { inColumn, refuse } from '../finding.ts';
import { didYouMean } from '../suggest.ts';
import type { ListForm, ListLine } from './csv-list.ts';
import { listIn, readList } from './csv-list.ts';
import type { CsvLine } from './lines.ts';

const COLUMNS = ['group', 'member', 'title', 'joined', 'left', 'recordedAt'];

/** Whether a heading is that of a list of members: it names no facts and no periods, but when members joined or left, or nothing but members. */
export function isMemberHeading(columns: readonly string[]): boolean {
  if (columns.includes('period') || columns.includes('fact') || columns.includes('rows')) return false;
  return columns.includes('joined') || columns.includes('left') || (columns.includes('member') && columns.every(column => COLUMNS.includes(column)));
}

/** Reads a list of members: `group,member,joined,left[,title][,recordedAt]`, the group only where the contract has several. An empty date is not given. */
export function readMembersCsv(lines: readonly [CsvLine, ...CsvLine[]], file: string, program: Program, findings: Finding[]): NonNullable<FactsDocument['members']> {
  const groups = program.groups.map(({ id }) => id);
  const several = groups.length !== 1;
  const form: ListForm = {
    things: 'members', known: COLUMNS, needed: several ? ['group', 'member'] : ['member'],
    ...(several && groups.length > 0 ? { hint: ` The groups are ${groups.map(id => `'${id}'`).join(', ')}.` } : {}),
  };
  const members = new Map<string, Member[]>();
  for (const line of readList(form, lines, file, findings)) {
    const group = line.cells.get('group') ?? groups[0]!;
    if (!groups.includes(group)) {
      findings.push(inColumn(refuse(unknownGroup, line.at, { group, suggestion: didYouMean(group, groups) }), line.columns.indexOf('group')));
      continue;
    }
    listIn(members, group).push(readMember(line, findings));
  }
  return Object.fromEntries(members);
}

function readMember({ cells, columns, at }: ListLine, findings: Finding[]): Member {
  const key = cells.get('member')!;
  const title = cells.get('title');
  const dates = (['joined', 'left', 'recordedAt'] as const).flatMap((role): [typeof role, string][] => {
    const found = cells.get(role);
    if (found === undefined) return [];
    if (isCivilDate(found)) return [[role, found]];
    findings.push(inColumn(refuse(unreadableMemberDate, at, { found, member: key, role: role === 'recordedAt' ? 'came to be known so' : role }), columns.indexOf(role)));
    return [];
  });
  return { key, ...(title === undefined ? {} : { title }), ...Object.fromEntries(dates), at };
}
