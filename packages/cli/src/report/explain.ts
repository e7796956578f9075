import type { Context, OutputFormat } from '../context.ts';
import { jsonText } from '../files/write-files.ts';
import { UsageError } from '../usage-error.ts';
import type { RuleDefinition } from '@remit/language/rules/rule';
import { ruleFacts } from './rule-facts.ts';
import { ownCodes, type Explanation } from './own-codes.ts';

/** Tells what is behind a code; capitals and the hyphen may be left out. */
export async function explain(written: string, format: OutputFormat, { data, io }: Context): Promise<void> {
  const all = await catalogue();
  const wanted = plain(written);
  const { retiredCodes } = await import('@remit/language/rules/retired');
  const successor = [...retiredCodes].find(([code]) => plain(code) === wanted)?.[1];
  const found = all.find(({ code }) => (successor === undefined ? plain(code) === wanted : code === successor));
  if (!found) throw new UsageError(`There is no finding "${written}".`, hintFor(wanted, all));
  const rule = await ruleOf(found.code);
  if (format === 'json') data(jsonText({ ...found, ...(rule && { rule: ruleFacts(rule) }) }));
  else data(explanationText(found, io.stdout.columns) + (rule ? `\n${ruleText(rule, io.stdout.columns)}` : ''));
}

/** Everything that any part of the tool can find, by code. */
export async function catalogue(): Promise<Explanation[]> {
  const [{ catalogue: language }, { projectEntries }, { CATALOGUE: compiler }, { catalogue: documents }, { catalogue: runs }] = await Promise.all([
    import('@remit/language/diagnostics/catalogue'), import('@remit/language/project/catalogue'),
    import('@remit/compiler/diagnostics/catalogue'), import('@remit/program/validate/catalogue'),
    import('@remit/runtime/catalogue/index'),
  ]);
  const texts = [...language.values(), ...projectEntries, ...Object.values(compiler)].map(({ code, title, severity, why, remedy, bad, good }): Explanation => ({ code, title, severity, why, remedy, bad, good }));
  const byCode = new Map([...texts, ...[...documents, ...runs].map(({ code, title, why, fix }): Explanation => ({ code, title, why, remedy: withoutBlanks(fix) })), ...ownCodes].map((one) => [one.code, one]));
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

async function ruleOf(code: string): Promise<RuleDefinition | undefined> {
  return (await import('@remit/language/rules/all')).ruleByCode(code);
}

function plain(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** What a finding fills in at its place stands for itself here. */
function withoutBlanks(text: string): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase());
}

function hintFor(wanted: string, all: readonly Explanation[]): string {
  const letters = /^[A-Z]+/.exec(wanted)?.[0] ?? '';
  const kin = all.filter(({ code }) => code.startsWith(letters)).map(({ code }) => code);
  return letters !== '' && kin.length > 0 ? `There are ${kin.join(', ')}.` : 'A code looks like REF-001; it stands before every finding.';
}

function explanationText({ code, title, why, remedy, bad, good }: Explanation, width: number): string {
  const parts = [`${code}  ${title}`, wrapped(`Why it matters: ${why}`, width), wrapped(`What to do: ${remedy}`, width)];
  if (bad) parts.push(`Wrong:\n${indented(bad)}`);
  if (good) parts.push(`Right:\n${indented(good)}`);
  return `${parts.join('\n\n')}\n`;
}

function indented(text: string): string {
  return text.split('\n').map((line) => `    ${line}`).join('\n');
}

function ruleText(rule: RuleDefinition, width: number): string {
  const { severity, correction, thresholds, sources } = ruleFacts(rule);
  const lines = [
    `Severity: ${severity}.`,
    ...(correction === undefined ? [] : [`Correction in the editor: ${correction}.`]),
    ...(thresholds.length === 0 ? [] : [`Thresholds: ${thresholds.join(', ')}.`]),
    ...sources.map(({ title, url, evidence }) => `Source: ${title}${url === undefined ? '' : ` <${url}>`}${evidence === 'R' ? '' : ' (from memory, to be checked)'}`),
  ];
  return `${lines.map((line) => wrapped(line, width)).join('\n')}\n`;
}

function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > Math.min(width, 100)) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
