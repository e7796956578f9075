/** Whether text was read in full, so that nothing that lowering asks for can be absent. */
import type { LangiumDocument } from 'langium';
import { contractsIn, documentsOf, type Contract } from './contracts.ts';

/** The documents that were read without a gap and whose names are all known. */
export function readableOf(documents: readonly LangiumDocument[]): LangiumDocument[] {
  return documents.filter(isReadable);
}

/** Whether a contract and everything it refers to was read in full; `documents` are readable themselves. */
export function isReadableContract(contract: Contract, documents: readonly LangiumDocument[]): boolean {
  return documentsOf(contract, documents).every(isReadable);
}

/** Contracts of documents that cannot be read in full, as far as they have names. */
export function unreadableIn(documents: readonly LangiumDocument[]): Contract[] {
  return documents.filter((document) => !isReadable(document)).flatMap(contractsIn);
}

function isReadable({ parseResult, references }: LangiumDocument): boolean {
  return parseResult.lexerErrors.length === 0 && parseResult.parserErrors.length === 0 && references.every((reference) => reference.error === undefined);
}
