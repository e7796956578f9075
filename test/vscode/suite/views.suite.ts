import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { after, findings, revert, show } from './editor.ts';
import { readyServer } from './server.ts';
import { hover, inTheme, isDriven, picture, press, shown } from './window.ts';

/** Rests the pointer on the last word of `before`, until what is shown there is as expected. */
async function rest(editor: vscode.TextEditor, before: string, expected: RegExp): Promise<void> {
  const place = after(editor.document, before);
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenter);
  await hover(before.slice(before.lastIndexOf(' ') + 1));
  await shown('.monaco-hover-content', expected);
}

/** What an author sees. Each picture is looked at by people; what can be read off the window is asserted. */
export function defineViews(): void {
  describe('what an author sees', () => {
    it('findings in the text, in the list and in the status bar', async () => {
      const editor = await show('unknown-name.remit');
      await findings('unknown-name.remit', 1);
      await readyServer();
      const place = after(editor.document, 'amount up to 8% of C');
      editor.selection = new vscode.Selection(place, place);
      editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenter);
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      await vscode.window.showTextDocument(editor.document);
      await picture('findings');
      await inTheme('Default Light Modern', 'findings-light');
      await inTheme('Default High Contrast', 'findings-high-contrast');
      await shown('[id="remit.remit-vscode.remit.status"]', /Remit: 1 error/);
    });

    it('what is said where the pointer rests', async () => {
      if (!(await isDriven())) return;
      const editor = await show('unknown-name.remit');
      await rest(editor, 'of Cor', /REF-001/);
      await picture('hover-finding');
      await press('Escape');
      await rest(editor, 'by AtTarget', /People at or below the target/);
      await picture('hover-name');
      await press('Escape');
    });

    it('what is offered', async () => {
      const editor = await show('unknown-name.remit');
      const place = after(editor.document, 'amount up to 8% of ');
      editor.selection = new vscode.Selection(place, place);
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await shown('.suggest-widget', /Core/);
      await picture('completion');
      await vscode.commands.executeCommand('hideSuggestWidget');
      editor.selection = new vscode.Selection(place.translate(0, 1), place.translate(0, 1));
      await vscode.commands.executeCommand('editor.action.quickFix');
      await shown('.action-widget', /Change to 'Core'/);
      await picture('quick-fix');
      if (await isDriven()) await press('Escape');
      await vscode.commands.executeCommand('workbench.action.closePanel');
      await revert();
    });
  });
}
