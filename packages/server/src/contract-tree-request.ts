import type { TreeContent, TreeRoot } from '@remit/language/contract-tree/contract-tree';

export type { TreeContent, TreeFinding, TreeGroup, TreeGroupKind, TreeItem, TreeRoot } from '@remit/language/contract-tree/contract-tree';

/** Name of the request for the contracts of the workspace and for what is in one of them. */
export const contractTreeRequest = 'remit/contractTree';

/** Which part of the tree is wanted: its top, or what is below a contract or a library. */
export interface ContractTreeParams {
  /** Address of a file; without one, the top is wanted. */
  uri?: string;
  /** Name of a contract in that file; without one, the file is wanted as a library. */
  contract?: string;
}

/** The top, ordered by kind, name and address; or the content, null if there is no such contract any more. */
export type ContractTreeAnswer = { roots: TreeRoot[] } | { content: TreeContent | null };
