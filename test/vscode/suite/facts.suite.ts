import { after as afterAll, before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { meals } from '../../helpers/meals.ts';
import { after, codeOf, file, findings, revert, show, until, write } from './editor.ts';
import { readyServer } from './server.ts';
import { hover, isDriven, paste, picture, press, shown } from './window.ts';

const contract = 'reported/meals.remit';
const facts = 'reported/facts/2026-27.csv';
const text = 'period,Clients,Warm\n2026/27,"1,000",70%\n2026/28,900,80%\n';

const place = ({ range: { start, end } }: vscode.Diagnostic): number[] => [start.line, start.character, end.character];
const whole = (editor: vscode.TextEditor): vscode.Range => new vscode.Range(0, 0, editor.document.lineCount, 0);
const replace = (editor: vscode.TextEditor, text: string): Thenable<boolean> => editor.edit((edit) => edit.replace(whole(editor), text));
const labelsAt = async (document: vscode.TextDocument, at: vscode.Position): Promise<string[]> => {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
  return items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text).map(({ label }) => (typeof label === 'string' ? label : label.label));
};

/** Files of facts beside a contract. */
export function defineFacts(): void {
  describe('facts and tables: the facts of a contract', () => {
    before(async () => {
      await write(contract, meals);
      await write(facts, text);
      await write('reported/notes.csv', 'period,Wram\n2026/28,1\n');
      await write('reported/facts/package.json', '{ "observations": 5 }\n');
      await readyServer();
    });
    afterAll(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(file('reported'), { recursive: true });
      await findings(contract, 0);
    });

    it('are compared with it, each value at its place', async () => {
      const { document } = await show(facts);
      const found = await findings(facts, (all) => all.some((one) => codeOf(one) === 'FCT-206'));
      assert.deepEqual(found.map((one) => [codeOf(one), ...place(one)]), [['FCT-206', 1, 8, 15], ['FCT-102', 2, 0, 7]]);
      assert.match(found[0]!.message, /^'1,000' cannot be read as the value of 'Clients', which is a whole number\. Leave out the commas: 1000\./);
      assert.notEqual(document.languageId, 'remit');
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, found[0]!.range, vscode.CodeActionKind.QuickFix.value);
      assert.deepEqual(actions.map(({ title }) => title).filter((title) => title.startsWith('Write')), ['Write 1000']);
      if (await isDriven()) {
        await hover('2026/27,"1,000",70%', '.view-line span');
        await shown('.monaco-hover', /Leave out the commas/);
        await picture('facts');
        await press('Escape');
      }
    });

    it('are corrected, and what is still to come is told and added with empty values', async () => {
      const editor = await show(facts);
      await replace(editor, 'period,Clients,Warm\n2026/27,1000,70%\n');
      const [note] = await findings(facts, (all) => all.length === 1 && codeOf(all[0]!) === 'FCT-260');
      assert.equal(note!.severity, vscode.DiagnosticSeverity.Information);
      assert.match(note!.message, /^2 values are still to come that 'Meals' needs: 'Clients' for 2027\/28 \(after 31 March 2028\) and 'Warm' for 2027\/28 \(after 31 March 2028\)\./);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', editor.document.uri, new vscode.Range(0, 0, 0, 1), vscode.CodeActionKind.QuickFix.value);
      const action = actions.find(({ title }) => title === 'Add a line for the missing facts, with empty values');
      assert.ok(action?.edit, actions.map(({ title }) => title).join(', '));
      await vscode.workspace.applyEdit(action.edit);
      assert.equal(editor.document.getText(), 'period,Clients,Warm\n2026/27,1000,70%\n2027/28,,\n');
      await revert();
      await findings(facts, 0);
    });

    it('are explained, and lead to the contract', async () => {
      const { document } = await show(facts);
      const at = after(document, 'Clients,W');
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
      assert.deepEqual(hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))), [
        '**Warm**\n\nPercentage, each year, between 0% and 100%.\n\nThe payment "Bonus for warm meals" rests on it.\n\nContract Meals for people at home (meals.remit)',
      ]);
      const links = await vscode.commands.executeCommand<(vscode.LocationLink | vscode.Location)[]>('vscode.executeDefinitionProvider', document.uri, at);
      const target = links[0]! as vscode.LocationLink;
      assert.equal(target.targetUri.toString(), file(contract).toString());
      assert.equal(target.targetRange.start.line, meals.slice(0, meals.indexOf('fact Warm')).split('\n').length - 1);
      if (await isDriven()) {
        await hover('period,Clients,Warm', '.view-line span');
        await shown('.monaco-hover', /each year/);
        await picture('facts-hover');
      }
    });

    it('are completed from it', async () => {
      const editor = await show(facts);
      await replace(editor, 'period,\n2,\n');
      assert.deepEqual((await labelsAt(editor.document, new vscode.Position(0, 7))).slice(0, 3), ['fact', 'Clients', 'Warm']);
      assert.deepEqual(await labelsAt(editor.document, new vscode.Position(1, 1)), ['2026/27', '2027/28']);
      await revert();
    });

    it('follow the contract, saved or not, and go when they are deleted', async () => {
      const csv = await show(facts);
      await replace(csv, 'period,Clients,Warm\n2026/27,1000,70%\n2027/28,1000,85%\n');
      await findings(facts, 0);
      const editor = await show(contract);
      const range = new vscode.Range(after(editor.document, 'fact Warm each year { percentage between 0% and '), after(editor.document, 'fact Warm each year { percentage between 0% and 100%'));
      await editor.edit((edit) => edit.replace(range, '80%'));
      const [found] = await findings(facts, (all) => all.length === 1);
      assert.deepEqual([codeOf(found!), ...place(found!)], ['FCT-108', 2, 13, 16]);
      await revert();
      await findings(facts, 0);
      await show(facts);
      await revert();
      await write('reported/later.facts.json', '{ "format": "remit-facts/1.0", "observations": [{ "fact": "Wram", "period": "2026/27", "value": "0.7" }] }\n');
      await show('reported/later.facts.json');
      const [json] = await findings('reported/later.facts.json', (all) => all.some((one) => codeOf(one) === 'FCT-101'));
      assert.deepEqual(place(json!), [0, 58, 64]);
      await vscode.workspace.fs.rename(file('reported/later.facts.json'), file('reported/earlier.json'));
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await until('no finding of a file that is gone', () => (vscode.languages.getDiagnostics(file('reported/later.facts.json')).length === 0 ? true : undefined));
    });

    it('leave all other files alone', async () => {
      for (const name of ['reported/notes.csv', 'reported/facts/package.json']) {
        await show(name);
        await new Promise((resolve) => setTimeout(resolve, 600));
        assert.deepEqual(vscode.languages.getDiagnostics(file(name)).filter(({ source }) => source === 'remit'), []);
      }
    });
  });

  describe('facts and tables: a table from a spreadsheet', () => {
    const table = 'Clients\t1000\nWarm\t70%\n';
    const scenario = 'scenario "Pasted" for Meals {\n  in 2026/27 {\n    \n  }\n}\n';
    const pasted = scenario.replace('    \n', '    Clients = 1,000 clients\n    Warm    = 70%\n');
    let editor: vscode.TextEditor;
    before(async () => {
      await write(contract, meals);
      await write('reported/pasted.remit', `import "./meals.remit"\n\n${scenario}`);
      editor = await show('reported/pasted.remit');
      await readyServer();
    });
    afterAll(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(file('reported'), { recursive: true });
      await findings(contract, 0);
    });
    const atBlock = (): void => {
      const place = after(editor.document, '  in 2026/27 {\n    ');
      editor.selection = new vscode.Selection(place, place);
    };

    it('becomes facts by the command', async () => {
      await vscode.env.clipboard.writeText(table);
      atBlock();
      await vscode.commands.executeCommand('remit.pasteTable');
      await until(() => `the facts; it says: ${editor.document.getText()}`, () => (editor.document.getText().endsWith(pasted) ? true : undefined));
      await picture('paste-table');
      await vscode.commands.executeCommand('undo');
      assert.ok(editor.document.getText().endsWith(scenario));
    });

    it('becomes facts when it is pasted, and the text as it was is offered beside', async () => {
      if (!(await isDriven())) return;
      atBlock();
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await paste(table);
      await until(() => `the facts; it says: ${editor.document.getText()}`, () => (editor.document.getText().endsWith(pasted) ? true : undefined));
      await vscode.commands.executeCommand('editor.changePasteType');
      await shown('.action-widget', /Paste as facts[^]*Insert Plain Text/);
      await picture('paste-as');
      await press('Escape');
      await vscode.commands.executeCommand('undo');
    });

    it('is pasted as it is where nothing says what it would be', async () => {
      if (!(await isDriven())) return;
      atBlock();
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await paste('Somebody\tElse\n');
      await until(() => `the text; it says: ${editor.document.getText()}`, () => (editor.document.getText().includes('Somebody\tElse') ? true : undefined));
      await revert();
    });
  });

  describe('facts and tables: settings', () => {
    it('lay out while typing, and switch hints beside the text off one by one', async () => {
      const { document } = await show('contract.remit');
      assert.equal(vscode.workspace.getConfiguration('editor', { uri: document.uri, languageId: 'remit' }).get('formatOnType'), true);
      const hints = async (): Promise<string[]> => (await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, new vscode.Range(0, 0, document.lineCount, 0))).map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
      const dates = (all: string[]): string[] => all.filter((label) => label.startsWith('first: '));
      await until('hints', async () => (dates(await hints()).length === 3 ? true : undefined));
      const settings = vscode.workspace.getConfiguration('remit.inlayHints');
      try {
        await settings.update('dates', false, vscode.ConfigurationTarget.Workspace);
        await until('no dates', async () => { const all = await hints(); return all.length > 0 && dates(all).length === 0 ? true : undefined; });
      } finally {
        await settings.update('dates', undefined, vscode.ConfigurationTarget.Workspace);
      }
      await until('dates again', async () => (dates(await hints()).length === 3 ? true : undefined));
      await revert();
    });
  });
}
