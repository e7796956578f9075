import { Folder } from '../../cli/support/run.ts';

/** A finding, with the words it stands on. */
export interface Found { code: string; severity: string; message: string; on: string }

interface Told { file: string; code: string; severity: string; message: string; range: { line: number; column: number; endLine: number; endColumn: number } }

/** Checks many contracts in one run of the command and gives the findings of each file. */
export async function checkAll(texts: readonly string[]): Promise<{ code: number; stderr: string; found: Found[][] }> {
  const names = texts.map((_, index) => `t${String(index).padStart(3, '0')}.remit`);
  const apart = texts.map((text, index) => text.replace(/^(\uFEFF?contract )Clinics\b/m, (_, head: string) => `${head}Clinics${index}`));
  const folder = new Folder(Object.fromEntries(names.map((name, index) => [name, apart[index]!])));
  const { code, stdout, stderr } = await folder.remit('check', '--format', 'json');
  const { findings } = JSON.parse(stdout) as { findings: Told[] };
  const found = names.map((name, index) => findings.filter(({ file }) => file === name).map(({ code, severity, message, range }) => ({ code, severity, message, on: wordsAt(apart[index]!, range) })));
  const elsewhere = findings.filter(({ file }) => !names.includes(file));
  if (elsewhere.length > 0) throw new Error(JSON.stringify(elsewhere));
  return { code, stderr, found };
}

/** The text at a place, up to the end of its first line. */
function wordsAt(text: string, { line, column, endLine, endColumn }: Told['range']): string {
  const words = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)[line - 1] ?? '';
  return words.slice(column - 1, endLine === line ? endColumn - 1 : undefined);
}
