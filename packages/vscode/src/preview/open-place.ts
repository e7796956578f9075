import type { SourcePlace } from '@remit/language/overview/overview';
import * as vscode from 'vscode';

/** Shows a place of a text: in the editor that has the file already, else beside the preview where contracts were last edited. */
export async function openPlace(place: SourcePlace, column: vscode.ViewColumn | undefined): Promise<void> {
  const uri = vscode.Uri.parse(place.file);
  const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const start = new vscode.Position(place.startLine - 1, place.startColumn - 1);
  const viewColumn = open?.viewColumn ?? column ?? vscode.ViewColumn.One;
  // The start alone: a whole payment as selection would be gone with the next key.
  const editor = await vscode.window.showTextDocument(uri, { viewColumn });
  editor.selection = new vscode.Selection(start, start);
  const end = Math.min(place.endLine - 1, start.line + 20);
  editor.revealRange(new vscode.Range(start.line, 0, end, 0), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Whether something that a page sent is a place of a text. */
export function isPlace(value: unknown): value is SourcePlace {
  const one = (value ?? {}) as Partial<Record<keyof SourcePlace, unknown>>;
  const numbers = [one.startLine, one.startColumn, one.endLine, one.endColumn];
  return typeof one.file === 'string' && numbers.every((number) => Number.isSafeInteger(number) && (number as number) > 0);
}
