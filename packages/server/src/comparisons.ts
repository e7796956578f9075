import { compareStates, comparisonMarkdown, stateOfFiles, toldComparison, type FileText } from '@remit/compare';
import { standardLibrary } from '@remit/language/scoping/standard-library';
import { PROFILES, TEXTS } from '@remit/std';
import { URI, UriUtils } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { compareRequest, type CompareAnswer, type CompareParams } from './compare-request.ts';

/** Answers requests for what is other between two states. They are read by themselves, so that the documents that are open stay as they are. */
export function answerComparisons(connection: Connection): void {
  connection.onRequest(compareRequest, compareFiles);
}

/** Compares two states of files that are given with their texts. */
export async function compareFiles({ before, after, folder, within }: CompareParams): Promise<CompareAnswer> {
  const base = URI.parse(folder);
  const isAsked = (uri: string): boolean => within === undefined || within.some((one) => uri.startsWith(one.endsWith('/') ? one : `${one}/`));
  const read = (files: readonly FileText[]) => stateOfFiles(files, { library: standardLibrary(TEXTS, PROFILES), nameOf: (uri) => UriUtils.relative(base, URI.parse(uri)), isAsked });
  const comparison = compareStates(await read(before), await read(after));
  return { comparison, told: toldComparison(comparison), markdown: comparisonMarkdown(comparison) };
}
