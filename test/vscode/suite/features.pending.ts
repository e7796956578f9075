import { it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { after, show } from './editor.ts';

/** What completion is still to do; belongs into `defineFeatures`. */
export function definePending(): void {
  it('does not offer names that do not fit', async () => {
    const { document } = await show('contract.remit');
    const place = after(document, 'amount up to 8% of ');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, place);
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('Core'), `Core is offered: ${labels.join(', ')}`);
    assert.ok(!labels.includes('Partnership'), 'a party is not offered where an amount must stand');
  });
}
