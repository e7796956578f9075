import {
  CstUtils, DefaultReferenceDescriptionProvider, interruptAndCheck, isReference, UriUtils, type Cancellation, type CstNode, type DocumentSegment, type LangiumDocument, type ReferenceDescription,
  type ReferenceInfo, type URI,
} from 'langium';
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
      for (const reference of referencesOf(node)) descriptions.push(...this.described(reference, document.uri));
      if (ast.isWording(node)) descriptions.push(...this.inWording(node, document));
    }
    return descriptions;
  }

  private described({ reference, container }: ReferenceInfo, sourceUri: URI): ReferenceDescription[] {
    if (reference.error || !isReference(reference) || !reference.$refNode || !reference.$nodeDescription) return [];
    const { documentUri: targetUri, path: targetPath } = reference.$nodeDescription;
    const [sourcePath, local] = [this.nodeLocator.getAstNodePath(container), UriUtils.equals(targetUri, sourceUri)];
    return [new WrittenReference(reference.$refNode, { sourceUri, sourcePath, targetUri, targetPath, local })];
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

/** A reference in the text. Where exactly it stands is read from its node once somebody asks. */
class WrittenReference implements ReferenceDescription {
  readonly sourceUri: URI;
  readonly sourcePath: string;
  readonly targetUri: URI;
  readonly targetPath: string;
  readonly local: boolean;
  private readonly written: CstNode;

  constructor(written: CstNode, { sourceUri, sourcePath, targetUri, targetPath, local }: Omit<ReferenceDescription, 'segment'>) {
    this.sourceUri = sourceUri;
    this.sourcePath = sourcePath;
    this.targetUri = targetUri;
    this.targetPath = targetPath;
    this.local = local ?? false;
    this.written = written;
  }

  get segment(): DocumentSegment {
    return CstUtils.toDocumentSegment(this.written)!;
  }
}
