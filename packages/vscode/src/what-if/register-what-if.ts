import { scenarioCommands } from '@remit/server/scenarios/protocol';
import * as vscode from 'vscode';
import { contractInView } from '../findings/contract-in-view.ts';
import type { ExtensionParts } from '../parts.ts';
import { WhatIfPanel } from './what-if-panel.ts';

/** Registers the what-if panel: the command that opens it, and how the window brings it back. There is one. */
export function registerWhatIf(parts: ExtensionParts): void {
  let shown: WhatIfPanel | undefined;
  const show = (panel: vscode.WebviewPanel): WhatIfPanel => {
    shown?.close();
    const made = new WhatIfPanel(panel, parts, () => {
      if (shown === made) shown = undefined;
    });
    shown = made;
    return made;
  };
  /** `at` and `line` are those of a code lens; without them it is the cursor that tells. */
  const open = async (at?: unknown, line?: unknown): Promise<void> => {
    const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors.find(({ document }) => document.languageId === 'remit');
    const uri = typeof at === 'string' ? parts.client.protocol2CodeConverter.asUri(at) : at instanceof vscode.Uri ? at : contractInView()?.uri ?? editor?.document.uri;
    if (!uri) {
      void vscode.window.showInformationMessage('Open a contract first: “What If…” moves its facts and shows what is paid.');
      return;
    }
    const own = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    const panel = shown ?? show(vscode.window.createWebviewPanel(WhatIfPanel.viewType, 'What If', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }));
    await panel.turnTo(uri, typeof line === 'number' ? line : own?.selection.active.line);
  };
  parts.context.subscriptions.push(
    vscode.commands.registerCommand(scenarioCommands.whatIf, open),
    vscode.window.registerWebviewPanelSerializer(WhatIfPanel.viewType, { deserializeWebviewPanel: async (panel: vscode.WebviewPanel) => void show(panel) }),
    { dispose: () => shown?.dispose() },
  );
}
