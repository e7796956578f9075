import type { TreeFinding, TreeGroupKind } from '@remit/server/contract-tree-request';
import * as vscode from 'vscode';
import { findingCounts } from './group-findings.ts';
import type { TreeNode } from './tree-node.ts';

const groups: Record<TreeGroupKind, { label: string; icon: string }> = {
  parties: { label: 'Parties', icon: 'organization' },
  bodies: { label: 'Decision bodies', icon: 'law' },
  populations: { label: 'Populations', icon: 'person' },
  outcomes: { label: 'Outcomes', icon: 'target' },
  measures: { label: 'Measures', icon: 'graph' },
  facts: { label: 'Facts', icon: 'symbol-numeric' },
  funds: { label: 'Funds', icon: 'archive' },
  payments: { label: 'Payments', icon: 'credit-card' },
  subcontracts: { label: 'Subcontracts', icon: 'references' },
  variations: { label: 'Variations', icon: 'history' },
  scenarios: { label: 'Scenarios', icon: 'beaker' },
};

const severities: Record<TreeFinding['severity'], { word: string; icon: string; color: string }> = {
  error: { word: 'error', icon: 'error', color: 'problemsErrorIcon.foreground' },
  warning: { word: 'warning', icon: 'warning', color: 'problemsWarningIcon.foreground' },
  info: { word: 'note', icon: 'info', color: 'problemsInfoIcon.foreground' },
  hint: { word: 'hint', icon: 'lightbulb', color: 'problemsInfoIcon.foreground' },
};

type Place = { uri: string; range: { start: Point; end: Point } };
type Point = { line: number; character: number };

/** A node as VS Code shows it. What stands somewhere in a text is opened by a click. */
export function showNode(node: TreeNode): vscode.TreeItem {
  const shown = itemOf(node);
  shown.id = node.id;
  return shown;
}

function itemOf(node: TreeNode): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  switch (node.type) {
    case 'root': {
      const { kind, name, title, uri } = node.root;
      const item = new vscode.TreeItem(name, node.isOnly ? Expanded : Collapsed);
      item.description = rootWords(node);
      // The counts of its findings and their colour come with the address, as in the list of files.
      item.resourceUri = vscode.Uri.parse(uri);
      item.iconPath = kind === 'contract' ? vscode.ThemeIcon.File : new vscode.ThemeIcon('library');
      item.tooltip = `${kind === 'contract' ? 'Contract' : 'Library'} ${name}${title === undefined || kind === 'library' ? '' : `: ${title}`}\n${vscode.workspace.asRelativePath(item.resourceUri)}`;
      item.contextValue = `remit.${kind}`;
      return item;
    }
    case 'group': {
      const { label, icon } = groups[node.kind];
      const item = new vscode.TreeItem(label, Collapsed);
      item.description = String(node.items.length);
      item.iconPath = new vscode.ThemeIcon(icon);
      item.accessibilityInformation = { label: `${label}, ${node.items.length}` };
      return item;
    }
    case 'item': {
      const { name, title, word, varied } = node.item;
      const item = new vscode.TreeItem(name, None);
      // What is shown is as first agreed, so what becomes of it comes first, and the title may be cut off.
      item.description = [varied, title].filter(Boolean).join(' · ');
      item.iconPath = new vscode.ThemeIcon(groups[node.kind].icon);
      item.tooltip = `${name}, ${word}${title === undefined ? '' : `\n${title}`}${varied === undefined ? '' : `\nAs first agreed; ${varied}`}`;
      item.accessibilityInformation = { label: `${word} ${name}${title === undefined ? '' : `, ${title}`}${varied === undefined ? '' : `, ${varied}`}` };
      item.command = opening(node.item);
      return item;
    }
    case 'findings': {
      const item = new vscode.TreeItem('Findings', Collapsed);
      item.description = findingCounts(node.findings, node.accepted);
      item.iconPath = new vscode.ThemeIcon('checklist');
      item.contextValue = 'remit.findings';
      return item;
    }
    case 'finding group': {
      const isAccepted = node.by === 'acceptance';
      const item = new vscode.TreeItem(node.label, isAccepted ? Collapsed : Expanded);
      item.description = node.by === 'severity' || isAccepted ? String(node.findings.length) : findingCounts(node.findings);
      if (isAccepted) item.iconPath = new vscode.ThemeIcon('pass');
      else if (node.by === 'severity') item.iconPath = iconOf(node.findings[0]!);
      else item.iconPath = new vscode.ThemeIcon(node.by === 'rule' ? 'book' : groups.parties.icon);
      if (node.by === 'rule') item.contextValue = 'remit.rule';
      return item;
    }
    case 'finding': {
      const { code, message, severity, uri, range, accepted, declaration } = node.finding;
      // What tells one finding from another comes first, because the list is narrow and messages are long.
      const item = new vscode.TreeItem([code, declaration?.split('.').at(-1)].filter(Boolean).join(' '), None);
      const place = `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}, line ${range.start.line + 1}`;
      const words = accepted ? `\n\nAccepted${accepted.by === undefined ? '' : ` by ${accepted.by}`}${accepted.on === undefined ? '' : ` on ${accepted.on}`}: ${accepted.reason}` : '';
      item.description = message;
      item.iconPath = accepted ? new vscode.ThemeIcon('pass') : iconOf(node.finding);
      item.tooltip = `${message}${words}\n\n${code}, ${place}`;
      item.accessibilityInformation = { label: `${accepted ? 'accepted ' : ''}${severities[severity].word} ${[code, declaration].filter(Boolean).join(' ')}: ${message} ${place}` };
      item.command = opening(node.finding);
      item.contextValue = 'remit.finding';
      return item;
    }
  }
}

/** What is said beside a contract or a library: its title, that it is a library, and where it is if another has its name. */
function rootWords({ root: { kind, title, uri }, hasNamesake }: Extract<TreeNode, { type: 'root' }>): string {
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  const place = hasNamesake ? ` in ${path.slice(0, Math.max(0, path.lastIndexOf('/'))) || 'the folder itself'}` : '';
  return `${kind === 'library' ? 'library' : title ?? ''}${place}`.trim();
}

function iconOf({ severity }: TreeFinding): vscode.ThemeIcon {
  const { icon, color } = severities[severity];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

/** The command that goes to a place. */
function opening({ uri, range }: Place): vscode.Command {
  const selection = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  return { command: 'vscode.open', title: 'Open', arguments: [vscode.Uri.parse(uri), { selection } satisfies vscode.TextDocumentShowOptions] };
}
