import path from 'node:path';
import { PICTURES, pictureOf, renderPicture, summaryOf, summaryText, type Picture, type PictureKind } from '@remit/views';
import type { ViewOptions } from '../commands/view.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { shownPath } from '../files/paths.ts';
import { jsonText, writeFiles } from '../files/write-files.ts';
import { UsageError } from '../usage-error.ts';
import { loadOverview } from './load-overview.ts';

/**
 * Writes the summary or pictures of a contract, to a file or to the standard output.
 *
 * @throws UsageError where options contradict each other, or the year or contract is not there
 * @throws Refused where the contract has errors: a picture of what cannot be read would mislead
 */
export async function viewContract(name: string, options: ViewOptions, context: Context): Promise<ExitCode> {
  const { picture, out } = options;
  const format = options.format ?? (picture ? 'svg' : 'text');
  if (picture && (format === 'text' || format === 'markdown')) throw new UsageError(`A picture cannot be written as ${format}.`, 'Leave --picture out for the summary, or leave --format out for SVG.');
  if (!picture && format === 'svg') throw new UsageError('It is not said which picture to draw.', `Add --picture and one of ${PICTURES.join(', ')} or all.`);
  if (picture === 'all' && out === undefined) throw new UsageError('All pictures cannot go to the standard output at once.', 'Name a folder with --out.');
  const { overview, program } = await loadOverview(name, options, context);
  if (!picture) {
    const summary = summaryOf(overview);
    put(format === 'json' ? jsonText(summary) : summaryText(summary, format === 'markdown' ? 'markdown' : 'text'), out, context);
    return ExitCode.ok;
  }
  const made = (kind: PictureKind): Picture => pictureOf(kind, overview, { program, ...(options.year !== undefined && { year: options.year }) });
  const written = async (kind: PictureKind): Promise<string> => (format === 'json' ? jsonText(made(kind)) : await renderPicture(made(kind)));
  if (picture !== 'all') {
    put(await written(picture), out, context);
    return ExitCode.ok;
  }
  const folder = path.resolve(context.io.cwd, out!);
  const files = await Promise.all(PICTURES.map(async (kind) => ({ file: path.join(folder, `${overview.name}.${kind}.${format}`), text: await written(kind) })));
  writeFiles(files);
  for (const { file } of files) context.say(`${context.style.good('wrote')} ${shownPath(file, context.io.cwd)}`);
  return ExitCode.ok;
}

function put(text: string, out: string | undefined, context: Context): void {
  if (out === undefined) {
    context.data(text);
    return;
  }
  const file = path.resolve(context.io.cwd, out);
  writeFiles([{ file, text }]);
  context.say(`${context.style.good('wrote')} ${shownPath(file, context.io.cwd)}`);
}
