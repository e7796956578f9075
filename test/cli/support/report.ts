import { fingerprints } from '@remit/compare/findings/fingerprints';
import type { FindingsReport, ReportSetting } from '@remit/cli/report/formats/findings-report';
import type { ReportedFinding } from '@remit/cli/report/reported-finding';

/** A report of findings that no contract can be made to have, and what it is written with. */
export function reportOf(findings: readonly ReportedFinding[], more: Partial<FindingsReport> = {}): [FindingsReport, ReportSetting] {
  const all = [...findings, ...(more.known ?? []), ...(more.accepted ?? []).map(({ finding }) => finding)];
  const marks = fingerprints(all);
  return [
    { files: [], findings, accepted: [], marks: new Map(all.map((finding, index) => [finding, marks[index]!])), ...more },
    {
      pathOf: (file) => file,
      ruleFactsOf: (code) => (code === 'OUT-010' ? { kind: 'completeness', severity: 'warning', thresholds: [], sources: [{ id: 'remit', title: 'A book', url: 'https://book.example/1', evidence: 'R' }, { id: 'remit', title: 'A talk', evidence: 'M' }] } : undefined),
      explanations: new Map([['OUT-010', { code: 'OUT-010', title: 'A cliff', severity: 'warning', why: 'One person more or less moves a fortune.', remedy: 'Write a ramp.', bad: 'a', good: 'b' }]]),
    },
  ];
}

/** A finding with everything that is hard to write down. */
export const hostile: ReportedFinding = {
  code: 'OUT-010', severity: 'warning',
  message: 'It says "50% of <Rest>", \'{0}\' & ]]> over\r\ntwo lines, [here](1): \u0000 \uD800 \uFFFE Zürich 🏥',
  file: 'a, b: 50%/ü <x>.remit',
  range: { line: 3, column: 5, endLine: 4, endColumn: 1 },
  help: ['Why: "so"'],
  related: [{ message: 'there', file: 'other file.remit', range: { line: 1, column: 2, endLine: 1, endColumn: 3 } }],
};
