import { compareStepwise, comparisonMarkdown, stateOfFiles, toldComparison, type Comparison, type ContractState, type FileText } from '@remit/compare';
import { standardLibrary } from '@remit/language/scoping/standard-library';
import { PROFILES, TEXTS } from '@remit/std';
import { URI, UriUtils } from 'langium';
import { CancellationToken, LSPErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import { compareRequest, type CompareAnswer, type CompareParams } from './compare-request.ts';

/** Answers requests for what is other between two states. They are read by themselves, so that the documents that are open stay as they are. */
export function answerComparisons(connection: Connection): void {
  connection.onRequest(compareRequest, compareFiles);
}

/**
 * Compares two states of files that are given with their texts. After each state and each scenario it is looked whether anybody still wants it.
 *
 * @throws ResponseError where nobody does
 */
export async function compareFiles({ before, after, folder, within }: CompareParams, token = CancellationToken.None): Promise<CompareAnswer> {
  const base = URI.parse(folder);
  const isAsked = (uri: string): boolean => within === undefined || within.some((one) => uri.startsWith(one.endsWith('/') ? one : `${one}/`));
  const read = async (files: readonly FileText[]): Promise<ContractState> => {
    const state = await stateOfFiles(files, { library: standardLibrary(TEXTS, PROFILES), nameOf: (uri) => UriUtils.relative(base, URI.parse(uri)), isAsked });
    await stillWanted(token);
    return state;
  };
  const comparison = await compared(await read(before), await read(after), token);
  return { comparison, told: toldComparison(comparison), markdown: comparisonMarkdown(comparison) };
}

async function compared(before: ContractState, after: ContractState, token: CancellationToken): Promise<Comparison> {
  const steps = compareStepwise(before, after);
  let step = steps.next();
  for (; !step.done; step = steps.next()) await stillWanted(token);
  return step.value;
}

/** Lets in what was said meanwhile. */
async function stillWanted(token: CancellationToken): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The comparison was given up.');
}
