/** The contracts and scenarios of documents, for those who do not read the syntax tree. */
import { AstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Contract, RemitFile, Scenario, SharedFacts } from '@remit/language/ast';

export type { Contract, Scenario, SharedFacts };

/** The contracts of a document, in the order of its text. */
export function contractsIn(document: LangiumDocument): Contract[] {
  return (document.parseResult.value as RemitFile).contracts ?? [];
}

/** The scenarios for a contract, in the order of the documents and their text. */
export function scenariosFor(contract: Contract, documents: readonly LangiumDocument[]): Scenario[] {
  return documents.flatMap((d) => (d.parseResult.value as RemitFile).scenarios ?? []).filter((s) => s.contract.ref === contract);
}

/** The shared facts for a contract, in the order of the documents and their text. */
export function sharedFactsFor(contract: Contract, documents: readonly LangiumDocument[]): SharedFacts[] {
  return documents.flatMap((d) => (d.parseResult.value as RemitFile).facts ?? []).filter((s) => s.contract.ref === contract);
}

/** The addresses of the documents with the contracts that the scenarios of a linked document are for. */
export function scenarioTargets(document: LangiumDocument): Set<string> {
  const { scenarios, facts } = document.parseResult.value as RemitFile;
  const contracts = [...scenarios ?? [], ...facts ?? []].flatMap((test) => test.contract?.ref ?? []);
  return new Set(contracts.map((contract) => AstUtils.getDocument(contract).uri.toString()));
}

/** The documents a program is made of: the contract's own, those that anything it refers to stands in, those of its scenarios and of the facts they share. */
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
  for (const document of documents) {
    for (const scenario of scenariosFor(contract, [document])) {
      reached.add(document);
      for (const { ref } of scenario.shared) if (ref) reached.add(AstUtils.getDocument(ref));
    }
  }
  return [...reached];
}
