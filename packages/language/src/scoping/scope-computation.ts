import { MultiMap, type AstNode, type AstNodeDescription, type AstNodeDescriptionProvider, type LangiumCoreServices, type LangiumDocument, type LocalSymbols, type ScopeComputation } from 'langium';
import * as ast from '../ast.ts';
import { nameTable } from './name-table.ts';

/** The workspace index holds what a file declares at its top; names inside a file are found through name tables. */
export class RemitScopeComputation implements ScopeComputation {
  private readonly descriptions: AstNodeDescriptionProvider;

  constructor(services: LangiumCoreServices) {
    this.descriptions = services.workspace.AstNodeDescriptionProvider;
  }

  async collectExportedSymbols(document: LangiumDocument): Promise<AstNodeDescription[]> {
    const file = document.parseResult.value;
    if (!ast.isRemitFile(file)) return [];
    return [...nameTable(file).names.values()].flat().map(node => this.descriptions.createDescription(node, node.name, document));
  }

  async collectLocalSymbols(): Promise<LocalSymbols> {
    return new MultiMap<AstNode, AstNodeDescription>();
  }
}
