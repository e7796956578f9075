import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { after, findings, revert, show } from './editor.ts';

/** What an author gets from the language services in the editor. */
export function defineFeatures(): void {
  describe('the language services in VS Code', () => {
    it('gives a finding its code', async () => {
      await show('unknown-name.remit');
      const [finding] = await findings('unknown-name.remit', 1);
      assert.match(String(typeof finding!.code === 'object' ? finding!.code.value : finding!.code), /^REF-\d{3}$/);
      assert.match(finding!.message, /["'‘“]Cor["'’”]/);
    });

    it('explains a name where the pointer rests on it', async () => {
      const { document } = await show('contract.remit');
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, after(document, 'measured by At'));
      const text = hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n');
      assert.match(text, /People at or below the target/);
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
