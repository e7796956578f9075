import { createHash } from 'node:crypto';
import { jsonText } from '../../files/write-files.ts';
import type { Severity } from '../reported-finding.ts';
import { fileOf, fullMessage, lastLine, type FindingsReport, type ReportSetting } from './findings-report.ts';

const severities: Record<Severity, string> = { error: 'critical', warning: 'major', info: 'minor', hint: 'info' };

/** Findings as a Code Quality report of GitLab. It takes two with one fingerprint for one, so the path is part of it here. */
export function gitlabReport(report: FindingsReport, setting: ReportSetting): string {
  return jsonText(report.findings.map((finding) => {
    const path = fileOf(finding, report, setting);
    return {
      description: fullMessage(finding, setting.pathOf),
      check_name: finding.code,
      fingerprint: createHash('sha256').update(JSON.stringify([path, report.marks.get(finding)])).digest('hex'),
      severity: severities[finding.severity],
      location: { path, lines: { begin: finding.range?.line ?? 1, end: finding.range ? lastLine(finding.range) : 1 } },
    };
  }));
}
