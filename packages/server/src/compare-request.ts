import type { Comparison, FileText, ToldComparison } from '@remit/compare';

export type { FileText, ToldChange, ToldClause, ToldComparison, ToldContract, ToldFinding, ToldPayee, ToldPayment, ToldPlace, ToldScenario, ToldSums } from '@remit/compare';

/** Name of the request for what is other between two states of contract files. */
export const compareRequest = 'remit/compare';

/**
 * The contract files and project files of both states, with the same addresses in both: those of another revision as the editor's source
 * control has them, and those of now with what is not saved.
 */
export interface CompareParams {
  before: FileText[];
  after: FileText[];
  /** The folder that paths are told from. */
  folder: string;
  /** The folders whose contract files are compared; those of other folders are there to be imported. All, if none is named. */
  within?: string[];
}

/** The comparison as data, in words with the places they are about, and as Markdown to be shown. */
export interface CompareAnswer { comparison: Comparison; told: ToldComparison; markdown: string }
