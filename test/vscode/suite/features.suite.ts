import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { after, codeOf, findings, revert, show, until } from './editor.ts';

/** What an author gets from the language services in the editor. */
export function defineFeatures(): void {
  describe('the language services in VS Code', () => {
    it('gives a finding its code', async () => {
      await show('unknown-name.remit');
      const [finding] = await findings('unknown-name.remit', 1);
      assert.match(codeOf(finding!), /^REF-\d{3}$/);
      assert.match(finding!.message, /["'‘“]Cor["'’”]/);
    });

    it('explains a name where the pointer rests on it', async () => {
      const { document } = await show('contract.remit');
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, after(document, 'measured by At'));
      const text = hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n');
      assert.match(text, /People at or below the target/);
    });

    it('completes only names that fit', async () => {
      const { document } = await show('contract.remit');
      const place = after(document, 'amount up to 8% of ');
      const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, place);
      const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      assert.ok(labels.includes('Core'), `Core is offered: ${labels.join(', ')}`);
      assert.ok(!labels.includes('Partnership'), 'a party is not offered where an amount must stand');
    });

    it('corrects a finding by its quick fix', async () => {
      const { document } = await show('unknown-name.remit');
      const [finding] = await findings('unknown-name.remit', 1);
      const titles = new Set<string>();
      // A request is given up when the file is being checked anew, so it may take more than one.
      const edit = await until(() => `the fix; offered are: ${[...titles].join(', ')}`, async () => {
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, finding!.range, vscode.CodeActionKind.QuickFix.value);
        for (const { title } of actions) titles.add(title);
        return actions.find(({ title }) => title === "Change to 'Core'")?.edit;
      });
      assert.ok(await vscode.workspace.applyEdit(edit));
      await findings('unknown-name.remit', 0);
      await revert();
    });

    it('takes the uses of a name along when its declaration is typed over, and never when a use is', async () => {
      const { document } = await show('contract.remit');
      const before = document.getText();
      const counted = (name: string): number => document.getText().split(new RegExp(`\\b${name}\\b`)).length - 1;
      const uses = counted('Core');
      assert.ok(uses > 1, 'Core is used');
      // What follows is known once the server has answered for the place of the cursor.
      await until('the uses to follow', async () => {
        const place = after(document, 'payment Core');
        vscode.window.activeTextEditor!.selection = new vscode.Selection(place, place);
        await new Promise((resolve) => setTimeout(resolve, 300));
        await vscode.commands.executeCommand('type', { text: 'Costs' });
        for (let waited = 0; waited < 20; waited++) {
          if (counted('CoreCosts') === uses) return true;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        await vscode.commands.executeCommand('undo');
        return undefined;
      });
      assert.equal(document.getText(), before.replace(/\bCore\b/g, 'CoreCosts'));
      await revert();
      const again = await show('contract.remit');
      const use = after(again.document, 'amount up to 8% of Core');
      again.selection = new vscode.Selection(use, use);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await vscode.commands.executeCommand('type', { text: 's' });
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(again.document.getText(), before.replace('amount up to 8% of Core', 'amount up to 8% of Cores'));
      await revert();
    });

    it('lays a text out, keeping its comment, and does nothing the second time', async () => {
      const { document } = await show('untidy.remit');
      await vscode.commands.executeCommand('editor.action.formatDocument');
      const once = document.getText();
      assert.match(once, /^measure Waits "Days from referral to first contact" \{\n  \/\/ one reading for each referral\n/);
      assert.match(once, /\n  better when lower\n/);
      await vscode.commands.executeCommand('editor.action.formatDocument');
      assert.equal(document.getText(), once);
      await revert();
    });
  });
}
