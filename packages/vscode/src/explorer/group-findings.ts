import type { TreeFinding } from '@remit/server/contract-tree-request';
import { counted } from '../findings/counted.ts';
import type { FindingGrouping } from './tree-node.ts';

const severities: readonly [TreeFinding['severity'], string][] = [['error', 'Errors'], ['warning', 'Warnings'], ['info', 'Notes'], ['hint', 'Hints']];

/** What a finding is listed under that is about no party in particular. */
export const noParty = 'No party in particular';

/** Findings in groups with a label: the most severe, or the first by code or name, first. A finding about two parties is in both groups. */
export function groupFindings(findings: readonly TreeFinding[], by: FindingGrouping): [label: string, findings: readonly TreeFinding[]][] {
  if (by === 'severity') {
    return severities.map(([severity, label]): [string, TreeFinding[]] => [label, findings.filter((one) => one.severity === severity)]).filter(([, found]) => found.length > 0);
  }
  const groups = new Map<string, TreeFinding[]>();
  for (const one of findings) {
    for (const label of by === 'rule' ? [one.code] : one.parties.length > 0 ? one.parties : [noParty]) {
      const group = groups.get(label);
      if (group) group.push(one);
      else groups.set(label, [one]);
    }
  }
  return [...groups].sort(([a], [b]) => (a === noParty ? 1 : b === noParty ? -1 : a < b ? -1 : 1));
}

/** "1 error, 2 warnings, 3 accepted": the counts of findings, notes and hints together, and of those that are accepted. */
export function findingCounts(findings: readonly TreeFinding[], accepted: readonly TreeFinding[] = []): string {
  const having = (...wanted: TreeFinding['severity'][]): number => findings.filter(({ severity }) => wanted.includes(severity)).length;
  const parts = [counted(having('error'), 'error'), counted(having('warning'), 'warning'), counted(having('info', 'hint'), 'note'), `${accepted.length} accepted`];
  return parts.filter((part) => !part.startsWith('0 ')).join(', ') || 'none';
}
