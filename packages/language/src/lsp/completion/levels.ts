/** The levels of an outcome, which say something only of a result that they are compared with. */
import { AstUtils, GrammarAST } from 'langium';
import type { CompletionContext } from 'langium/lsp';

/** Whether a keyword stands for a level: baseline, target, floor or stretch. */
export function isLevel(keyword: GrammarAST.Keyword): boolean {
  return AstUtils.getContainerOfType(keyword, GrammarAST.isParserRule)?.name === 'LevelValue';
}

/** Whether what stands before the cursor compares a result with something, or places it on a ramp. */
export function comparesBefore({ textDocument, tokenOffset }: CompletionContext): boolean {
  const before = textDocument.getText().slice(Math.max(0, tokenOffset - 200), tokenOffset);
  return /\b(?:at\s+least|at\s+most|more\s+than|less\s+than|below|above|is|(?:rising|falling)\s+from|starting\s+at)\s+$|\b(?:rising|falling)\s+from\s+[^{}\n]*\bto\s+$|\bbaseline\s*[-+]\s*$|\btarget\s*[-+]\s*$/.test(before);
}
