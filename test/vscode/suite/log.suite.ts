import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './editor.ts';
import { readyServer } from './server.ts';
import { picture } from './window.ts';

/** What the suite itself has done to the server, and what the client says if it was writing to it at that moment. */
const broughtDown = /Server process exited with signal SIGKILL|The language server was brought down|Client Remit: connection to server is erroring/;

/** Must come last: what the extension and its server wrote while everything else was going on. */
export function defineLog(): void {
  describe('the output "Remit"', () => {
    it('tells of no error', async () => {
      await readyServer();
      await vscode.commands.executeCommand('remit.showOutput');
      const output = await until('the output', () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'output' && /Remit/.test(uri.path)));
      await picture(__SESSION__ === 'restricted' ? 'restricted' : 'output');
      const errors = output.getText().split('\n').filter((line) => /\[error\]|unhandled|rejected promise/i.test(line) && !broughtDown.test(line));
      assert.deepEqual(errors, []);
      await vscode.commands.executeCommand('workbench.action.closePanel');
    });
  });
}
