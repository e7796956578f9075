/** The contracts and scenarios of documents, for those who do not read the syntax tree. */
import { AstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Contract, RemitFile, Scenario } from '@remit/language/ast';

export type { Contract, Scenario };

/** The contracts of a document, in the order of its text. */
export function contractsIn(document: LangiumDocument): Contract[] {
  return (document.parseResult.value as RemitFile).contracts ?? [];
}

/** The scenarios for a contract, in the order of the documents and their text. */
export function scenariosFor(contract: Contract, documents: readonly LangiumDocument[]): Scenario[] {
  return documents.flatMap((d) => (d.parseResult.value as RemitFile).scenarios ?? []).filter((s) => s.contract.ref === contract);
}

/** The addresses of the documents with the contracts that the scenarios of a linked document are for. */
export function scenarioTargets(document: LangiumDocument): Set<string> {
  const contracts = ((document.parseResult.value as RemitFile).scenarios ?? []).flatMap((scenario) => scenario.contract?.ref ?? []);
  return new Set(contracts.map((contract) => AstUtils.getDocument(contract).uri.toString()));
}

/** The documents a program is made of: the contract's own, those that anything it refers to stands in, and those of its scenarios. */
export function documentsOf(contract: Contract, documents: readonly LangiumDocument[]): LangiumDocument[] {
  const reached = new Set<LangiumDocument>();
  const visit = (document: LangiumDocument): void => {
    if (reached.has(document)) return;
    reached.add(document);
    for (const reference of document.references) {
      const target = 'ref' in reference ? (reference.ref as AstNode | undefined) : undefined;
      if (target) visit(AstUtils.getDocument(target));
    }
  };
  visit(AstUtils.getDocument(contract));
  for (const document of documents) if (scenariosFor(contract, [document]).length > 0) reached.add(document);
  return [...reached];
}
