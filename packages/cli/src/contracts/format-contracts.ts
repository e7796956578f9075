import { formatDocument } from '@remit/language/format/format-document';
import { createTwoFilesPatch } from 'diff';
import type { Context } from '../context.ts';
import { writeFiles } from '../files/write-files.ts';
import { counted } from '@remit/story/money';
import { sayFindings } from '../report/write-findings.ts';
import { loadContracts, type LoadedContracts } from './load-contracts.ts';

/** What to do with files that are not in the common form. */
export interface FormatOptions {
  check?: boolean;
  diff?: boolean;
}

/** Lays out the files named, but not what they import. False if there are findings, or differences that were asked about. */
export async function formatContracts(named: readonly string[], options: FormatOptions, context: Context): Promise<boolean> {
  const { say, style } = context;
  const loaded = await loadContracts(named, context, { validation: true });
  const changes: { file: string; absolute: string; before: string; after: string }[] = [];
  const refused = new Set<string>();
  for (const document of loaded.roots) {
    const file = loaded.pathOf(document.uri.toString());
    const before = document.textDocument.getText();
    const after = formatDocument(document);
    if (after === undefined || isMisread(loaded, file)) refused.add(file);
    else if (after !== before) changes.push({ file, absolute: document.uri.fsPath, before, after });
  }
  if (refused.size > 0) {
    sayFindings(loaded.reported.filter(({ file, code }) => file !== undefined && refused.has(file) && /^(LEX|SYN)/.test(code)), loaded, context);
    for (const file of refused) say(`${style.error('cannot be laid out')} ${file}: correct what is reported above first.`);
    say('Nothing was written.');
    return false;
  }
  if (options.diff) for (const { file, before, after } of changes) context.data(createTwoFilesPatch(file, file, before, after, 'as it is', 'laid out'));
  if (!options.check && !options.diff) writeFiles(changes.map(({ absolute, after }) => ({ file: absolute, text: after })));
  const word = options.check || options.diff ? style.warning('would change') : style.good('laid out');
  for (const { file } of changes) say(`${word} ${file}`);
  const same = loaded.roots.length - changes.length;
  say(`${counted(changes.length, 'file')} ${options.check || options.diff ? 'would change' : 'changed'}, ${counted(same, 'file')} already in form.`);
  return !(options.check && changes.length > 0);
}

/** A file that is not UTF-8 was not read as it is, so it must not be written back. */
function isMisread(loaded: LoadedContracts, file: string): boolean {
  return loaded.reported.some((finding) => finding.file === file && finding.code === 'LEX-090');
}
