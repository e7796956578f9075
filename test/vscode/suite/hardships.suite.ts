import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { after, codeOf, file, findings, revert, show, textOnDisk, write } from './editor.ts';
import { readyServer } from './server.ts';

/** What happens to authors: none of it may lose a finding, keep one that is out of date, or need a new start. */
export function defineHardships(): void {
  describe('hardships', () => {
    it('finds what is wrong in a project file that is broken, and forgets it when it is mended', async () => {
      const sound = await textOnDisk('remit.json');
      await write('remit.json', '{ "include": ["**/*.remit"');
      const [finding] = (await findings('remit.json', (found) => found.some((one) => /^CFG-/.test(codeOf(one))))).filter((one) => /^CFG-/.test(codeOf(one)));
      assert.equal(finding!.severity, vscode.DiagnosticSeverity.Error);
      await findings('unknown-name.remit', 1);
      await write('remit.json', sound);
      await findings('remit.json', 0);
      await findings('unknown-name.remit', 1);
      await findings('contract.remit', 0);
    });

    it('takes files in and out as the project file says', async () => {
      const sound = await textOnDisk('remit.json');
      await write('closed.remit', (await textOnDisk('unknown-name.remit')).replace('contract Southshire', 'contract Closed'));
      await findings('closed.remit', 1);
      await write('remit.json', '{ "include": ["**/*.remit"], "exclude": ["closed.remit"] }');
      await findings('closed.remit', 0);
      await write('remit.json', sound);
      await findings('closed.remit', 1);
      await vscode.workspace.fs.delete(file('closed.remit'));
      await findings('closed.remit', 0);
    });

    it('finds libraries that the project file lists once they are installed', async () => {
      const sound = await textOnDisk('remit.json');
      const contract = await textOnDisk('contract.remit');
      await write('remit.json', '{ "include": ["**/*.remit"], "libraries": ["@care/measures"] }');
      await write('contract.remit', contract.replace('"./library/measures.remit"', '"@care/measures/measures.remit"'));
      await findings('contract.remit', (found) => found.some((one) => codeOf(one) === 'IMP-008'));
      await write('node_modules/@care/measures/measures.remit', await textOnDisk('library/measures.remit'));
      // What is installed is not watched; a project file that is written again is read again.
      await write('remit.json', '{ "include": ["**/*.remit"], "libraries": [ "@care/measures" ] }');
      await findings('contract.remit', 0);
      await write('contract.remit', contract);
      await write('remit.json', sound);
      await vscode.workspace.fs.delete(file('node_modules'), { recursive: true });
      await findings('contract.remit', 0);
    });

    it('places findings right in files with a mark at the start and line ends of every kind', async () => {
      const wrong = (await textOnDisk('unknown-name.remit')).replace('contract Southshire', 'contract Mixed');
      const ends = ['\n', '\r\n'];
      await write('mixed.remit', `\uFEFF${wrong.split('\n').map((line, index) => line + ends[index % 2]).join('')}`);
      const [closed] = await findings('mixed.remit', 1);
      const { document } = await show('mixed.remit');
      assert.equal(document.getText(closed!.range), 'Cor');
      const [open] = await findings('mixed.remit', 1);
      assert.equal(document.getText(open!.range), 'Cor');
      await revert();
      await vscode.workspace.fs.delete(file('mixed.remit'));
      await findings('mixed.remit', 0);
    });

    it('misses a file that is moved under it, and finds it when it is back', async () => {
      const [here, away] = [file('library/measures.remit'), file('library/moved.remit')];
      await vscode.workspace.fs.rename(here, away);
      await findings('contract.remit', (found) => found.some((one) => codeOf(one) === 'IMP-001'));
      await vscode.workspace.fs.rename(away, here);
      await findings('contract.remit', 0);
      await findings('unknown-name.remit', 1);
    });

    it('keeps a file that is deleted while it is open as the editor shows it, until it is closed', async () => {
      const text = await textOnDisk('unknown-name.remit');
      await write('passing.remit', text.replace('contract Southshire', 'contract Passing'));
      const editor = await show('passing.remit');
      const { document } = editor;
      await findings('passing.remit', 1);
      await editor.edit((edit) => edit.insert(after(document, 'of Cor'), 'e'));
      await findings('passing.remit', 0);
      await vscode.workspace.fs.delete(document.uri);
      await readyServer();
      await editor.edit((edit) => edit.insert(after(document, 'of Core'), 's'));
      const [finding] = await findings('passing.remit', 1);
      assert.equal(document.getText(finding!.range), 'Cores');
      await revert();
      await findings('passing.remit', 0);
    });

    it('comes to the findings of the last text, however quickly it was typed and whatever was asked meanwhile', async () => {
      const editor = await show('contract.remit');
      const { document } = editor;
      const asked: Thenable<unknown>[] = [];
      for (let round = 0; round < 40; round += 1) {
        const at = after(document, '8% of Core');
        await editor.edit((edit) => edit.insert(at, 's'), { undoStopBefore: false, undoStopAfter: false });
        asked.push(vscode.commands.executeCommand('vscode.executeCompletionItemProvider', document.uri, at));
        if (round % 4 === 0) asked.push(vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, at));
        await editor.edit((edit) => edit.delete(new vscode.Range(at, at.translate(0, 1))), { undoStopBefore: false, undoStopAfter: false });
      }
      await editor.edit((edit) => edit.insert(after(document, '8% of Core'), 'X'));
      await Promise.all(asked);
      const [finding] = await findings('contract.remit', 1);
      assert.equal(document.getText(finding!.range), 'CoreX');
      await readyServer();
      await findings('contract.remit', 1);
      await revert();
      await findings('contract.remit', 0);
    });
  });
}
