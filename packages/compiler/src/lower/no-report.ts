/** `members who report nothing by 31 May: left out | count as 0 | hold all` */
import type { GrainId } from '@remit/program';
import type { NoReport } from '@remit/language/ast';
import { num } from '../emit/fold.ts';
import type { Context } from './context.ts';
import { deadlineDates } from './deadline.ts';
import { literalValue } from './literal.ts';
import type { ReportingRule } from './flow/reporting.ts';

/** What aggregates over members do about those who reported nothing by the date. */
export function noReportRule(cx: Context, node: NoReport, grain: GrainId | undefined): ReportingRule {
  const by = deadlineDates(cx, node.deadline, grain);
  if (node.action === 'left out' || node.action === 'hold all') return { by, action: node.action };
  const value = literalValue(node.action.replace(/^count as /, ''));
  if (!value) cx.report('TYP-101', node, { text: node.action });
  return { by, action: { countAs: value ? num(value) : num(0) } };
}
