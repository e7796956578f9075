import * as vscode from 'vscode';
import type { ExtensionParts } from '../parts.ts';
import { PreviewPanel } from './preview-panel.ts';

/** Registers the preview: the command that opens it, and how the window brings it back. There is one, which follows the editor. */
export function registerPreview(parts: ExtensionParts): void {
  let preview: PreviewPanel | undefined;
  const show = (panel: vscode.WebviewPanel): void => {
    preview?.close();
    const shown = new PreviewPanel(panel, parts, () => {
      if (preview === shown) preview = undefined;
    });
    preview = shown;
  };
  parts.context.subscriptions.push(
    vscode.commands.registerCommand('remit.openPreview', () => {
      if (preview) preview.reveal();
      else show(vscode.window.createWebviewPanel(PreviewPanel.viewType, 'Preview', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }));
    }),
    vscode.window.registerWebviewPanelSerializer(PreviewPanel.viewType, { deserializeWebviewPanel: async (panel: vscode.WebviewPanel) => show(panel) }),
    { dispose: () => preview?.dispose() },
  );
}
