/** The index of docs: every page by hand in one line, folders of generated pages by their own index. */
import { globSync, readFileSync } from 'node:fs';

/** What each page is for; design notes and other pages that are not named here are listed by their titles. */
const LINES: Readonly<Record<string, readonly [title: string, line: string]>> = {
  'tutorial.md': ['Tutorial', 'from an empty file to a signed contract, step by step, for people who write contracts'],
  'writing-a-contract.md': ['Writing a contract', 'one contract, whole, and what else can be said in each place'],
  'language/README.md': ['The language, page by page', 'a page for each declaration, with its forms, an example that runs, and what becomes of it'],
  'library.md': ['The library', 'what the shipped library has, and how to publish one'],
  'cli.md': ['The `remit` command', 'every command and option'],
  'views.md': ['The summary and the pictures', 'a contract in plain English, and who pays whom, when, and for which results, as pictures'],
  'debugging.md': ['Stepping through a payment', 'a debugger that goes forward and back through a calculation, in the words of the contract'],
  'pipelines.md': ['Pipelines', 'checks on GitHub, GitLab, Azure DevOps and Jenkins, and before a commit'],
  'codes/README.md': ['Codes', 'every finding: why it matters and what to do'],
  'rules/README.md': ['Rules for reviewers', 'what a careful reviewer would object to, why, on whose authority, and how to mend it'],
  'program/semantics.md': ['What a program means', 'the result of a run, precise enough to build another runtime from'],
  'program/schema.md': ['Documents', 'the JSON documents, their schemas and hashes'],
  'development/editor.md': ['The editor', 'how the language server and the extension are built'],
};
const GENERATED = ['codes/', 'language/', 'rules/'];

/** The text of docs/README.md. */
export function docsIndex(): string {
  const files = globSync('docs/**/*.md').map((file) => file.replaceAll('\\', '/').slice('docs/'.length)).sort();
  const named = Object.entries(LINES).filter(([file]) => files.includes(file)).map(([file, [title, line]]) => `- [${title}](${file}): ${line}`);
  const others = files.filter((file) => file !== 'README.md' && !(file in LINES) && !GENERATED.some((folder) => file.startsWith(folder)));
  const titled = (list: readonly string[]): string => list.map((file) => `- [${titleOf(file)}](${file})`).join('\n');
  const design = others.filter((file) => file.startsWith('design/'));
  const rest = others.filter((file) => !file.startsWith('design/'));
  return `# Documentation\n\n${named.join('\n')}\n${rest.length === 0 ? '' : `${titled(rest)}\n`}\n## Why the language is as it is\n\n${titled(design)}\n`;
}

function titleOf(file: string): string {
  const title = /^# (.*)$/m.exec(readFileSync(`docs/${file}`, 'utf8'))?.[1] ?? file;
  return title.replace(/^0*\d+:? /, '');
}
