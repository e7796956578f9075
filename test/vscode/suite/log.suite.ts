import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './editor.ts';
import { readyServer } from './server.ts';
import { picture } from './window.ts';

/** What the suite itself has done to the server. */
const broughtDown = /Server process exited with signal SIGKILL|The language server was brought down/;
/** What the client says if it was writing to the server at that moment: once each time, at most. */
const cutOff = /Client Remit: connection to server is erroring/;

/** Must come last: what the extension and its server wrote while everything else was going on. */
export function defineLog(): void {
  describe('the output "Remit"', () => {
    it('tells of no error', async () => {
      await readyServer();
      await vscode.commands.executeCommand('remit.showOutput');
      const output = await until('the output', () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'output' && /Remit/.test(uri.path)));
      await picture(__SESSION__ === 'restricted' ? 'output-restricted' : 'output');
      const lines = output.getText().split('\n');
      const times = (what: RegExp): number => lines.filter((line) => what.test(line)).length;
      assert.ok(times(cutOff) <= times(/Server process exited with signal SIGKILL/), `${times(cutOff)} times cut off`);
      const errors = lines.filter((line) => /\[error\]|unhandled|rejected promise/i.test(line) && !broughtDown.test(line) && !cutOff.test(line));
      assert.deepEqual(errors, []);
      assert.equal(times(/The language server has ended/), 0, 'each one that ended came back');
      await vscode.commands.executeCommand('workbench.action.closePanel');
    });
  });
}
