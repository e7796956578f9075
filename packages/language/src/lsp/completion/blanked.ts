/** A text without the lines that cannot be read, so that what can be said behind them is known. */
import type { LangiumDocument } from 'langium';

/** Lines before `line` on which a parser error stands, as numbers from 0. */
export function brokenLines(document: LangiumDocument, line: number): number[] {
  const lines = document.parseResult.parserErrors
    .flatMap((error) => [error.token.startLine, (error as { previousToken?: { startLine?: number } }).previousToken?.startLine])
    .filter((found): found is number => typeof found === 'number' && Number.isInteger(found))
    .map((found) => found - 1)
    .filter((found) => found < line);
  return [...new Set(lines)];
}

/** The text with some of its lines replaced by spaces; braces are kept so that blocks stay what they are. */
export function blanked(text: string, lines: readonly number[]): string {
  const chosen = new Set(lines);
  return text.split('\n').map((content, index) => (chosen.has(index) ? content.replace(/[^\s{}]/g, ' ') : content)).join('\n');
}
