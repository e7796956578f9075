import { CstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { LangiumServices } from 'langium/lsp';
import type { LinkedEditingRanges } from 'vscode-languageserver';
import type { Position } from 'vscode-languageserver-types';
import type { RemitAddedServices } from '../services.ts';

/** What a name may be while it is typed: an editor stops linking at anything else. */
export const NAME_WORDS = '[A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u00FF0-9_]+';

/**
 * The places that follow what is typed over the name of a declaration: all its uses. Only where the name is declared: who types over a use means
 * another declaration. None where a use stands in another file, which would be left behind (there is renaming for that), and none where
 * something else has the name, so that nobody can tell whose uses they are.
 */
export async function linkedNames(document: LangiumDocument, position: Position, services: LangiumServices & RemitAddedServices): Promise<LinkedEditingRanges | undefined> {
  const root = document.parseResult.value.$cstNode;
  const offset = document.textDocument.offsetAt(position);
  const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, services.parser.GrammarConfig.nameRegexp);
  const declaration: AstNode | undefined = leaf?.astNode;
  if (!leaf || !declaration || services.references.NameProvider.getNameNode(declaration)?.offset !== leaf.offset) return undefined;
  const name = leaf.text;
  if (services.scoping.VisibleNames.find(declaration, name).length !== 1) return undefined;
  const edit = await services.lsp.RenameProvider?.rename(document, { textDocument: { uri: document.uri.toString() }, position: leaf.range.start, newName: `${name}_` });
  const [[uri, edits] = ['', []], ...others] = Object.entries(edit?.changes ?? {});
  if (others.length > 0 || uri !== document.uri.toString()) return undefined;
  const ranges = edits.map(({ range }) => range);
  return ranges.length > 1 && ranges.every((range) => document.textDocument.getText(range) === name) ? { ranges, wordPattern: NAME_WORDS } : undefined;
}
