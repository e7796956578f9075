import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { after, codeOf, file, findings, revert, show, textOnDisk, until, write } from './editor.ts';
import { readyServer } from './server.ts';
import { click, hover, inTheme, isDriven, picture, press, read, shown } from './window.ts';

const rows = '.pane-body .customview-tree .monaco-list-row';

async function remove(name: string): Promise<void> {
  await vscode.workspace.fs.delete(file(name), { recursive: true });
}

/** Lets the server hear of what was made or removed, and check what follows from it. */
async function settled(files: number): Promise<void> {
  await until(() => `${files} files in the project`, async () => {
    const { projects } = await readyServer();
    const own = projects.find(({ root }) => root.endsWith('/workspace'));
    return own?.files === files ? true : undefined;
  });
}

/** Unfolds a line of the list of contracts until what is below it is as expected: it may be folded or not, and be listed anew while it is clicked. */
async function unfold(label: string, expected: RegExp): Promise<void> {
  if (!(await isDriven())) return;
  const isShown = async (): Promise<true | undefined> => (expected.test((await read(rows)).join('\n')) ? true : undefined);
  await until(`${expected} below ${label}`, async () => {
    if (await until('', isShown, 2000).catch(() => undefined)) return true;
    await click(label, `${rows} .label-name`);
    return until('', isShown, 2000).catch(() => undefined);
  });
}

