import type { Comparison, FileText } from '@remit/compare';

/** Name of the request for what is other between two states of contract files. */
export const compareRequest = 'remit/compare';

/**
 * The contract files and project files of both states, with the same addresses in both: those of another revision as the editor's source
 * control has them, and those of now with what is not saved.
 */
export interface CompareParams { before: FileText[]; after: FileText[]; /** The folder that paths are told from. */ folder: string }

/** The comparison as data, and as Markdown to be shown. */
export interface CompareAnswer { comparison: Comparison; markdown: string }
