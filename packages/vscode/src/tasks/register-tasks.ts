import * as vscode from 'vscode';
import type { ExtensionParts } from '../parts.ts';
import { commandLine, isRemitTask, taskCommands, type RemitTask } from './task-definition.ts';

/** How the command is called where the settings say nothing: the one that is installed in the folder or on the computer, never one that would have to be fetched. */
const usual = ['--no', '--', 'remit'];

/** Registers the tasks `check`, `test` and `compile` of each folder that is open; only where a program can be run at all. */
export function registerTasks({ context }: ExtensionParts): void {
  const platform = (globalThis as { process?: { platform?: string } }).process?.platform;
  if (platform === undefined) return;
  const make = (definition: RemitTask, folder: vscode.WorkspaceFolder): vscode.Task => taskOf(definition, folder, platform);
  context.subscriptions.push(vscode.tasks.registerTaskProvider('remit', {
    provideTasks: () => onComputer().flatMap((folder) => taskCommands.map((command) => make({ type: 'remit', command }, folder))),
    resolveTask: ({ definition, scope }) => {
      const folder = typeof scope === 'object' ? scope : onComputer()[0];
      // What is resolved must keep the very definition that it was asked for.
      return folder && isRemitTask(definition) ? make(definition, folder) : undefined;
    },
  }));
}

function onComputer(): vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
}

function taskOf(definition: RemitTask, folder: vscode.WorkspaceFolder, platform: string): vscode.Task {
  const configured = vscode.workspace.getConfiguration('remit', folder).get<string[]>('tasks.command', []);
  const program = configured.length > 0 ? configured : [platform === 'win32' ? 'npx.cmd' : 'npx', ...usual];
  const [process, ...args] = commandLine(definition, program) as [string, ...string[]];
  const execution = new vscode.ProcessExecution(process, args, { cwd: folder.uri.fsPath });
  // The list of problems has the findings of the text already; scenarios that fail are not in it.
  const task = new vscode.Task(definition, folder, definition.command, 'remit', execution, definition.command === 'test' ? ['$remit-scenarios'] : []);
  if (definition.command === 'test') task.group = vscode.TaskGroup.Test;
  if (definition.command === 'compile') task.group = vscode.TaskGroup.Build;
  task.detail = details[definition.command];
  task.presentationOptions = { clear: true, reveal: vscode.TaskRevealKind.Always, showReuseMessage: false };
  return task;
}

const details = {
  check: 'Reports what is wrong in the contracts of this folder',
  test: 'Runs the scenarios of the contracts of this folder',
  compile: 'Writes the programs of the contracts of this folder',
};