/** How an author finds the way: the list of contracts, examples, commands, tasks, settings and the walkthrough. */
export function defineFindingWay(): void {
  describe("finding one's way", () => {
    it('lists the contracts with what is in them, and goes to a place by a click', async () => {
      await show('unknown-name.remit');
      await findings('unknown-name.remit', 1);
      await readyServer();
      await vscode.commands.executeCommand('remit.contracts.focus');
      if (!(await isDriven())) return;
      await shown(rows, /Northshire[^]*Southshire[^]*measures\.remit/);
      await click('Southshire', `${rows} .label-name`);
      await shown(rows, /Findings[^]*1 error[^]*Parties[^]*3[^]*Payments/);
      await click('Payments', `${rows} .label-name`);
      await click('Findings', `${rows} .label-name`);
      await shown(rows, /Errors[^]*REF-001 Quality\s*There is no 'Cor' here[^]*QualityOutcome payment/);
      assert.doesNotMatch((await read(rows)).join('\n'), /workspace$/m, 'a library is called one, not by its folder');
      await picture('explorer');
      await inTheme('Default Dark Modern', 'explorer-dark');
      await inTheme('Default High Contrast', 'explorer-high-contrast');
      await click('Quality', `${rows} .label-name`);
      await until('the place of the payment', () => (vscode.window.activeTextEditor?.selection.start.isEqual(at('payment ')) ? true : undefined));
      function at(before: string): vscode.Position {
        const document = vscode.window.activeTextEditor!.document;
        return document.positionAt(document.getText().indexOf('payment Quality') + before.length);
      }
    });

    it('follows the text in the list of contracts', async () => {
      const editor = await show('unknown-name.remit');
      await editor.edit((edit) => edit.insert(after(editor.document, 'of Cor'), 'e'));
      await findings('unknown-name.remit', 0);
      await editor.edit((edit) => edit.insert(after(editor.document, 'payment Qual'), 'ityOfCare'));
      await shown(rows, /Southshire(?![^]*Findings)[^]*QualityOfCareity/);
      await revert();
      await findings('unknown-name.remit', 1);
      await shown(rows, /Findings[^]*QualityOutcome payment/);
    });

    it('says in the list of contracts what a variation changes, for the text shows it as first agreed', async () => {
      const editor = await show('unknown-name.remit');
      const end = editor.document.getText().lastIndexOf('\n}');
      await editor.edit((edit) => edit.insert(editor.document.positionAt(end), `
  variation 1 "A higher price" effective on 1 October 2027 {
    Core { amount £1,344 per person in Adults per year }
    reason "The pay award of 2027"
    agreed by Board, Partnership on 2 July 2027
  }`));
      await shown(rows, /Corechanged by variation 1 from 1 October 2027/);
      await picture('explorer-varied');
      await revert();
      await findings('unknown-name.remit', 1);
    });

    it('groups findings by rule and by party', async () => {
      const grouping = (): string | undefined => vscode.workspace.getConfiguration('remit').get('explorer.groupFindingsBy');
      assert.equal(grouping(), 'severity');
      await vscode.commands.executeCommand('remit.groupFindings', 'party');
      assert.equal(grouping(), 'party');
      await unfold('Findings', /Findings[^]*Board[^]*There is no 'Cor'[^]*Partnership[^]*There is no 'Cor'/);
      await picture('explorer-by-party');
      await vscode.commands.executeCommand('remit.groupFindings', 'rule');
      await unfold('Findings', /Findings[^]*REF-001[^]*There is no 'Cor'/);
      await vscode.workspace.getConfiguration('remit').update('explorer.groupFindingsBy', undefined, vscode.ConfigurationTarget.Global);
    });

    it('says what to do where there is no contract', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const sound = await textOnDisk('remit.json');
      await write('remit.json', '{ "include": ["nowhere/*.remit"] }');
      await shown('.pane-body .welcome-view-content', /There is no contract in this folder yet[^]*Open an Example[^]*New Contract/);
      await picture('explorer-empty');
      await write('remit.json', sound);
      await settled(4);
      await shown(rows, /Northshire/);
    });

    it('opens a copy of an example, which has no findings', async () => {
      const contract = await vscode.commands.executeCommand<vscode.Uri>('remit.openExample', { folder: 'northshire-diabetes', below: file('') });
      assert.equal(contract.path, file('northshire-diabetes/northshire-diabetes.remit').path);
      await until('the contract in view', () => (vscode.window.activeTextEditor?.document.uri.path === contract.path ? true : undefined));
      const copied = await vscode.workspace.fs.readDirectory(file('northshire-diabetes'));
      assert.deepEqual(copied.map(([name]) => name).sort(), ['README.md', 'facts', 'library', 'northshire-diabetes-with-pilot.remit', 'northshire-diabetes.remit', 'remit.json']);
      await until('its project', async () => ((await readyServer()).projects.find(({ name }) => name === 'northshire-diabetes')?.files === 3 ? true : undefined));
      assert.deepEqual(vscode.languages.getDiagnostics(contract).map(({ message }) => message), []);
      await shown(rows, /NorthshireDiabetes/);
      await picture('example');
      const second = await vscode.commands.executeCommand<vscode.Uri>('remit.openExample', { folder: 'northshire-diabetes', below: file('') });
      assert.equal(second.path, file('northshire-diabetes-2/northshire-diabetes.remit').path, 'what is there is not written over');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await remove('northshire-diabetes');
      await remove('northshire-diabetes-2');
      await until('the project to be forgotten', async () => ((await readyServer()).projects.length === 1 ? true : undefined));
    });

    it('adds an outcome and a payment behind the last of their kind', async () => {
      const editor = await show('contract.remit');
      await vscode.commands.executeCommand('remit.addOutcome');
      const { document } = editor;
      assert.match(document.getText(), /verified by Institute\n  \}\n\n  outcome Control2 "The condition is under control" \{\n    measured by AtTarget in Adults\n[^]*accountable Partnership\n[^]*verified by Institute\n  \}\n\n  fund Budget/);
      assert.equal(document.getText(vscode.window.activeTextEditor!.selection), 'Control2', 'the name waits to be written');
      await picture('add-outcome');
      await vscode.commands.executeCommand('leaveSnippet');
      await vscode.commands.executeCommand('remit.addPayment');
      assert.match(document.getText(), /missing data: hold\n    VAT outside the scope\n  \}\n\n  payment Core2 "Core payment" \{\n    from Budget to Partnership\n[^]*\n  \}\n\}\n$/);
      await vscode.commands.executeCommand('leaveSnippet');
      await revert();
      await findings('contract.remit', 0);
    });

    it('begins a contract and a library', async () => {
      await vscode.commands.executeCommand('remit.newContract');
      const contract = vscode.window.activeTextEditor!;
      assert.equal(contract.document.isUntitled, true);
      assert.equal(contract.document.languageId, 'remit');
      assert.match(contract.document.getText(), /^contract Name "Title" \{\n  version  1\.0\n/);
      assert.equal(contract.document.getText(contract.selection), 'Name');
      await revert();
      await vscode.commands.executeCommand('remit.newLibrary');
      assert.match(vscode.window.activeTextEditor!.document.getText(), /^measure AtTarget "People at or below the target" \{\n/);
      await revert();
    });

    it('compiles the contract in view, and refuses one with errors', async () => {
      await show('contract.remit');
      const written = await vscode.commands.executeCommand<vscode.Uri[]>('remit.compile');
      assert.deepEqual(written.map(({ path }) => path), [file('build/Northshire.program.json').path, file('build/Northshire.map.json').path]);
      const program = JSON.parse(await textOnDisk('build/Northshire.program.json')) as { format: string };
      assert.equal(program.format, 'remit-program/1.0');
      const map = JSON.parse(await textOnDisk('build/Northshire.map.json')) as { sources: { uri: string }[] };
      assert.deepEqual(map.sources.map(({ uri }) => uri), ['../contract.remit', '../library/measures.remit']);
      await vscode.commands.executeCommand('notifications.showList');
      await shown('.notification-list-item-message', /Compiled 'Northshire': build\/Northshire\.program\.json, build\/Northshire\.map\.json/);
      await picture('compiled');
      await vscode.commands.executeCommand('notifications.clearAll');
      await show('unknown-name.remit');
      assert.deepEqual(await vscode.commands.executeCommand('remit.compile'), []);
      await vscode.commands.executeCommand('notifications.showList');
      await shown('.notification-list-item-message', /Nothing was written: 1 error must be corrected first, in unknown-name\.remit/);
      await vscode.commands.executeCommand('notifications.clearAll');
      await remove('build');
    });

    it('checks the workspace and says what came out', async () => {
      assert.equal(await vscode.commands.executeCommand('remit.check'), 'Checked 4 files: 1 error.');
      await vscode.commands.executeCommand('notifications.clearAll');
      await vscode.commands.executeCommand('workbench.action.closePanel');
    });

    it('lays the contract out, and opens the page of the finding at the cursor', async () => {
      const untidy = await show('untidy.remit');
      await vscode.commands.executeCommand('remit.format');
      assert.match(untidy.document.getText(), /\n  better when lower\n/);
      await revert();
      const editor = await show('unknown-name.remit');
      await findings('unknown-name.remit', 1);
      const place = after(editor.document, 'of Co');
      editor.selection = new vscode.Selection(place, place);
      await vscode.commands.executeCommand('remit.showFindingPage');
      const preview = await until('a page in view', () => vscode.window.tabGroups.activeTabGroup.tabs.find(({ label }) => /REF-001/.test(label)));
      await vscode.window.tabGroups.close(preview);
    });

    it('exports findings as a table and as JSON', async () => {
      const [finding] = await findings('unknown-name.remit', 1);
      await vscode.commands.executeCommand('remit.exportFindings', file('findings.csv'));
      const [head, line, ...rest] = (await textOnDisk('findings.csv')).replace('\uFEFF', '').split('\r\n');
      assert.equal(head, 'severity,code,contract,in,about,finding,file,line,column,accepted because,by,on');
      assert.equal(line, `error,REF-001,Southshire,Southshire.Quality,Board; Partnership,${/[",]/.test(finding!.message) ? `"${finding!.message.replaceAll('"', '""')}"` : finding!.message},unknown-name.remit,41,24,,,`);
      assert.deepEqual(rest, ['']);
      await vscode.commands.executeCommand('remit.exportFindings', file('findings.json'));
      const exported = JSON.parse(await textOnDisk('findings.json')) as { format: string; counts: object; files: string[]; findings: object[] };
      assert.equal(exported.format, 'remit-findings/1.0');
      assert.deepEqual(exported.counts, { error: 1, warning: 0, info: 0, hint: 0 });
      assert.deepEqual(exported.files, ['contract.remit', 'library/measures.remit', 'unknown-name.remit', 'untidy.remit']);
      assert.deepEqual(exported.findings, [{ code: 'REF-001', severity: 'error', message: finding!.message, file: 'unknown-name.remit', range: { line: 41, column: 24, endLine: 41, endColumn: 27 }, declaration: 'Southshire.Quality' }]);
      await remove('findings.csv');
      await remove('findings.json');
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    // In the worker host of the suite, the JSON extension runs on the server, which cannot reach a schema that only the page is given.
    if (__WAY__ !== 'web') it('knows the settings of a project file', async () => {
      const { document } = await show('remit.json');
      const labels = await until('settings to be offered', async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, after(document, '{\n  '));
        const found = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
        return found.some((label) => /exclude/.test(label)) ? found : undefined;
      });
      for (const name of ['exclude', 'libraries', 'out', 'rules', 'thresholds', 'unreviewed', 'pages']) assert.ok(labels.some((label) => label.replaceAll('"', '') === name), `${name} is offered: ${labels.join(', ')}`);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, after(document, '"incl'));
      const text = hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n');
      assert.match(text, /Contracts that belong to the project/);
      await revert();
    });

    it('says in the status bar and over it how the projects stand', async () => {
      if (!(await isDriven())) return;
      await show('unknown-name.remit');
      await readyServer();
      await hover('Remit', '[id="remit.remit-vscode.remit.status"]');
      await shown('.monaco-hover .hover-contents', /4\s+files,\s+1\s+error[^]*Check\s+the\s+workspace[^]*Restart\s+the\s+language\s+server[^]*Show\s+the\s+output/);
      await picture('status');
      await press('Escape');
    });

    it('shows the way step by step', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.commands.executeCommand('workbench.action.closeSidebar');
      await vscode.commands.executeCommand('workbench.action.closePanel');
      await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'remit.remit-vscode#start', false);
      await shown('.getting-started-step', /Open an example[^]*See what is in it[^]*Add an outcome[^]*Add a payment[^]*Ask what if[^]*Compare two versions[^]*Compile it/);
      await shown('.getting-started-step.expanded', /./);
      await picture('walkthrough');
      await inTheme('Default Light Modern', 'walkthrough-light');
      await inTheme('Default High Contrast', 'walkthrough-high-contrast');
      if (await isDriven()) {
        for (const [step, name] of [['See what is in it', 'explore'], ['Add an outcome', 'outcome'], ['Add a payment', 'payment'], ['Ask what if', 'what-if'], ['Read what it says', 'preview'], ['Compare two versions', 'compare'], ['Compile it', 'compile']] as const) {
          await click(step, '.getting-started-step .step-title');
          await picture(`walkthrough-${name}`);
        }
        await click('Run a scenario', '.getting-started-step .step-title');
        await picture('walkthrough-scenario');
        await click('See what is in it', '.getting-started-step .step-title');
        await click('Show the Contracts', '.getting-started-step .monaco-button');
        await shown(rows, /Northshire/);
        await until('the step to be ticked off', async () => ((await read('.getting-started-step .codicon-getting-started-step-checked')).length > 0 ? true : undefined));
      }
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      if (await isDriven()) {
        // What a step does, it does to the contract that the steps cover.
        const { document } = await show('contract.remit');
        await vscode.commands.executeCommand('workbench.action.keepEditor');
        await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'remit.remit-vscode#start', false);
        await click('Add an outcome', '.getting-started-step .step-title');
        await click('Add an Outcome', '.getting-started-step .monaco-button');
        await until('the outcome', () => (/outcome Control2 /.test(document.getText()) ? true : undefined));
        await vscode.commands.executeCommand('leaveSnippet');
        await revert();
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      }
      await vscode.commands.executeCommand('workbench.view.explorer');
    });

    it('runs its tasks and reads what they found', async function () {
      const tasks = await vscode.tasks.fetchTasks({ type: 'remit' });
      if (__WAY__ === 'web') {
        assert.deepEqual(tasks, []);
        return;
      }
      assert.deepEqual(tasks.map(({ name, problemMatchers }) => [name, problemMatchers]), [['check', []], ['test', ['$remit-scenarios']], ['compile', []]]);
      const { process: program, args } = tasks[0]!.execution as vscode.ProcessExecution;
      assert.deepEqual([program.replace('.cmd', ''), ...args], ['npx', '--no', '--', 'remit', 'check']);
      const settings = vscode.workspace.getConfiguration('remit');
      await settings.update('tasks.command', ['node', __COMMAND__], vscode.ConfigurationTarget.Global);
      const scenario = (sum: string): string => `import "./contract.remit"\n\nscenario "Nobody came" for Northshire {\n  in 2026/27 { ListSize = 24,300 people }\n  expect Core in April 2026 is ${sum}\n}\n`;
      const wrong = (await textOnDisk('unknown-name.remit')).replace('contract Southshire', 'contract Wrongshire');
      await write('fails.remit', scenario('£1.00'));
      await write('wrong.remit', wrong);
      await settled(6);
      try {
        const [known] = await vscode.tasks.fetchTasks({ type: 'remit' });
        const { process: node, args: given, options } = known!.execution as vscode.ProcessExecution;
        const check = new vscode.Task({ type: 'remit', command: 'check' }, known!.scope as vscode.WorkspaceFolder, 'check one', 'remit', new vscode.ProcessExecution(node, [...given, '--', 'wrong.remit'], options), ['$remit']);
        const test = (await vscode.tasks.fetchTasks({ type: 'remit' })).find(({ name }) => name === 'test')!;
        assert.equal(await run(check), 1);
        const twice = await findings('wrong.remit', 2);
        assert.deepEqual(twice.map((one) => [codeOf(one), one.range.start.line, one.range.start.character]), [['REF-001', 40, 23], ['REF-001', 40, 23]], 'the same finding, from the editor and from the task');
        assert.equal(await run(test), 1);
        const failed = await findings('fails.remit', 1);
        assert.deepEqual(failed.map(({ message, range, severity }) => [message, range.start.line, severity]), [['expect Core in April 2026 is £1.00', 4, vscode.DiagnosticSeverity.Error]]);
        await vscode.commands.executeCommand('workbench.action.terminal.focus');
        await picture('task');
        // What is mended is taken back by the next run.
        await write('wrong.remit', wrong.replace('8% of Cor ', '8% of Core '));
        await write('fails.remit', scenario('£2,673,000.00'));
        assert.equal(await run(check), 0);
        await run(test);
        await findings('wrong.remit', 0);
        await findings('fails.remit', 0);
      } finally {
        await settings.update('tasks.command', undefined, vscode.ConfigurationTarget.Global);
        for (const terminal of vscode.window.terminals) terminal.dispose();
        await vscode.commands.executeCommand('workbench.action.closePanel');
        await remove('fails.remit');
        await remove('wrong.remit');
        await settled(4);
      }
    });
  });
}

/** Runs a task to its end. */
async function run(task: vscode.Task): Promise<number | undefined> {
  // A task that is quick ends before the call that starts it has come back.
  const ended = new Promise<number | undefined>((resolve) => {
    const subscription = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return;
      subscription.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}
