import type * as vscode from 'vscode';

/** What of the command a task runs. */
export const taskCommands = ['check', 'test', 'compile'] as const;
export type TaskCommand = (typeof taskCommands)[number];

/** A task of type `remit`, as it stands in `tasks.json`. */
export interface RemitTask extends vscode.TaskDefinition {
  type: 'remit';
  command: TaskCommand;
  /** Files, folders and globs; the folder that is open if none is named. */
  paths?: string[];
  /** Further options of the command. */
  options?: string[];
}

/** Whether what stands in `tasks.json` is such a task. */
export function isRemitTask(definition: vscode.TaskDefinition): definition is RemitTask {
  const { type, command } = definition as Partial<RemitTask>;
  return type === 'remit' && taskCommands.some((one) => one === command);
}

/** The command with its arguments: program, then what it is given, each by itself, because no shell reads them. */
export function commandLine({ command, paths = [], options = [] }: RemitTask, program: readonly string[]): string[] {
  const texts = (given: unknown): string[] => (Array.isArray(given) ? given.filter((one) => typeof one === 'string') : []);
  return [...program, command, ...texts(options), ...(texts(paths).length > 0 ? ['--', ...texts(paths)] : [])];
}
