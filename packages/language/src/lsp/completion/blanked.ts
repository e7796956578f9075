/** A text without the lines that cannot be read, so that what can be said behind them is known. */
import type { LangiumParser } from 'langium';

/** A text with its broken lines blanked so many times over, for one may have hidden another; fewer times if nothing is broken any more. */
export function readableText(text: string, times: number, parser: LangiumParser): string {
  let readable = text;
  for (let time = 0; time < times; time++) {
    const lines = brokenLines(readable, parser);
    if (lines.length === 0) break;
    readable = blanked(readable, lines);
  }
  return readable;
}

/** The lines on which a parser error stands, as numbers from 0, but for the last, which is being typed. */
function brokenLines(text: string, parser: LangiumParser): number[] {
  const last = text.split('\n').length - 1;
  const lines = parser.parse(text).parserErrors
    .flatMap((error) => [error.token.startLine, (error as { previousToken?: { startLine?: number } }).previousToken?.startLine])
    .filter((found): found is number => typeof found === 'number' && Number.isInteger(found))
    .map((found) => found - 1)
    .filter((found) => found < last);
  return [...new Set(lines)];
}

/** The text with some of its lines replaced by spaces; braces are kept so that blocks stay what they are. */
function blanked(text: string, lines: readonly number[]): string {
  const chosen = new Set(lines);
  return text.split('\n').map((content, index) => (chosen.has(index) ? content.replace(/[^\s{}]/g, ' ') : content)).join('\n');
}
