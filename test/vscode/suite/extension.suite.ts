import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RemitExtension } from '../../../packages/vscode/src/extension.ts';
import { after, file, findings, revert, show, textOnDisk, until } from './editor.ts';

async function extension(): Promise<RemitExtension> {
  const found = vscode.extensions.getExtension<RemitExtension>('remit.remit-vscode');
  assert.ok(found, 'the packaged extension is installed');
  return found.activate();
}

async function readyServer(): Promise<number> {
  const { status } = await extension();
  return until('a server that is ready', () => {
    const now = status();
    return now?.state === 'ready' && now.processId !== null ? now.processId : undefined;
  });
}

/** Must come first: afterwards the extension is active. Defined in a function, because `describe` and `it` exist only once the runner has been made. */
export function defineActivation(): void {
  describe('starting', () => {
    it('starts when a contract is opened', async () => {
      const { document } = await show('contract.remit');
      assert.equal(document.languageId, 'remit');
      const installed = vscode.extensions.getExtension('remit.remit-vscode');
      await until('activation', () => (installed?.isActive ? true : undefined));
      await readyServer();
    });
  });
}

/** The rest, in this order: the later tests change the workspace. */
export function defineSuite(): void {
  describe('the Remit extension', () => {
    it('lists a finding at its place', async () => {
      const { document } = await show('unknown-name.remit');
      const [finding] = await findings('unknown-name.remit', 1);
      assert.equal(document.getText(finding!.range), 'Cor');
      assert.equal(finding!.severity, vscode.DiagnosticSeverity.Error);
      assert.match(finding!.message, /\bCor\b/);
    });

    it('shows the page of a finding as it is meant to be read', async () => {
      await show('unknown-name.remit');
      const [finding] = await findings('unknown-name.remit', 1);
      const { code } = finding!;
      assert.ok(typeof code === 'object' && code.target.scheme === 'command', 'the code is a link');
      assert.equal(code.value, 'REF-001');
      await vscode.commands.executeCommand(code.target.path, ...(JSON.parse(code.target.query) as string[]));
      const preview = await until('a page in view', () => {
        const input = vscode.window.tabGroups.activeTabGroup.activeTab;
        return input?.input instanceof vscode.TabInputWebview ? input : undefined;
      });
      assert.match(preview.label, /REF-001/);
      await vscode.window.tabGroups.close(preview);
    });

    it('takes the finding back when the text is mended, and brings it again when that is undone', async () => {
      const editor = await show('unknown-name.remit');
      await editor.edit((edit) => edit.insert(after(editor.document, 'of Cor'), 'e'));
      await findings('unknown-name.remit', 0);
      await vscode.commands.executeCommand('undo');
      await findings('unknown-name.remit', 1);
      await revert();
    });

    it('has no findings in a contract without faults, with its measures in another file', async () => {
      await show('contract.remit');
      await readyServer();
      assert.deepEqual(vscode.languages.getDiagnostics(file('contract.remit')), []);
      assert.deepEqual(vscode.languages.getDiagnostics(file('library/measures.remit')), []);
    });

    it('counts files and findings for the status item', async () => {
      await readyServer();
      const { status } = await extension();
      const projects = status()!.projects;
      assert.equal(projects.length, 1);
      const { errors, files } = projects[0]!;
      assert.deepEqual({ errors, files }, { errors: 1, files: 4 });
    });

    it('goes to a definition in another file', async () => {
      const { document } = await show('contract.remit');
      const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, after(document, 'measured by At'));
      const found = places.map((place) => ('targetUri' in place ? place.targetUri : place.uri).path);
      assert.deepEqual(found, [file('library/measures.remit').path]);
    });

    it('renames a measure in the library and in the contract that uses it', async () => {
      const { document } = await show('library/measures.remit');
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, after(document, 'measure At'), 'InControl');
      const changed = edit.entries().map(([uri, edits]) => [uri.path, edits.length]);
      assert.deepEqual(Object.fromEntries(changed), {
        [file('library/measures.remit').path]: 1,
        [file('contract.remit').path]: 1,
        [file('unknown-name.remit').path]: 1,
      });
      assert.ok(await vscode.workspace.applyEdit(edit));
      for (const [uri] of edit.entries()) assert.ok(await (await vscode.workspace.openTextDocument(uri)).save());
      assert.match(await textOnDisk('library/measures.remit'), /^measure InControl "People/);
      assert.match(await textOnDisk('contract.remit'), /measured by InControl in Adults/);
      await readyServer();
      await findings('contract.remit', 0);
    });

    it('notices a file that another program has changed', async () => {
      const name = 'contract.remit';
      const before = await textOnDisk(name);
      const write = (text: string): Thenable<void> => vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
      await write(before.replace('8% of Core', '8% of Nothing'));
      await findings(name, 1);
      await write(before);
      await findings(name, 0);
    });

    it('starts the server again after a crash, and goes on finding', async () => {
      const crashed = await readyServer();
      process.kill(crashed, 'SIGKILL');
      const { status } = await extension();
      const next = await until('another server', () => {
        const now = status();
        return now?.state === 'ready' && now.processId !== null && now.processId !== crashed ? now.processId : undefined;
      });
      assert.notEqual(next, crashed);
      const editor = await show('contract.remit');
      await editor.edit((edit) => edit.replace(new vscode.Range(after(editor.document, '8% of '), after(editor.document, '8% of Core')), 'Elsewhere'));
      const [finding] = await findings('contract.remit', 1);
      assert.match(finding!.message, /\bElsewhere\b/);
      await revert();
    });

    it('starts the server again on command', async () => {
      const first = await readyServer();
      await vscode.commands.executeCommand('remit.restartServer');
      const { status } = await extension();
      await until('another server', () => (status()?.state === 'ready' && status()?.processId !== first ? true : undefined));
    });
  });
}
