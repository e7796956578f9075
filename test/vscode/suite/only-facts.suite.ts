import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOf, findings, show, until } from './editor.ts';
import { picture } from './window.ts';

/** How long is waited for what must not happen, in milliseconds. */
const longEnough = 5_000;

const isActive = (): boolean | undefined => vscode.extensions.getExtension('remit.remit-vscode')?.isActive;

/** A window in which nothing but a file of facts is opened. */
export function defineOnlyFacts(): void {
  describe('only facts are opened', () => {
    it('they are compared with the contract around them, which nobody has opened', async () => {
      const { document } = await show('town/facts/2026-27.csv');
      const [finding] = await findings('town/facts/2026-27.csv', (all) => all.some((one) => codeOf(one) === 'FCT-202'));
      assert.equal(document.getText(finding!.range), 'Wram');
      assert.equal(isActive(), true);
      assert.deepEqual(vscode.workspace.textDocuments.filter(({ languageId }) => languageId === 'remit').map(({ uri }) => uri.path), []);
      await picture('only-facts');
    });
  });
}

/** A window in a folder that has nothing to do with Remit. */
export function defineElsewhere(): void {
  describe('a folder without contracts', () => {
    it('is left alone, whatever is opened in it', async () => {
      const from = Date.now();
      await show('facts/2026-27.csv');
      await show('facts.json');
      assert.equal(isActive(), false);
      await until('the end of the wait', () => (Date.now() - from > longEnough ? true : undefined), longEnough * 2);
      assert.equal(isActive(), false);
    });
  });
}
