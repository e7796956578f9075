/** A comparison as Markdown, for a comment on a merge request. */
import type { DeclarationChange } from '@remit/language/compare/index';
import { moneyInWords } from '@remit/story/money';
import type { Comparison } from '../compare-states.ts';
import type { StateFinding } from '../findings/compare-findings.ts';
import type { ContractComparison, ScenarioComparison } from '../money/compared-money.ts';
import { findingsHeadline, notesOn, textHeadline } from './headlines.ts';
import { toldSums } from './told-comparison.ts';
import { isNothing, toldScenario } from './told-scenario.ts';
import { markdownOf } from './visible.ts';

const WHAT = { added: 'Added', removed: 'Taken out', changed: 'Changed' } as const;

/** A comparison as Markdown; nothing in the contracts can make links, mentions or marks of its own. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { text: { changes }, contracts, findings } = comparison;
  const blocks = [
    '## What the text says', textHeadline(comparison), ...changes.map(declaration),
    '## What is paid', ...(contracts.length === 0 ? ['There is no contract.'] : contracts.flatMap(contract)),
    '## Findings', findingsHeadline(comparison),
    ...(findings.fresh.length > 0 ? [findings.fresh.map((one) => `- **New:** ${finding(one)}`).join('\n')] : []),
    ...(findings.gone.length > 0 ? [findings.gone.map((one) => `- **Gone:** ${finding(one)}`).join('\n')] : []),
    ...notesOn(comparison).map((note) => `> ${markdownOf(note)}`),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function declaration({ what, heading, sentence, clauses, formerName, after, before }: DeclarationChange): string {
  const place = after ?? before;
  const head = what === 'changed' && formerName === undefined ? heading : sentence.replace(/\.$/, '');
  const at = place ? ` (${markdownOf(`${place.path}:${place.line}`)})` : '';
  const title = `**${markdownOf(head)}**${at}`;
  if (what === 'changed') return [title, '', ...clauses.map((clause) => `- ${markdownOf(clause.sentence)}`)].join('\n');
  if (clauses.length === 0) return title;
  return ['<details><summary>', '', `${WHAT[what]}: ${title}`, '', '</summary>', '', ...clauses.map((clause) => `- ${markdownOf(clause.sentence)}`), '', '</details>'].join('\n');
}

function contract({ sentence, scenarios }: ContractComparison): string[] {
  const other = scenarios.filter((one) => toldScenario(one).length > 0);
  return [markdownOf(sentence), ...summary(other), ...other.map(scenario)];
}

/** A row for each payee of each scenario that is paid another sum, or waits for one. */
function summary(scenarios: readonly ScenarioComparison[]): string[] {
  const rows = scenarios.flatMap((one) => one.payees.filter(({ difference, waits }) => waits !== undefined || !isNothing(difference)).map((payee) => {
    const { before, after, difference, held } = toldSums(payee, (amount) => moneyInWords(amount, one.currency.after ?? ''));
    return `| ${[one.title, payee.payee, before, after, held === undefined ? difference : `${difference}; ${held}`].map(markdownOf).join(' | ')} |`;
  }));
  return rows.length === 0 ? [] : [['| Scenario | Payee | Before | Now | Difference |', '| --- | --- | ---: | ---: | ---: |', ...rows].join('\n')];
}

function scenario(one: ScenarioComparison): string {
  const lines = toldScenario(one).flatMap(({ text, inner }) => [`- ${markdownOf(text)}`, ...inner.map((line) => `  - ${markdownOf(line)}`)]);
  return ['<details><summary>', '', `Scenario "${markdownOf(one.title)}"`, '', '</summary>', '', ...lines, '', '</details>'].join('\n');
}

function finding({ code, severity, message, path, line, declaration: within }: StateFinding): string {
  const at = path === undefined ? '' : ` (${path}${line === undefined ? '' : `:${line}`})`;
  return markdownOf(`${severity} ${code}${within === undefined ? '' : ` in "${within}"`}: ${message}${at}`);
}
