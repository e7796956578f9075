import { contractTreeRequest, type ContractTreeAnswer, type ContractTreeParams, type TreeFinding, type TreeRoot } from '@remit/server/contract-tree-request';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReviewedFinding } from './findings-file.ts';
import { codeOf, listedFindings } from './listed-findings.ts';

const severities: readonly ReviewedFinding['severity'][] = ['error', 'warning', 'info', 'hint'];

/** What the server knows of a finding besides what an editor shows. */
interface Known { readonly contracts: Set<string>; readonly finding: TreeFinding }

/** All findings that are listed, file by file, and those that contracts accept, each once, with what the contracts say of them. */
export async function reviewedFindings(client: BaseLanguageClient): Promise<ReviewedFinding[]> {
  const { open, accepted } = await knownFindings(client);
  const found = listedFindings().map(({ uri, finding }): ReviewedFinding => {
    const known = open.get(keyOf(uri.toString(), codeOf(finding), finding.range.start, finding.message));
    return { ...told(uri, codeOf(finding), severities[finding.severity]!, finding.message, finding.range), ...about(known) };
  });
  const borne = [...accepted.values()].map((known): ReviewedFinding => {
    const { uri, code, severity, message, range, accepted: why } = known.finding;
    return { ...told(vscode.Uri.parse(uri), code, severity, message, range), ...about(known), accepted: why! };
  });
  return [...found, ...borne];
}

function told(uri: vscode.Uri, code: string, severity: ReviewedFinding['severity'], message: string, { start, end }: TreeFinding['range']): Pick<ReviewedFinding, 'code' | 'severity' | 'message' | 'file' | 'range'> {
  return { code, severity, message, file: vscode.workspace.asRelativePath(uri, false), range: { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 } };
}

function about(known: Known | undefined): Pick<ReviewedFinding, 'contracts' | 'parties' | 'declaration'> {
  return { contracts: [...known?.contracts ?? []].sort(), parties: known?.finding.parties ?? [], ...(known?.finding.declaration !== undefined && { declaration: known.finding.declaration }) };
}

/** What each contract and each library of the workspace is told with; nothing where no server runs. */
async function knownFindings(client: BaseLanguageClient): Promise<Record<'open' | 'accepted', Map<string, Known>>> {
  const known = { open: new Map<string, Known>(), accepted: new Map<string, Known>() };
  for (const root of await rootsOf(client)) {
    const answer = await ask(client, { uri: root.uri, ...(root.kind === 'contract' ? { contract: root.name } : {}) });
    const content = answer && 'content' in answer ? answer.content : null;
    for (const [kind, findings] of [['open', content?.findings ?? []], ['accepted', content?.accepted ?? []]] as const) {
      for (const finding of findings) {
        const key = keyOf(vscode.Uri.parse(finding.uri).toString(), finding.code, finding.range.start, finding.message);
        const one = known[kind].get(key) ?? { contracts: new Set<string>(), finding };
        if (root.kind === 'contract') one.contracts.add(root.name);
        known[kind].set(key, one);
      }
    }
  }
  return known;
}

async function rootsOf(client: BaseLanguageClient): Promise<TreeRoot[]> {
  const answer = await ask(client, {});
  return answer && 'roots' in answer ? answer.roots : [];
}

async function ask(client: BaseLanguageClient, params: ContractTreeParams): Promise<ContractTreeAnswer | undefined> {
  return client.isRunning() ? client.sendRequest<ContractTreeAnswer>(contractTreeRequest, params) : undefined;
}

function keyOf(uri: string, code: string, { line, character }: { line: number; character: number }, message: string): string {
  return JSON.stringify([uri, code, line, character, message]);
}
