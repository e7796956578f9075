import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { after, file, findings, revert, show, textOnDisk, until } from './editor.ts';
import { crashServer, extension, readyServer } from './server.ts';
import { picture, shown } from './window.ts';

/** Must come first: afterwards the extension is active. Defined in a function, because `describe` and `it` exist only once the runner has been made. */
export function defineActivation(): void {
  describe('starting', () => {
    it('starts when a contract is opened', async () => {
      const from = Date.now();
      const { document } = await show('unknown-name.remit');
      assert.equal(document.languageId, 'remit');
      await findings('unknown-name.remit', 1);
      // Not a limit: how long an author waits is told, and is a matter of the machine.
      console.log(`    from opening a contract to its first finding, the start of the extension and of the server among it: ${Date.now() - from} ms`);
      const found = vscode.extensions.getExtension('remit.remit-vscode');
      assert.ok(found, 'the extension is there');
      await until('activation', () => (found.isActive ? true : undefined));
      const { processId } = await readyServer();
      assert.equal(processId === null, __WAY__ === 'web', 'the server is a worker on the web, and a process elsewhere');
      assert.equal(found.extensionUri.scheme === 'http', __WAY__ === 'web');
      assert.equal(found.extensionPath.endsWith('/extensions/remit.remit-vscode-0.1.0'), __WAY__ === 'vsix', found.extensionPath);
      assert.equal(vscode.workspace.isTrusted, __SESSION__ === 'whole');
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
      await shown('body.vscode-body', /A name that is declared nowhere[^]*Why it matters/);
      await picture('code-page');
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

    it('starts the server again after a crash, with the findings back, and goes on finding', async () => {
      await findings('unknown-name.remit', 1);
      await crashServer();
      await findings('unknown-name.remit', 1);
      const editor = await show('contract.remit');
      await editor.edit((edit) => edit.replace(new vscode.Range(after(editor.document, '8% of '), after(editor.document, '8% of Core')), 'Elsewhere'));
      const [finding] = await findings('contract.remit', 1);
      assert.match(finding!.message, /\bElsewhere\b/);
      await revert();
    });

    it('starts the server again on command', async () => {
      const { processId } = await readyServer();
      await vscode.commands.executeCommand('remit.restartServer');
      const next = await readyServer();
      assert.ok(processId === null || next.processId !== processId, 'it is another server');
      await findings('unknown-name.remit', 1);
      await findings('contract.remit', 0);
    });
  });
}
