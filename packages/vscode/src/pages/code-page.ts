import * as vscode from 'vscode';

/** The command that shows the page of a code. */
export const codePageCommand = 'remit.explainCode';

/**
 * The address that the code of a finding leads to, with `{code}` in place of the code: a command, because VS Code would
 * show the page itself as the text that it is written in.
 */
export const codePageAddress = `command:${codePageCommand}?${encodeURIComponent('["CODE"]').replace('CODE', '{code}')}`;

/** Registers the command that shows the page of a code, as a reader is meant to see it. */
export function registerCodePages({ extensionUri, subscriptions }: vscode.ExtensionContext): void {
  subscriptions.push(vscode.commands.registerCommand(codePageCommand, async (code: unknown) => {
    if (typeof code !== 'string' || !/^[A-Z]{3,4}-\d{3}$/.test(code)) return;
    const page = vscode.Uri.joinPath(extensionUri, 'codes', `${code}.md`);
    // The preview is an extension of its own, which may be switched off.
    try {
      await vscode.commands.executeCommand('markdown.showPreview', page);
    } catch {
      await vscode.window.showTextDocument(page, { preview: true });
    }
  }));
}
