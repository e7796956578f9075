import { factsFilesRequest, type FactsFilesAnswer, type FactsFilesRequest } from '@remit/server/facts/files-request';
import type * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Files from which the facts of a contract can be taken, those first that belong to it, as the project and their names say. */
export async function factsFiles(contract: vscode.Uri, client: BaseLanguageClient): Promise<vscode.Uri[]> {
  const { files } = await client.sendRequest<FactsFilesAnswer>(factsFilesRequest, { uri: client.code2ProtocolConverter.asUri(contract) } satisfies FactsFilesRequest);
  return files.map((uri) => client.protocol2CodeConverter.asUri(uri));
}
