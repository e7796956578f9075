/** Names between the braces of a wording, for requests about what stands under the cursor. */
import { AstUtils, CstUtils, type LangiumDocument } from 'langium';
import type { LangiumServices } from 'langium/lsp';
import type { Position, Range } from 'vscode-languageserver-types';
import * as ast from '../ast.ts';
import { holePart, holesOf, holeTarget } from '../scoping/wording-holes.ts';
import type { RemitAddedServices } from '../services.ts';

/** A name in a wording, and where what it names is declared. */
export interface NameInWording {
  readonly range: Range;
  readonly declaration: { readonly document: LangiumDocument; readonly position: Position };
}

/** The name in a wording at a position, if one stands there and something has it. */
export function nameInWording(document: LangiumDocument, position: Position, services: LangiumServices & RemitAddedServices): NameInWording | undefined {
  const root = document.parseResult.value.$cstNode;
  const offset = document.textDocument.offsetAt(position);
  const wording = root && CstUtils.findLeafNodeAtOffset(root, offset)?.astNode;
  if (!ast.isWording(wording)) return undefined;
  for (const hole of holesOf(wording)) {
    const target = holeTarget(wording, hole, services.scoping.VisibleNames);
    for (const [place, node] of [[hole, target], [hole.part, target && holePart(target, hole)]] as const) {
      if (!place || !node || offset < place.offset || offset > place.end) continue;
      const name = services.references.NameProvider.getNameNode(node);
      if (!name) continue;
      return {
        range: { start: document.textDocument.positionAt(place.offset), end: document.textDocument.positionAt(place.end) },
        declaration: { document: AstUtils.getDocument(node), position: name.range.start },
      };
    }
  }
  return undefined;
}
