import * as vscode from 'vscode';

/** A page inside the window: the name of its script and of the element that the script fills, its title, and its style sheets. */
export interface WebPage { readonly name: string; readonly title: string; readonly styles: readonly string[] }

/** Makes a panel one of ours: with the icon of contracts, scripts of its page alone, and no files but those of pages. */
export function dressPanel(panel: vscode.WebviewPanel, extensionUri: vscode.Uri): void {
  const icon = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'icons', name);
  panel.iconPath = { light: icon('file-light.svg'), dark: icon('file-dark.svg') };
  panel.webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [pageFolder(extensionUri)] };
}

/** A page: a frame that its script fills. Nothing is loaded but that script and its style sheets, and nothing from elsewhere. */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, { name, title, styles }: WebPage): string {
  const nonce = newNonce();
  const address = (file: string): string => attribute(webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extensionUri), file)).toString());
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(title)}</title>
${styles.map((file) => `<link rel="stylesheet" href="${address(file)}">`).join('\n')}
</head>
<body>
<div id="${name}"></div>
<script nonce="${nonce}" src="${address(`${name}.js`)}"></script>
</body>
</html>`;
}

/** Where the scripts and the style sheets of pages are. */
function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'preview');
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
