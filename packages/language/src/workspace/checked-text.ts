import type { LangiumDocument } from 'langium';

/** The text that a document's syntax tree was made from; its `textDocument` already follows the editor. Undefined as long as it was not read. */
export function checkedText(document: LangiumDocument): string | undefined {
  return document.parseResult.value.$cstNode?.root.fullText;
}
