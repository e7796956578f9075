import type { PathInPipeline } from '../pipeline-paths.ts';
import type { Explanation } from '../own-codes.ts';
import type { RuleFacts } from '../rule-facts.ts';
import type { AcceptedReport, ReportedFinding } from '../reported-finding.ts';

/** All that a check came to, for reports. */
export interface FindingsReport {
  /** The files that were looked at. */
  files: readonly string[];
  /** What was found; with a baseline, what is new. */
  findings: readonly ReportedFinding[];
  /** What a contract accepts with a reason. */
  accepted: readonly AcceptedReport[];
  /** What the baseline has already, where one was given. */
  known?: readonly ReportedFinding[];
  /** How many findings of the baseline are gone. */
  gone?: number;
  /** The address below which the pages of codes stand, where a project says so. */
  pages?: string;
  /** The fingerprint of each of these findings. */
  marks: ReadonlyMap<ReportedFinding, string>;
}

/** What reports are written with. */
export interface ReportSetting {
  pathOf: PathInPipeline;
  /** What is behind each code. */
  explanations: ReadonlyMap<string, Explanation>;
  /** What is known of the rule that a code is of; undefined for the tool's own codes. */
  ruleFactsOf(code: string): RuleFacts | undefined;
}

/** The file a report names for a finding that is about none: the first that was looked at. */
export function fileOf({ file }: ReportedFinding, { files }: FindingsReport, { pathOf }: ReportSetting): string {
  return pathOf(file ?? files[0] ?? '.');
}

/** The message with why it matters and where else to look, a line each. */
export function fullMessage({ message, help, related }: ReportedFinding, pathOf: PathInPipeline): string {
  const see = (related ?? []).map((one) => `See ${pathOf(one.file)}${one.range ? `:${one.range.line}:${one.range.column}` : ''}: ${one.message}`);
  return [message, ...(help ?? []), ...see].join('\n');
}

/** The last line that a range has anything of. */
export function lastLine({ line, endLine, endColumn }: NonNullable<ReportedFinding['range']>): number {
  return endColumn === 1 && endLine > line ? endLine - 1 : endLine;
}
