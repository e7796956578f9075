import { CstUtils, DefaultValueConverter, type CstNode, type GrammarAST, type ValueType } from 'langium';

/** Data type rules made of several words, whose value is those words with one space between them. */
const phrases = new Set([
  'Comparator', 'Noun', 'PerNoun', 'DurationUnit', 'RoundingMode', 'NotApplicableAction', 'MinimumAction',
  'VatTreatment', 'FirstYearRule', 'NoReportAction',
]);

/** The text of a `"…"` string, of one in typographic quotes, or of one that was never closed. */
function unquote(text: string): string {
  return text.replace(/^["\u201C\u201D\u201E\u00AB]/, '').replace(/["\u201C\u201D\u00BB]$/, '');
}

/** The text of a wording block, without its quotes and without the indentation its lines share. */
function unquoteWording(text: string): string {
  const lines = text.replace(/^"""/, '').replace(/"""$/, '').split('\n');
  const indents = lines.slice(1).filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length);
  const indent = indents.length > 0 ? Math.min(...indents) : 0;
  return lines.map((line, index) => (index === 0 ? line : line.slice(indent))).join('\n').trim();
}

/** The words a node was parsed from, without comments, one space apart. */
function wordsOf(node: CstNode): string {
  return CstUtils.flattenCst(node).filter(leaf => !leaf.hidden).map(leaf => leaf.text).toArray().join(' ');
}

/** Values of terminals and word rules: always text. Numbers keep their lexeme; nothing becomes a JavaScript number. */
export class RemitValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, node: CstNode): ValueType {
    if (phrases.has(rule.name)) return wordsOf(node);
    switch (rule.name) {
      case 'STRING': case 'SMART_STRING': case 'UNCLOSED_STRING': return unquote(input);
      case 'WORDING': case 'UNCLOSED_WORDING': return unquoteWording(input);
      default: return input;
    }
  }
}
