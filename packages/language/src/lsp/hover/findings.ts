/** What a hover shows of the findings of rules at a position: why they matter, what to do, and on whose authority. */
import type { LangiumDocument } from 'langium';
import type { Position } from 'vscode-languageserver';
import { ruleByCode } from '../../rules/all.ts';
import { sourceLines } from '../../rules/page.ts';

/** The findings of rules at a position as Markdown, each rule once; undefined where there are none. */
export function findingsText({ diagnostics = [] }: LangiumDocument, position: Position): string | undefined {
  const here = diagnostics.filter(({ range: { start, end } }) => !isBefore(position, start) && !isBefore(end, position));
  const rules = new Set(here.flatMap(({ code }) => ruleByCode(String(code)) ?? []));
  const parts = [...rules].map((rule) => [`**${rule.code}** — ${rule.title}`, rule.why, `*What to do:* ${rule.remedy}`, `Sources:\n\n${sourceLines(rule).map((line) => `- ${line}`).join('\n')}`].join('\n\n'));
  return parts.length === 0 ? undefined : parts.join('\n\n---\n\n');
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
