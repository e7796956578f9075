import { compareStates, comparisonMarkdown, comparisonText, type Comparison, type Marks } from '@remit/compare';
import type { CompareOptions } from '../commands/compare.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { jsonText } from '../files/write-files.ts';
import { progressBar } from '../render/progress.ts';
import { styleFor, type Style } from '../render/style.ts';
import { loadState } from './load-state.ts';
import { twoStates } from './two-states.ts';

/**
 * Compares two states of contracts and writes what is other, as words, Markdown or JSON, on the standard output.
 *
 * @throws UsageError where it is not clear what is compared, and where a revision cannot be read
 */
export async function compareContractFiles(paths: readonly string[], { rev, format }: CompareOptions, context: Context): Promise<ExitCode> {
  const { io, data } = context;
  const { before, after, called } = await twoStates(paths, rev, io);
  const [old, now] = [await loadState(before, context), await loadState(after, context)];
  const progress = progressBar(io.stderr, 'Scenarios');
  const comparison = compareStates(old, now, { onProgress: (done, total) => progress.update(done, total) });
  progress.end();
  const style = styleFor(io, io.stdout);
  if (format === 'json') data(jsonText({ ...comparison, compared: called }));
  else if (format === 'markdown') data(comparisonMarkdown(comparison));
  else data(`${heading(comparison, called, style)}\n\n${comparisonText(comparison, marksOf(style), Math.min(120, io.stdout.columns))}`);
  return comparison.same ? ExitCode.ok : ExitCode.findings;
}

function heading({ same }: Comparison, { before, after }: { readonly before: string; readonly after: string }, style: Style): string {
  return same ? `${style.good('No difference')} between ${before} and ${after}.` : `Differences from ${style.strong(before)} to ${style.strong(after)}`;
}

function marksOf({ strong, faint, good, error, warning }: Style): Marks {
  return { strong, faint, added: good, removed: error, changed: warning };
}
