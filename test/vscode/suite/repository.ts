import * as vscode from 'vscode';
import { until } from './editor.ts';

/** What of VS Code's own git extension a test uses to make a repository. */
export interface Repository {
  readonly rootUri: vscode.Uri;
  setConfig(key: string, value: string): Promise<string>;
  add(paths: string[]): Promise<void>;
  commit(message: string, options?: { all?: boolean }): Promise<void>;
  createBranch(name: string, checkout: boolean): Promise<void>;
  tag(name: string, message: string, ref?: string): Promise<void>;
}

interface Git {
  readonly enabled: boolean;
  getAPI(version: 1): { readonly state: string; init(root: vscode.Uri, options: { defaultBranch: string }): Promise<Repository | null> };
}

/** Switches git on, which is off in the window of tests, or off again. */
export async function switchGit(isOn: boolean): Promise<void> {
  await vscode.workspace.getConfiguration('git').update('enabled', isOn ? true : undefined, vscode.ConfigurationTarget.Global);
  const git = vscode.extensions.getExtension<Git>('vscode.git');
  if (!git) throw new Error('there is no git extension');
  const { enabled } = git.isActive ? git.exports : await git.activate();
  if (isOn) await until('git to be on', () => (git.exports.enabled && git.exports.getAPI(1).state === 'initialized' ? true : undefined));
  else if (!enabled) throw new Error('git was off');
}

/** Makes a repository of a folder; nothing is in it yet. */
export async function newRepository(folder: vscode.Uri): Promise<Repository> {
  const git = await vscode.extensions.getExtension<Git>('vscode.git')!.activate();
  const repository = await git.getAPI(1).init(folder, { defaultBranch: 'main' });
  if (!repository) throw new Error('the repository could not be made');
  await repository.setConfig('user.name', 'Ada Clerk');
  await repository.setConfig('user.email', 'ada.clerk@example.org');
  await repository.setConfig('commit.gpgsign', 'false');
  return repository;
}
