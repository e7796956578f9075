import { scenarioCommands } from '@remit/server/scenarios/protocol';
import * as vscode from 'vscode';
import type { ExtensionParts } from '../parts.ts';
import { runOnSave } from './run-on-save.ts';
import { ScenarioCoverage } from './scenario-coverage.ts';
import { debugProfile } from './scenario-debugging.ts';
import { ScenarioRunner } from './scenario-runner.ts';
import { ScenarioStories } from './scenario-stories.ts';
import { ScenarioTree, type ScenarioItem } from './scenario-tree.ts';

/** Registers scenarios in the Test Explorer, running them on save, and the commands that run and explain one. */
export function registerScenarios({ context, client, server }: ExtensionParts): void {
  const tree = new ScenarioTree(client, server);
  const runner = new ScenarioRunner(client, tree, new ScenarioCoverage());
  const stories = new ScenarioStories(client, tree);
  const command = (name: string, run: (uri: unknown, which: unknown) => Promise<unknown>): vscode.Disposable => vscode.commands.registerCommand(name, run);
  context.subscriptions.push(
    tree, runner, stories, runOnSave(tree, runner), debugProfile(tree, runner),
    command(scenarioCommands.run, async (uri, which) => {
      const found = scenariosFor(tree, uri, which);
      return found.length > 0 ? runner.run(found.map(({ item }) => item)) : [];
    }),
    command(scenarioCommands.explain, async (uri, which) => {
      const [found] = scenariosFor(tree, uri, which);
      if (found) await stories.show(found.uri, found.scenario.id, found.scenario.title);
    }),
  );
}

/** The scenarios that a command is about: those that a code lens names or the Test Explorer, else the one at the cursor. */
function scenariosFor(tree: ScenarioTree, uri: unknown, which: unknown): ScenarioItem[] {
  if (typeof uri === 'string' && typeof which === 'string') return [tree.find(uri, which)].filter((one) => one !== undefined);
  if (typeof uri === 'string' && typeof which === 'object' && which !== null && 'contract' in which) {
    return tree.scenariosIn().filter(({ scenario: { contract } }) => contract.uri === uri && contract.name === which.contract);
  }
  const listed = typeof uri === 'object' && uri !== null ? tree.scenariosIn([uri as vscode.TestItem]) : [];
  if (listed.length > 0) return listed;
  const editor = vscode.window.activeTextEditor;
  const found = editor?.document.languageId === 'remit' ? tree.at(editor.document.uri.toString(), editor.selection.active) : undefined;
  if (!found) void vscode.window.showInformationMessage('Put the cursor into a scenario first: scenario "…" for NAME { … expect … }');
  return found ? [found] : [];
}
