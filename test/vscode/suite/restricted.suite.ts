import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { after, findings, revert, show } from './editor.ts';
import { readyServer } from './server.ts';
import { isDriven, picture, press, shown } from './window.ts';

/** What an author gets in a folder that is not trusted: all of it, because nothing in a folder is ever run. */
export function defineRestricted(): void {
  describe('in a folder that is not trusted', () => {
    it('finds, completes and explains as everywhere', async () => {
      assert.equal(vscode.workspace.isTrusted, false);
      const { document } = await show('unknown-name.remit');
      await findings('unknown-name.remit', 1);
      const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, after(document, 'amount up to 8% of '));
      assert.ok(list.items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'Core'), 'Core is offered');
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, after(document, 'measured by At'));
      assert.ok(hovers.length > 0, 'there is a hover');
    });

    it('asks no git what the folder was like, and says why', async () => {
      const { document } = await show('contract.remit');
      assert.equal(await vscode.commands.executeCommand('remit.compareWithRevision', document.uri, 'main'), false);
      await vscode.commands.executeCommand('notifications.showList');
      await shown('.notification-list-item-message', /This folder is not trusted, and in such a folder git is not run/);
      if (await isDriven()) await press('ArrowRight');
      await picture('restricted');
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('follows what is typed', async () => {
      const editor = await show('contract.remit');
      await findings('contract.remit', 0);
      await editor.edit((edit) => edit.insert(after(editor.document, '8% of Cor'), 'k'));
      await findings('contract.remit', 1);
      await revert();
      await findings('contract.remit', 0);
      await readyServer();
    });
  });
}
