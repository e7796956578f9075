import { DefaultReferenceDescriptionProvider, interruptAndCheck, UriUtils, type Cancellation, type LangiumDocument, type ReferenceDescription } from 'langium';
import * as ast from '../ast.ts';
import { referencesOf, treeOf } from '../model/tree.ts';
import type { NamedNode } from '../scoping/name-table.ts';
import { holePart, holesOf, holeTarget } from '../scoping/wording-holes.ts';
import type { RemitServices } from '../services.ts';

/** After how many nodes others get a turn, and a cancelled build ends. */
const stretch = 100;

/** What the index holds of references, collected in one plain walk. Names in wordings are among them, so they are found and renamed with the others. */
export class RemitReferenceDescriptions extends DefaultReferenceDescriptionProvider {
  private readonly services: RemitServices;

  constructor(services: RemitServices) {
    super(services);
    this.services = services;
  }

  override async createDescriptions(document: LangiumDocument, token: Cancellation.CancellationToken): Promise<ReferenceDescription[]> {
    const descriptions: ReferenceDescription[] = [];
    for (const [index, node] of treeOf(document.parseResult.value).entries()) {
      if (index % stretch === 0) await interruptAndCheck(token);
      for (const reference of referencesOf(node)) descriptions.push(...this.createInfoDescriptions(reference));
      if (ast.isWording(node)) descriptions.push(...this.inWording(node, document));
    }
    return descriptions;
  }

  private inWording(wording: ast.Wording, document: LangiumDocument): ReferenceDescription[] {
    const named = ({ offset, end }: { offset: number; end: number }, target: NamedNode): ReferenceDescription => {
      const { documentUri, path } = this.services.workspace.AstNodeDescriptionProvider.createDescription(target, target.name);
      const range = { start: document.textDocument.positionAt(offset), end: document.textDocument.positionAt(end) };
      return {
        sourceUri: document.uri, sourcePath: this.nodeLocator.getAstNodePath(wording), targetUri: documentUri, targetPath: path,
        segment: { offset, end, length: end - offset, range }, local: UriUtils.equals(documentUri, document.uri),
      };
    };
    return holesOf(wording).flatMap(hole => {
      const target = holeTarget(wording, hole, this.services.scoping.VisibleNames);
      if (!target) return [];
      const part = holePart(target, hole);
      return [named(hole, target), ...(hole.part && part ? [named(hole.part, part)] : [])];
    });
  }
}
