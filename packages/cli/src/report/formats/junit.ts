import type { ReportedFinding } from '../reported-finding.ts';
import { fileOf, fullMessage, type FindingsReport, type ReportSetting } from './findings-report.ts';
import { junitDocument, type JunitCase } from './junit-document.ts';

/** Findings as a test report: a suite for each file, a failure for each finding, and one case that passes for a file without any. */
export function junitFindings(report: FindingsReport, setting: ReportSetting): string {
  const byFile = new Map<string, ReportedFinding[]>(report.files.map((file) => [setting.pathOf(file), []]));
  for (const finding of report.findings) {
    const file = fileOf(finding, report, setting);
    byFile.set(file, [...(byFile.get(file) ?? []), finding]);
  }
  const suites = [...byFile].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, findings]) => ({
    name: file,
    cases: findings.length === 0 ? [{ name: 'no findings', group: file }] : findings.map((finding) => caseOf(finding, file, setting)),
  }));
  return junitDocument('remit check', suites);
}

function caseOf(finding: ReportedFinding, file: string, { pathOf }: ReportSetting): JunitCase {
  const { code, severity, declaration, range, message } = finding;
  const at = range ? `${file}:${range.line}:${range.column}` : file;
  return {
    name: declaration === undefined ? code : `${code} in ${declaration}`,
    group: file,
    file,
    ...(range ? { line: range.line } : {}),
    problem: { kind: 'failure', type: severity, message: `${code}: ${message}`, text: `${at}\n${fullMessage(finding, pathOf)}` },
  };
}
