import * as vscode from 'vscode';

/** The command that shows a page of the reference. */
export const languagePageCommand = 'remit.showReference';

/** The address that a hover leads to, with `{page}` in place of the page, such as `payment.md#gate`. */
export const languagePageAddress = `command:${languagePageCommand}?${encodeURIComponent('["PAGE"]').replace('PAGE', '{page}')}`;

/** Registers the command that shows a page of the reference, as a reader is meant to see it. */
export function registerLanguagePages({ extensionUri, subscriptions }: vscode.ExtensionContext): void {
  subscriptions.push(vscode.commands.registerCommand(languagePageCommand, async (name: unknown) => {
    const [, file, section] = typeof name === 'string' ? /^([a-z-]+\.md)(?:#([a-z0-9-]+))?$/.exec(name) ?? [] : [];
    if (file === undefined) return;
    const page = vscode.Uri.joinPath(extensionUri, 'language', file).with({ fragment: section ?? '' });
    // The preview is an extension of its own, which may be switched off.
    try {
      await vscode.commands.executeCommand('markdown.showPreview', page);
    } catch {
      await vscode.window.showTextDocument(page, { preview: true });
    }
  }));
}
