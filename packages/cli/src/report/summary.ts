import { counted } from '@remit/story/money';
import type { Style } from '../render/style.ts';
import { countBySeverity, type ReportedFinding } from './reported-finding.ts';

/** One line at the end: how many findings there are, and how to learn more about one. */
export function summary(findings: readonly ReportedFinding[], files: number, style: Style, none = 'No findings'): string {
  const { error, warning, info, hint } = countBySeverity(findings);
  const checked = `${counted(files, 'file')} checked`;
  if (findings.length === 0) return `${style.good(none)}, ${checked}.\n`;
  const parts = [
    error > 0 ? style.error(counted(error, 'error')) : '',
    warning > 0 ? style.warning(counted(warning, 'warning')) : '',
    info + hint > 0 ? counted(info + hint, 'note') : '',
  ].filter((part) => part !== '');
  const example = findings[0]!.code;
  return `${parts.join(', ')}; ${checked}. More about a finding: ${style.strong(`remit explain ${example}`)}\n`;
}

/** A line about what was left out as known. */
export function baselineText({ known, gone }: { known: number; gone: number }): string {
  const rest = gone === 0 ? '' : ` ${gone} of the baseline ${gone === 1 ? 'is' : 'are'} gone: write it again with --write-baseline.`;
  return `${counted(known, 'finding')} known from the baseline ${known === 1 ? 'is' : 'are'} not shown.${rest}`;
}
