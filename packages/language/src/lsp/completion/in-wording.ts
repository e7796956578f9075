/** Completion between the braces of a wording: `{Co` and `{Core.am`. */
import { CstUtils, type LangiumDocument } from 'langium';
import type { LangiumServices } from 'langium/lsp';
import { CompletionItemKind, type CompletionItem, type Position, type Range } from 'vscode-languageserver-types';
import * as ast from '../../ast.ts';
import { holeTargets, holeTarget, partNames } from '../../scoping/wording-holes.ts';
import type { RemitAddedServices } from '../../services.ts';
import { hoverText } from '../hover/hover.ts';
import { kindOf } from '../symbols/kinds.ts';

/** What has been typed of a hole, up to the cursor. */
const BEGUN = /\{[ \t]*([A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF][A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF0-9_]*)?(?:(\.)([A-Za-z0-9_-]*))?$/;

/** What may stand in the hole that the cursor is in; undefined where it is in no hole of a wording. */
export function itemsInWording(document: LangiumDocument, position: Position, services: LangiumServices & RemitAddedServices): CompletionItem[] | undefined {
  const root = document.parseResult.value.$cstNode;
  const offset = document.textDocument.offsetAt(position);
  const wording = root && CstUtils.findLeafNodeAtOffset(root, offset - 1)?.astNode;
  if (!ast.isWording(wording) || !wording.$cstNode) return undefined;
  const begun = BEGUN.exec(document.textDocument.getText().slice(wording.$cstNode.offset, offset));
  if (!begun) return undefined;
  const [, name = '', point, part = ''] = begun;
  const typed = point ? part : name;
  const range: Range = { start: document.textDocument.positionAt(offset - typed.length), end: position };
  const visible = services.scoping.VisibleNames;
  if (!point) return names(wording, visible, range);
  const target = holeTarget(wording, { name, offset: 0, end: 0 }, visible);
  return (target ? partNames(target) : []).map(each => ({ label: each, kind: CompletionItemKind.Property, textEdit: { range, newText: each } }));
}

function names(wording: ast.Wording, visible: RemitAddedServices['scoping']['VisibleNames'], range: Range): CompletionItem[] {
  const items = new Map<string, CompletionItem>();
  for (const node of holeTargets(wording, visible)) {
    if (items.has(node.name)) continue;
    const { word, completion } = kindOf(node.$type);
    const title = 'title' in node && typeof node.title === 'string' ? `: ${node.title}` : '';
    const documentation = hoverText(node);
    items.set(node.name, {
      label: node.name, kind: completion, detail: `${word}${title}`, sortText: `0${node.name}`, textEdit: { range, newText: node.name },
      ...(documentation ? { documentation: { kind: 'markdown', value: documentation } } : {}),
    });
  }
  return [...items.values()];
}
