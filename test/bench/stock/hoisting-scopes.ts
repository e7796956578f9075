import { DefaultScopeComputation, type AstNode, type AstNodeDescription, type LangiumDocument, type MultiMap } from 'langium';
import { declaredBy } from '@remit/language/scoping/name-table';
import * as ast from '@remit/language/ast';

/** Langium's scope computation, with names that are declared inside a declaration put beside it, for everyone in the contract or file. */
export class HoistingScopes extends DefaultScopeComputation {
  override async collectExportedSymbols(document: LangiumDocument): Promise<AstNodeDescription[]> {
    const exported: AstNodeDescription[] = [];
    const file = document.parseResult.value as ast.RemitFile;
    for (const node of [...file.contracts, ...file.declarations].flatMap(declaration => declaredBy(declaration))) this.addExportedSymbol(node, exported, document);
    return exported;
  }

  protected override addLocalSymbol(node: AstNode, document: LangiumDocument, symbols: MultiMap<AstNode, AstNodeDescription>): void {
    const container = node.$container;
    const name = this.nameProvider.getName(node);
    if (!container || !name) return;
    const home = isHoisted(node) ? holderOf(container) : container;
    symbols.add(home, this.descriptions.createDescription(node, name, document));
  }
}

function isHoisted(node: AstNode): boolean {
  return !ast.isContract(node.$container) && !ast.isRemitFile(node.$container) && !ast.isPart(node);
}

/** The contract or file that a node stands in. */
function holderOf(node: AstNode): AstNode {
  let holder = node;
  while (holder.$container && !ast.isContract(holder)) holder = holder.$container;
  return holder;
}

