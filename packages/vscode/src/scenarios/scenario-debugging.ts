import { scenarioCommands } from '@remit/server/scenarios/protocol';
import * as vscode from 'vscode';
import type { ScenarioRunner } from './scenario-runner.ts';
import type { ScenarioTree } from './scenario-tree.ts';

/** The profile of the Test Explorer that steps through what scenarios expect, one scenario after the other; then it shows what comes out of each. */
export function debugProfile(tree: ScenarioTree, runner: ScenarioRunner): vscode.Disposable {
  return tree.controller.createRunProfile('Step through', vscode.TestRunProfileKind.Debug, async (request, token) => {
    const run = tree.controller.createTestRun(request);
    const source = new vscode.CancellationTokenSource();
    const stops = [run.token, token].map((one) => one.onCancellationRequested(() => source.cancel()));
    const asked = tree.scenariosIn(request.include, request.exclude);
    for (const { item } of asked) run.enqueued(item);
    for (const one of asked) {
      if (source.token.isCancellationRequested) break;
      run.started(one.item);
      if (!(await steppedThrough(one.uri, one.scenario.id, run, source.token))) {
        run.skipped(one.item);
        break;
      }
      await runner.runInto(run, one, source.token);
    }
    run.end();
    for (const stop of stops) stop.dispose();
    source.dispose();
  }, true);
}

/** Steps through a scenario until its session ends; answers whether one began. Whoever stops the run stops the session. */
async function steppedThrough(uri: string, id: string, run: vscode.TestRun, token: vscode.CancellationToken): Promise<boolean> {
  let session: vscode.DebugSession | undefined;
  const subscriptions: vscode.Disposable[] = [];
  const ended = new Promise<void>((resolve) => {
    subscriptions.push(
      vscode.debug.onDidStartDebugSession((started) => {
        session ??= started;
      }),
      vscode.debug.onDidTerminateDebugSession((one) => {
        if (one === session) resolve();
      }),
      token.onCancellationRequested(() => {
        if (session) void vscode.debug.stopDebugging(session);
        resolve();
      }),
    );
  });
  const started = await vscode.commands.executeCommand<boolean>(scenarioCommands.debug, uri, id, run);
  if (started) await ended;
  for (const subscription of subscriptions) subscription.dispose();
  return started;
}
