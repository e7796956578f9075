import {
  stream, type AstNodeDescription, type AstNodeDescriptionProvider, type AstReflection, type LangiumCoreServices, type ReferenceInfo, type Scope,
  type ScopeProvider, type Stream,
} from 'langium';
import { candidatesFor, type Candidates } from './candidates.ts';
import type { NamedNode } from './name-table.ts';
import type { VisibleNames } from './visible-names.ts';

/** Scopes made from name maps: finding a name costs one look-up per level, however long the file is. */
export class RemitScopeProvider implements ScopeProvider {
  private readonly reflection: AstReflection;
  private readonly descriptions: AstNodeDescriptionProvider;
  private readonly visible: VisibleNames;
  private readonly cache = new WeakMap<NamedNode, AstNodeDescription>();

  constructor(services: LangiumCoreServices, visible: VisibleNames) {
    this.reflection = services.shared.AstReflection;
    this.descriptions = services.workspace.AstNodeDescriptionProvider;
    this.visible = visible;
  }

  getScope(info: ReferenceInfo): Scope {
    const kind = this.reflection.getReferenceType(info);
    const candidates = this.candidates(info);
    const fitting = (nodes: Iterable<NamedNode>): Stream<AstNodeDescription> =>
      stream(nodes).filter(node => this.reflection.isSubtype(node.$type, kind)).map(node => this.describe(node));
    return {
      getElement: name => fitting(candidates.find(name)).head(),
      getElements: name => fitting(candidates.find(name)),
      getAllElements: () => fitting(candidates.all()),
    };
  }

  /** What the reference could name, of whatever kind: for messages about the wrong kind and close names. */
  candidates(info: ReferenceInfo): Candidates {
    return candidatesFor(info, this.reflection.getReferenceType(info), this.visible);
  }

  private describe(node: NamedNode): AstNodeDescription {
    let description = this.cache.get(node);
    if (!description) {
      description = this.descriptions.createDescription(node, node.name);
      this.cache.set(node, description);
    }
    return description;
  }
}
