import type { WhatIfAbout, WhatIfStart } from '@remit/server/what-if/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { factsFiles } from '../debugging/facts-files.ts';
import type { OfferedStart } from './messages.ts';

/** A start, and how it is offered. */
export interface Start extends OfferedStart { value: WhatIfStart }

/** The key of a start: the same for the same start. */
export function keyOf(start: WhatIfStart): string {
  return JSON.stringify(start);
}

/** What a contract can begin from: its scenarios, files of facts, all files of a folder together, or nothing. */
export async function startsOf(contract: string, { scenarios }: WhatIfAbout, file: vscode.Uri, client: BaseLanguageClient): Promise<Start[]> {
  const made = (value: WhatIfStart, label: string, group: OfferedStart['group']): Start => ({ key: keyOf(value), value, label, group });
  const addressOf = (uri: vscode.Uri): string => client.code2ProtocolConverter.asUri(uri);
  // A server that is just beginning anew answers nothing; the panel looks again once it is ready.
  const files = await factsFiles(file, client).catch(() => []);
  const folders = new Map<string, vscode.Uri[]>();
  for (const one of files) {
    const folder = vscode.Uri.joinPath(one, '..');
    folders.set(folder.toString(), [...folders.get(folder.toString()) ?? [], one]);
  }
  const path = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri, false);
  return [
    ...scenarios.filter((one) => one.contract === contract).map(({ title, uri, id }) => made({ scenario: { uri, id } }, title, 'Scenarios')),
    ...[...folders.values()].flatMap((all) => [
      ...(all.length > 1 ? [made({ files: all.map(addressOf) }, `all ${all.length} files in ${path(vscode.Uri.joinPath(all[0]!, '..'))}`, 'Files of facts')] : []),
      ...all.map((one) => made({ files: [addressOf(one)] }, path(one), 'Files of facts')),
    ]),
    made({ nothing: true }, 'nothing known', 'Nothing'),
  ];
}

/** The start that is meant by the cursor: the scenario in which it is, else the first that there is. */
export function startAt(starts: readonly Start[], { scenarios }: WhatIfAbout, uri: string, line: number | undefined): Start {
  const here = scenarios.find((one) => one.uri === uri && line !== undefined && one.line <= line && line <= one.endLine);
  return starts.find(({ key }) => here && key === keyOf({ scenario: { uri: here.uri, id: here.id } })) ?? starts[0]!;
}
