import { counted } from '../render/money.ts';
import type { Style } from '../render/style.ts';
import { countBySeverity, type ReportedFinding } from './reported-finding.ts';

/** One line at the end: how many findings there are, and how to learn more about one. */
export function summary(findings: readonly ReportedFinding[], files: number, style: Style): string {
  const { error, warning, info, hint } = countBySeverity(findings);
  const checked = `${counted(files, 'file')} checked`;
  if (findings.length === 0) return `${style.good('No findings')}, ${checked}.\n`;
  const parts = [
    error > 0 ? style.error(counted(error, 'error')) : '',
    warning > 0 ? style.warning(counted(warning, 'warning')) : '',
    info + hint > 0 ? counted(info + hint, 'note') : '',
  ].filter((part) => part !== '');
  const example = findings[0]!.code;
  return `${parts.join(', ')}; ${checked}. More about a finding: ${style.strong(`remit explain ${example}`)}\n`;
}
