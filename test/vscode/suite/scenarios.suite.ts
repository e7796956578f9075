import { scenarioCommands, type ScenarioRun } from '@remit/server/scenarios/protocol';
import { after as afterAll, before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { meals } from '../../helpers/meals.ts';
import { after, file, findings, revert, show, until, write } from './editor.ts';
import { click, isDriven, picture, press, read, shown } from './window.ts';

const name = 'meals.remit';
const halfway = 'Meals/Halfway there';
const uncounted = 'Meals/Nobody has counted';
/** Rows of the Test Explorer in such a state. */
const rows = (state: 'Failed' | 'Passed' | 'outdated'): string => `.test-explorer .monaco-list-row[aria-label*="${state}"]`;

async function run(which: string | { contract: string }): Promise<ScenarioRun[]> {
  return vscode.commands.executeCommand<ScenarioRun[]>(scenarioCommands.run, file(name).toString(), which);
}

/** Runs as soon as the Test Explorer lists the scenarios. */
async function runListed(which: string | { contract: string }): Promise<ScenarioRun[]> {
  return until('the scenarios', async () => {
    const ran = await run(which);
    return ran.length > 0 ? ran : undefined;
  });
}

async function replace(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const end = after(editor.document, from);
  assert.ok(await editor.edit((edit) => edit.replace(new vscode.Range(end.translate(0, -from.length), end), to)));
}

/** Shows what is below a row of the Test Explorer. */
async function unfold(label: string): Promise<void> {
  if (!(await isDriven())) return;
  await click(label, '.test-explorer .monaco-list-row');
  await press('ArrowRight');
}

/** What an author sees of scenarios: in the Test Explorer, at their lines, and above them. */
export function defineScenarios(): void {
  describe('scenarios in the Test Explorer', () => {
    before(async () => {
      await vscode.commands.executeCommand('workbench.view.testing.focus');
      await write(name, meals);
      await show(name);
      await findings(name, () => true);
    });
    afterAll(async () => {
      await vscode.commands.executeCommand('testing.clearTestResults');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(file(name));
      await vscode.commands.executeCommand('workbench.view.explorer');
      await vscode.commands.executeCommand('workbench.action.closePanel');
    });

    it('runs all scenarios of a contract, and shows the one that fails at its line', async () => {
      const ran = await runListed({ contract: 'Meals' });
      assert.deepEqual(ran.map(({ id, state }) => [id, state]), [[halfway, 'failed'], [uncounted, 'passed']]);
      assert.deepEqual(ran[0]!.expectations.map(({ text, passed, expected, got, range }) => [text, passed, expected, got, range.start.line]), [
        ['expect Base in 2026/27 is £100,000.00', true, '£100,000.00', '£100,000.00', 36],
        ['expect Bonus in 2026/27 is £6,000.00', false, '£6,000.00', '£5,000.00', 37],
      ]);
      await shown(rows('Failed'), /Meals for people at home/);
      await unfold('Meals for people at home');
      await shown(rows('Failed'), /Halfway there/);
      await shown(rows('Passed'), /Nobody has counted/);
      const editor = await show(name);
      editor.revealRange(new vscode.Range(37, 0, 37, 0), vscode.TextEditorRevealType.InCenter);
      await shown('.test-error-content-widget', /came out £5,000\.00, expected £6,000\.00/);
      await picture('scenario-failed');
    });

    it('marks a result as out of date while the text changes, and runs again on saving', async () => {
      const editor = await show(name);
      await replace(editor, '£6,000.00', '£5,000.00');
      await shown(rows('outdated'), /Halfway there\s*outdated/);
      await picture('scenario-outdated');
      await editor.document.save();
      await shown(rows('Passed'), /Halfway there(?!\s*outdated)/);
      await picture('scenario-mended');
      const [ran] = await run(halfway);
      assert.equal(ran?.state, 'passed');
    });

    it('runs nothing on saving where the setting says so', async () => {
      const settings = vscode.workspace.getConfiguration('remit.scenarios');
      await settings.update('runOnSave', 'never', vscode.ConfigurationTarget.Global);
      const editor = await show(name);
      await replace(editor, '£5,000.00', '£7,000.00');
      await editor.document.save();
      await shown(rows('outdated'), /Halfway there/);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await shown(rows('Passed'), /Halfway there/);
      await settings.update('runOnSave', undefined, vscode.ConfigurationTarget.Global);
      await replace(editor, '£7,000.00', '£5,000.00');
      await editor.document.save();
      await shown(rows('Passed'), /Halfway there/);
      assert.equal((await run(halfway))[0]?.state, 'passed');
    });

    it('says why a text with errors is not run', async () => {
      const editor = await show(name);
      await replace(editor, 'to Kitchen', 'to Kitchn');
      const [ran] = await run(halfway);
      assert.equal(ran?.state, 'blocked');
      assert.equal(ran.obstacle, "The scenario was not run, because 'meals.remit' has an error on line 16.");
      await replace(editor, 'to Kitchn', 'to Kitchen');
      assert.equal((await run(halfway))[0]?.state, 'passed');
    });

    it('follows names and new scenarios', async () => {
      const editor = await show(name);
      await replace(editor, 'Nobody has counted', 'Nobody counted');
      await shown('.test-explorer .monaco-list-row', /Nobody counted/);
      assert.equal((await until('the new name', async () => {
        const ran = await run('Meals/Nobody counted');
        return ran.length > 0 ? ran : undefined;
      }))[0]!.state, 'passed');
      await revert();
    });

    it('has a lens above each scenario and contract', async () => {
      const { document } = await show(name);
      const lenses = await until('lenses', async () => {
        const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
        return found.length > 0 ? found : undefined;
      });
      assert.deepEqual(lenses.map(({ range, command }) => [range.start.line, command?.title]), [
        [0, 'Run all scenarios (2)'], [0, 'What if…'], [31, 'Run'], [31, 'Explain'], [31, 'Step through'], [31, 'What if…'], [40, 'Run'], [40, 'Explain'], [40, 'Step through'], [40, 'What if…'],
      ]);
    });

    it('explains what a scenario expects, with links to the contract', async () => {
      await vscode.commands.executeCommand(scenarioCommands.explain, file(name).toString(), halfway);
      const story = await until('the story', () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'remit-scenario'));
      assert.match(story.getText(), /£10,000\.00 × 50% \(step 1\) = £5,000\.00\./);
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', story.uri);
      assert.deepEqual(links.map(({ range, target }) => [story.getText(range), target?.fragment]), [
        ['meals.remit:32', 'L32'], ['meals.remit:37', 'L37'], ['meals.remit:38', 'L38'], ['meals.remit:15', 'L15'], ['line 18', 'L18'], ['meals.remit:21', 'L21'], ['line 24', 'L24'],
      ]);
      assert.equal(vscode.workspace.getConfiguration('editor', { uri: story.uri, languageId: story.languageId }).get('wordWrap'), 'on');
      await picture('scenario-explained');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });

    it('shows which clauses scenarios reach', async () => {
      const editor = await show(name);
      editor.revealRange(new vscode.Range(14, 0, 14, 0), vscode.TextEditorRevealType.AtTop);
      await vscode.commands.executeCommand('testing.coverageAll');
      await shown('[id="workbench.view.extension.test"] .monaco-list-row', /meals\.remit\s*81\.82%/);
      await vscode.commands.executeCommand('testing.toggleInlineCoverage');
      // Beside the bands below 60% and from 80%: no scenario has such a share.
      if (await isDriven()) {
        const missed = async (): Promise<number> => (await read('.coverage-deco-gutter.coverage-deco-miss')).length;
        await until('two lines that no scenario reaches', async () => ((await missed()) === 2 ? true : undefined));
      }
      await picture('scenario-coverage');
    });
  });
}
