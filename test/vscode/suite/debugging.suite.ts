import { scenarioCommands } from '@remit/server/scenarios/protocol';
import { after as afterAll, afterEach, before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { meals } from '../../helpers/meals.ts';
import { after, file, findings, revert, show, until, write } from './editor.ts';
import { readyServer } from './server.ts';
import { click, isDriven, picture, read, shown } from './window.ts';

const name = 'stepping/meals.remit';
const facts = 'stepping/meals.csv';
const halfway = 'Meals/Halfway there';
const uncounted = 'Meals/Nobody has counted';

interface Event { type: string; event?: string; body?: { output?: string; reason?: string; text?: string; category?: string } }
interface Stop { sentence: string; line: number; path: string | undefined; frame: number }

/** Events of all sessions, in the order in which they came. */
const events: Event[] = [];

const isStop = ({ event }: Event): boolean => event === 'stopped';
const stops = (): number => events.filter(isStop).length;
const spoken = (): string => events.filter(({ event }) => event === 'output').map(({ body }) => body?.output).join('');

/** Sessions under way. Which of them the editor calls the active one may lag behind. */
const running = new Set<vscode.DebugSession>();

function session(): vscode.DebugSession {
  const found = [...running].at(-1);
  assert.ok(found, 'a session is under way');
  return found;
}

/** Waits for the next stop after so many. */
async function nextStop(before: number): Promise<Stop> {
  await until(() => `stop ${before + 1}; it said: ${spoken()}`, () => (stops() > before ? true : undefined));
  return here();
}

async function here(): Promise<Stop> {
  const { stackFrames } = (await session().customRequest('stackTrace', { threadId: 1 })) as { stackFrames: { id: number; name: string; line: number; source?: { path?: string } }[] };
  const [{ id, name: sentence, line, source }] = stackFrames as [typeof stackFrames[number]];
  return { sentence, line, path: source?.path, frame: id };
}

/** Does what an author does, by a command of the editor, up to the next stop. */
async function going(command: string): Promise<Stop> {
  const before = stops();
  await vscode.commands.executeCommand(command);
  return nextStop(before);
}

/** Starts as a launch configuration says, up to the first stop. */
async function launch(settings: Record<string, unknown>): Promise<Stop> {
  const before = stops();
  assert.equal(await vscode.debug.startDebugging(vscode.workspace.workspaceFolders?.[0], { type: 'remit', request: 'launch', name: 'Test', program: name, ...settings }, { suppressSaveBeforeStart: true }), true);
  return nextStop(before);
}

/** The variables of a scope, as "name = value". */
async function variables(scope: string): Promise<string[]> {
  const { scopes } = (await session().customRequest('scopes', { frameId: (await here()).frame })) as { scopes: { name: string; variablesReference: number }[] };
  const { variablesReference } = scopes.find((one) => one.name === scope)!;
  const { variables: found } = (await session().customRequest('variables', { variablesReference })) as { variables: { name: string; value: string }[] };
  return found.map((one) => `${one.name} = ${one.value}`);
}

/** Waits until a list to choose from is shown, and takes what stands first. */
async function takeFirst(expected: RegExp): Promise<void> {
  await shown('.quick-input-widget .monaco-list-row', expected);
  if (!(await isDriven())) await new Promise((resolve) => setTimeout(resolve, 1_000));
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

async function over(): Promise<void> {
  await until('the end of the session', () => (running.size > 0 ? undefined : true));
}

/** The debugger, as an author sees it. */
export function defineDebugging(): void {
  describe('stepping through a payment', () => {
    const tracking: vscode.Disposable[] = [];
    before(async () => {
      const follow = (started: vscode.DebugSession): vscode.DebugAdapterTracker => {
        running.add(started);
        return { onDidSendMessage: (message: Event) => void (message.type === 'event' && events.push(message)) };
      };
      tracking.push(vscode.debug.registerDebugAdapterTrackerFactory('remit', { createDebugAdapterTracker: follow }), vscode.debug.onDidTerminateDebugSession((ended) => running.delete(ended)));
      await write(name, meals);
      await write(facts, 'fact,period,value\nClients,2026/27,900\nWarm,2026/27,85%\n');
      await show(name);
      await findings(name, () => true);
      await vscode.commands.executeCommand('workbench.view.debug');
      await vscode.commands.executeCommand('workbench.debug.action.focusRepl');
    });
    afterEach(async () => {
      vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
      for (const one of running) await vscode.debug.stopDebugging(one);
      await over();
      events.length = 0;
    });
    afterAll(async () => {
      for (const each of tracking) each.dispose();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(file('stepping'), { recursive: true });
      await vscode.commands.executeCommand('workbench.view.explorer');
      await vscode.commands.executeCommand('workbench.action.closePanel');
    });

    it('stops at the first step, and steps on and back with values in the words of the contract', async () => {
      const first = await launch({ scenario: 'Halfway there', payment: 'Bonus', period: '2026/27' });
      assert.deepEqual([first.sentence, first.line], ['Warm is 70%', 13]);
      assert.ok(first.path?.endsWith('/stepping/meals.remit'), first.path);
      const editor = await until('the contract', () => vscode.window.activeTextEditor);
      assert.equal(editor.document.uri.toString(), file(name).toString());
      const second = await going('workbench.action.debug.stepInto');
      assert.equal(second.line, 24);
      assert.match(second.sentence, /^1\. /);
      assert.deepEqual(await variables('This step'), ['Comes to = 50%', 'Warm = 70%', 'figure of line 25 = 60%', 'figure of line 26 = 80%', 'figure of line 26 (2) = 50%']);
      const third = await going('workbench.action.debug.stepInto');
      assert.match(third.sentence, /£10,000\.00 × 50% \(step 1\) = £5,000\.00/);
      assert.deepEqual((await variables('Facts')), ['Warm = 70%']);
      assert.ok((await variables('Payment')).includes('From = Exeter City Council'));
      await shown('.debug-variables, .debug-view-content', /Comes to/);
      await shown('.view-lines', /Bonus\s=\s£5,000\.00[^]*Warm\s=\s70%/);
      await picture('stepping');
      const back = await going('workbench.action.debug.stepBack');
      assert.deepEqual(back, { ...second, frame: back.frame });
      const { result } = (await session().customRequest('evaluate', { expression: 'Clients', context: 'hover' })) as { result: string };
      assert.equal(result, '1,000 clients');
    });

    it('tells at the end what is paid, by whom and when', async () => {
      await launch({ scenario: 'Halfway there', payment: 'Bonus', period: '2026/27' });
      await vscode.commands.executeCommand('workbench.action.debug.continue');
      await over();
      assert.match(spoken(), /\nBonus for warm meals, 2026\/27, is £5,000\.00, due 30 May 2027, from Exeter City Council to Exe Kitchen\.\n$/);
    });

    it('stops at a breakpoint', async () => {
      const { document } = await show(name);
      vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(new vscode.Location(document.uri, new vscode.Position(23, 0)))]);
      const stop = await launch({ scenario: 'Halfway there', payment: 'Bonus', period: '2026/27', stopOnEntry: false });
      assert.equal(stop.line, 24);
      assert.equal(events.filter(isStop).at(-1)?.body?.reason, 'breakpoint');
    });

    it('stops where a value is missing, and at the payment that is held for it', async () => {
      await launch({ scenario: 'Nobody has counted', payment: 'Bonus', period: '2026/27', stopOnEntry: false });
      assert.equal(events.filter(isStop).at(-1)?.body?.reason, 'missing');
      assert.match(events.filter(isStop).at(-1)?.body?.text ?? '', /Warm/);
      const held = await going('workbench.action.debug.continue');
      assert.match(held.sentence, /^Bonus for warm meals, 2026\/27, is held: No value of "Warm" is known for 2026\/27/);
      const editor = await until('the contract', () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.path === file(name).path));
      editor.revealRange(new vscode.Range(20, 0, 20, 0), vscode.TextEditorRevealType.InCenter);
      assert.equal(events.filter(isStop).at(-1)?.body?.reason, 'held');
      await shown('.debug-call-stack', /is held|The payment is held/);
      await shown('.debug-view-content', /Missing because/);
      if (await isDriven()) assert.deepEqual(await read('.exception-widget'), [], 'a contract has no exception');
      await picture('stepping-held');
    });

    it('steps through a text that is not saved', async () => {
      const editor = await show(name);
      const end = after(editor.document, '80%: 50%');
      await editor.edit((edit) => edit.replace(new vscode.Range(end.translate(0, -3), end), '60%'));
      const stop = await launch({ scenario: 'Halfway there', payment: 'Bonus', period: '2026/27', startAtEnd: true });
      assert.match(stop.sentence, /is £6,000\.00/);
      assert.equal(editor.document.isDirty, true);
      const again = after(editor.document, '80%: 60%');
      await editor.edit((edit) => edit.replace(new vscode.Range(again.translate(0, -3), again), '70%'));
      assert.match((await going('workbench.action.debug.restart')).sentence, /is £7,000\.00/);
      await vscode.debug.stopDebugging(session());
      await over();
      await show(name);
      await revert();
    });

    it('reads facts from a file', async () => {
      const stop = await launch({ facts, payment: 'Base', period: '2026/27' });
      assert.equal(stop.sentence, 'Clients is 900 clients, in stepping/meals.csv:2');
    });

    it('takes the payment that a scenario expects something of, where a lens is followed', async () => {
      await show(name);
      const before = stops();
      assert.equal(await vscode.commands.executeCommand(scenarioCommands.debug, file(name).toString(), uncounted), true);
      await nextStop(before);
      assert.deepEqual([session().name, session().configuration['payment'], session().configuration['period']], ['Nobody has counted', 'Bonus', '2026/27']);
    });

    it('steps through a scenario from the Test Explorer, and then shows what came out', async () => {
      const editor = await show(name);
      editor.selection = new vscode.Selection(31, 0, 31, 0);
      await vscode.commands.executeCommand('testing.clearTestResults');
      const before = stops();
      const debugged = vscode.commands.executeCommand('testing.debugAtCursor');
      const stop = await nextStop(before);
      assert.equal(stop.sentence, 'Clients is 1,000 clients');
      assert.deepEqual([session().name, session().configuration['payment']], ['Halfway there', 'Base']);
      await vscode.commands.executeCommand('workbench.view.testing.focus');
      if (await isDriven()) await click('', '.test-explorer .monaco-list-row .monaco-tl-twistie');
      await shown('.test-explorer .monaco-list-row', /Halfway there/);
      await picture('stepping-test-explorer');
      await session().customRequest('continue', { threadId: 1 });
      await over();
      await debugged;
      await shown('.test-explorer', /0\/1[^]*Meals/);
      await vscode.commands.executeCommand('workbench.view.debug');
    });

    it('has a lens above each scenario', async () => {
      const { document } = await show(name);
      const lenses = await until('lenses', async () => {
        const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
        return found.length > 0 ? found : undefined;
      });
      assert.deepEqual(lenses.filter(({ command }) => command?.command === scenarioCommands.debug).map(({ command }) => command?.arguments), [[file(name).toString(), halfway], [file(name).toString(), uncounted]]);
    });

    it('ends where the language server is started anew, and can be started again', async () => {
      await launch({ facts, payment: 'Base', period: '2026/27' });
      await vscode.commands.executeCommand('remit.restartServer');
      await over();
      assert.match(spoken(), /The language server was started anew, so stepping ends here\. Start again to step through the payment\.\n$/);
      await readyServer();
      assert.equal((await launch({ facts, payment: 'Base', period: '2026/27' })).line, 12);
    });

    it('starts with the key of the editor, where nothing is configured', async () => {
      const editor = await show(name);
      editor.selection = new vscode.Selection(33, 0, 33, 0);
      const before = stops();
      const started = vscode.commands.executeCommand('workbench.action.debug.start');
      await takeFirst(/Halfway there/);
      await takeFirst(/Payment for each client/);
      await takeFirst(/£100,000\.00/);
      await started;
      assert.equal((await nextStop(before)).sentence, 'Clients is 1,000 clients');
      assert.equal(await vscode.workspace.fs.stat(file('.vscode/launch.json')).then(() => true, () => false), false);
    });

    it('asks for what was not said, with what is likely first', async () => {
      const editor = await show(name);
      editor.selection = new vscode.Selection(42, 0, 42, 0);
      const before = stops();
      const started = vscode.commands.executeCommand<boolean>('remit.debugPayment');
      await takeFirst(/Nobody has counted/);
      await takeFirst(/Bonus for warm meals/);
      await picture('stepping-choice');
      await takeFirst(/held/);
      await started;
      await nextStop(before);
      const { scenario, contract, payment, period } = session().configuration;
      assert.deepEqual({ scenario, contract, payment, period }, { scenario: 'Nobody has counted', contract: 'Meals', payment: 'Bonus', period: '2026/27' });
    });
  });
}
