import { contractTreeRequest, type ContractTreeAnswer, type ContractTreeParams, type TreeContent, type TreeRoot } from '@remit/server/contract-tree-request';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Server } from '../server/server.ts';
import { groupFindings } from './group-findings.ts';
import { showNode } from './show-node.ts';
import { distinct, findingGroupings, type FindingGrouping, type TreeNode } from './tree-node.ts';

/** The contracts of the workspace and what is in them. Only what is unfolded is asked for; all of it is asked for again when a check has ended. */
export class ContractExplorer implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly client: BaseLanguageClient;
  private readonly server: Server;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(client: BaseLanguageClient, server: Server) {
    this.client = client;
    this.server = server;
    this.subscriptions = [
      this.changed,
      server.onDidChange((state) => {
        if (state === 'ready' || state === 'stopped') this.changed.fire(undefined);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('remit.explorer')) this.changed.fire(undefined);
      }),
    ];
  }

  get onDidChangeTreeData(): vscode.Event<undefined> {
    return this.changed.event;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return showNode(node);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (!node) return this.roots();
    switch (node.type) {
      case 'root': return this.below(node.root, node.id);
      case 'group': {
        const taken = new Set<string>();
        return node.items.map((item) => ({ type: 'item', id: distinct(`${node.id}/${item.name}`, taken), kind: node.kind, item }));
      }
      case 'findings': return [
        ...groupFindings(node.findings, this.grouping()).map(([label, findings]): TreeNode => ({ type: 'finding group', id: `${node.id}/by/${label}`, label, by: this.grouping(), findings })),
        ...(node.accepted.length > 0 ? [{ type: 'finding group', id: `${node.id}/accepted`, label: 'Accepted', by: 'acceptance', findings: node.accepted } satisfies TreeNode] : []),
      ];
      case 'finding group': {
        const taken = new Set<string>();
        return node.findings.map((finding) => ({ type: 'finding', id: distinct(`${node.id}/${finding.code}`, taken), finding }));
      }
      default: return [];
    }
  }

  private async roots(): Promise<TreeNode[]> {
    const answer = await this.ask({});
    const roots = answer && 'roots' in answer ? answer.roots : [];
    const contracts = roots.filter(({ kind }) => kind === 'contract').length;
    const taken = new Set<string>();
    const hasNamesake = ({ name }: TreeRoot): boolean => roots.filter((one) => one.name === name).length > 1;
    return roots.map((root) => ({ type: 'root', id: distinct(`${root.uri}#${root.name}`, taken), root, isOnly: contracts === 1 && root.kind === 'contract', hasNamesake: hasNamesake(root) }));
  }

  private async below(root: TreeRoot, id: string): Promise<TreeNode[]> {
    const answer = await this.ask({ uri: root.uri, ...(root.kind === 'contract' ? { contract: root.name } : {}) });
    const content: TreeContent | null = answer && 'content' in answer ? answer.content : null;
    if (!content) return [];
    const groups = content.groups.map(({ kind, items }): TreeNode => ({ type: 'group', id: `${id}/${kind}`, kind, items }));
    const { findings, accepted } = content;
    return [...(findings.length + accepted.length > 0 ? [{ type: 'findings', id: `${id}/findings`, findings, accepted } satisfies TreeNode] : []), ...groups];
  }

  /** Undefined where there is no server to be asked, or it has ended meanwhile: then the next one is asked again. */
  private async ask(params: ContractTreeParams): Promise<ContractTreeAnswer | undefined> {
    if (!this.client.isRunning()) return undefined;
    try {
      return await this.client.sendRequest<ContractTreeAnswer>(contractTreeRequest, params);
    } catch (fault) {
      if (this.client.isRunning() && this.server.status) throw fault;
      return undefined;
    }
  }

  private grouping(): FindingGrouping {
    const wanted = vscode.workspace.getConfiguration('remit').get<string>('explorer.groupFindingsBy');
    return findingGroupings.find((one) => one === wanted) ?? 'severity';
  }
}
