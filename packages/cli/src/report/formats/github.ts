import type { ReportedFinding, Severity } from '../reported-finding.ts';
import { fileOf, fullMessage, lastLine, type FindingsReport, type ReportSetting } from './findings-report.ts';

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/** Findings as workflow commands of GitHub, which become annotations: a line each. */
export function githubCommands(report: FindingsReport, setting: ReportSetting): string {
  return report.findings.map((finding) => {
    const title = setting.explanations.get(finding.code)?.title;
    const properties = Object.entries({
      file: fileOf(finding, report, setting),
      ...placeOf(finding),
      title: title === undefined ? finding.code : `${finding.code}: ${title}`,
    });
    return `::${commands[finding.severity]} ${properties.map(([key, value]) => `${key}=${property(String(value))}`).join(',')}::${data(fullMessage(finding, setting.pathOf))}\n`;
  }).join('');
}

/** Columns are only taken with a place on one line. */
function placeOf({ range }: ReportedFinding): Record<string, number> {
  if (!range) return {};
  return lastLine(range) === range.line ? { line: range.line, col: range.column } : { line: range.line };
}

/** Only these signs have a meaning in a message, as in the runner's own reading of commands. */
function data(text: string): string {
  return text.toWellFormed().replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
