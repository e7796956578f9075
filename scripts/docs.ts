/**
 * Writes a page for every code that Remit may report, from the same catalogues that `remit explain` reads, and the reference of the language, with
 * what the editor shows of it.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { allRules } from '../packages/language/src/rules/all.ts';
import { isRuleCode, ruleAreas } from '../packages/language/src/rules/catalogue-codes.ts';
import { rulePage } from '../packages/language/src/rules/page.ts';
import { catalogue } from '../packages/cli/src/report/explain.ts';
import type { Explanation } from '../packages/cli/src/report/own-codes.ts';
import { docsIndex } from './reference/docs-index.ts';
import { languagePages } from './reference/pages.ts';
import { PHRASES_FILE, phrasesText } from './reference/phrases.ts';
import { PURPOSES_FILE, purposesText } from './reference/purposes.ts';

const FOLDER = 'docs/codes';

const AREAS: Record<string, string> = {
  LEX: 'Spelling of numbers, dates and text',
  SYN: 'Form of sentences',
  REF: 'Names',
  IMP: 'Imports',
  TYP: 'Types, units and grain',
  MOD: 'Clauses',
  PRG: 'Programs',
  FCT: 'Facts',
  LED: 'Ledgers',
  SCN: 'Scenarios',
  CFG: 'The project file',
};

/** The pages of the rules for reviewers, by file name. */
export function rulePages(): Map<string, string> {
  const pages = new Map(allRules.map((rule) => [`${rule.code}.md`, rulePage(rule)]));
  const sections = [...ruleAreas].flatMap(([area, title]) => {
    const own = allRules.filter(({ code }) => code.startsWith(`${area}-`));
    return own.length === 0 ? [] : [`## ${area}: ${title}\n\n${own.map((rule) => `- [${rule.code}](${rule.code}.md): ${rule.title}`).join('\n')}`];
  });
  pages.set('README.md', `# Rules for reviewers\n\nWhat a careful commissioner, finance lead or lawyer would object to. \`remit rules\` lists them for a profile and a state; \`remit explain CODE\` prints the same pages. A contract without a \`profile\` is a sketch, on which only contradictions are looked for. While the text of a file has errors, only what would be paid wrongly is told.\n\n${sections.join('\n\n')}\n`);
  return pages;
}

/** All pages by file name. */
export async function codePages(): Promise<Map<string, string>> {
  const all = (await catalogue()).filter(({ code }) => !isRuleCode(code));
  const pages = new Map(all.map((entry) => [`${entry.code}.md`, page(entry)]));
  pages.set('README.md', index(all));
  return pages;
}

function page({ code, title, why, remedy, bad, good }: Explanation): string {
  const parts = [`# ${code}: ${title}`, `**Why it matters.** ${why}`, `**What to do.** ${remedy}`];
  if (bad) parts.push(`Wrong:\n\n\`\`\`remit\n${bad}\n\`\`\``);
  if (good) parts.push(`Right:\n\n\`\`\`remit\n${good}\n\`\`\``);
  return `${parts.join('\n\n')}\n`;
}

function index(all: readonly Explanation[]): string {
  const sections = Object.entries(AREAS).flatMap(([prefix, title]) => {
    const own = all.filter(({ code }) => code.startsWith(prefix));
    return own.length === 0 ? [] : [`## ${prefix}: ${title}\n\n${own.map(({ code, title: line }) => `- [${code}](${code}.md): ${line}`).join('\n')}`];
  });
  return `# Codes\n\nEvery finding has a code. \`remit explain CODE\` prints the same pages.\n\n${sections.join('\n\n')}\n`;
}

if (import.meta.main) {
  writePages(FOLDER, await codePages());
  writePages('docs/rules', rulePages());
  writePages('docs/language', await languagePages());
  writeChanged(PURPOSES_FILE, purposesText());
  writeChanged(PHRASES_FILE, phrasesText());
  writeChanged('docs/README.md', docsIndex());
}

function writePages(folder: string, pages: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (!pages.has(file)) rmSync(`${folder}/${file}`);
  for (const [file, text] of pages) writeChanged(`${folder}/${file}`, text);
  console.log(`${pages.size} pages in ${folder}`);
}

function writeChanged(path: string, text: string): void {
  let before = '';
  try { before = readFileSync(path, 'utf8'); } catch { /* a new page */ }
  if (before !== text) writeFileSync(path, text);
}
