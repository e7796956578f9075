import { AstUtils, CstUtils, type AstNode, type AstNodeDescription, type AstNodeDescriptionProvider, type AstNodeLocator, type DocumentSegment, type LangiumCoreServices, type LangiumDocument, type NameProvider, type URI } from 'langium';

/** Describes nodes that have a name; where they stand is worked out once somebody asks, because few of them are ever asked. */
export class RemitNodeDescriptions implements AstNodeDescriptionProvider {
  private readonly locator: AstNodeLocator;
  private readonly names: NameProvider;

  constructor(services: LangiumCoreServices) {
    this.locator = services.workspace.AstNodeLocator;
    this.names = services.references.NameProvider;
  }

  createDescription(node: AstNode, given: string | undefined, document?: LangiumDocument): AstNodeDescription {
    const path = this.locator.getAstNodePath(node);
    const name = given ?? this.names.getName(node);
    if (!name) throw new Error(`Node at path ${path} has no name.`);
    return new NodeDescription(node, { name, path, documentUri: (document ?? AstUtils.getDocument(node)).uri }, this.names);
  }
}

class NodeDescription implements AstNodeDescription {
  readonly node: AstNode;
  readonly name: string;
  readonly documentUri: URI;
  readonly path: string;
  private readonly names: NameProvider;

  constructor(node: AstNode, { name, documentUri, path }: { name: string; documentUri: URI; path: string }, names: NameProvider) {
    this.node = node;
    this.name = name;
    this.documentUri = documentUri;
    this.path = path;
    this.names = names;
  }

  get type(): string {
    return this.node.$type;
  }

  /** Where the name stands. */
  get nameSegment(): DocumentSegment | undefined {
    return CstUtils.toDocumentSegment(this.names.getNameNode(this.node) ?? this.node.$cstNode);
  }

  /** Where the whole of it stands. */
  get selectionSegment(): DocumentSegment | undefined {
    return CstUtils.toDocumentSegment(this.node.$cstNode);
  }
}
