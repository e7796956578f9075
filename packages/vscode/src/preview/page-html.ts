import * as vscode from 'vscode';

/** The page of the preview: a frame that its script fills. Nothing is loaded but that script and its style sheet, and nothing from elsewhere. */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = newNonce();
  const address = (file: string): string => attribute(webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extensionUri), file)).toString());
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview</title>
<link rel="stylesheet" href="${address('preview.css')}">
</head>
<body>
<div id="preview"></div>
<script nonce="${nonce}" src="${address('preview.js')}"></script>
</body>
</html>`;
}

/** Where the script and the style sheet of the page are. */
export function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'preview');
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
