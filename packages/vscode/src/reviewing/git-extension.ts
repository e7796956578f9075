/** What is used of the interface that VS Code's own git extension gives to others, version 1; that extension runs git, and nothing here does. */
import * as vscode from 'vscode';
import { CannotCompare } from './cannot-compare.ts';

/** A commit. */
export interface GitCommit { readonly hash: string; readonly message: string; readonly authorName?: string; readonly authorDate?: Date; readonly commitDate?: Date }

/** A branch (0), a branch of another repository (1) or a tag (2). */
export interface GitRef { readonly type: 0 | 1 | 2; readonly name?: string; readonly commit?: string; readonly remote?: string }

/** A file that is other between two states; for one that was renamed, `originalUri` is its former address. */
export interface GitChange { readonly uri: vscode.Uri; readonly originalUri: vscode.Uri; readonly renameUri?: vscode.Uri; readonly status: number }

/** The statuses of a file that the first of two states does not have. */
export const ADDED: readonly number[] = [1, 7, 9];

/** A repository that is open in the window. */
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: { readonly HEAD?: GitRef; readonly mergeChanges: readonly GitChange[] };
  getCommit(ref: string): Promise<GitCommit>;
  log(options: { maxEntries: number; path?: string }): Promise<GitCommit[]>;
  getRefs(query: { sort?: 'alphabetically' | 'committerdate' }): Promise<GitRef[]>;
  diffWith(ref: string): Promise<GitChange[]>;
  diffIndexWith(ref: string): Promise<GitChange[]>;
  show(ref: string, path: string): Promise<string>;
  getMergeBase(one: string, other: string): Promise<string | undefined>;
}

interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<'uninitialized' | 'initialized'>;
  getRepository(uri: vscode.Uri): GitRepository | null;
  getRepositoryRoot?(uri: vscode.Uri): Promise<vscode.Uri | null>;
  openRepository?(root: vscode.Uri): Promise<GitRepository | null>;
  toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
}

interface GitExtension { readonly enabled: boolean; getAPI(version: 1): GitApi }

/** How long the git extension may take to look around when a window was just opened, in milliseconds. */
const patience = 10_000;

/**
 * The repository that a file or folder lies in.
 *
 * @throws CannotCompare where git cannot be asked, and where there is no repository
 */
export async function repositoryOf(uri: vscode.Uri): Promise<GitRepository> {
  const api = await gitApi(uri);
  const open = api.getRepository(uri);
  if (open) return open;
  // A repository that begins above the folder that is open is not opened by itself.
  const root = await api.getRepositoryRoot?.(uri).catch(() => null);
  const opened = root && await api.openRepository?.(root).catch(() => null);
  if (!opened) throw new CannotCompare(`“${nameOf(uri)}” is in no git repository, so no earlier version of it is known. Open the folder of the repository, or make one with “Git: Initialize Repository”.`);
  return opened;
}

/** The address under which the git extension shows a file as it was in a commit. */
export async function formerUri(uri: vscode.Uri, commit: string): Promise<vscode.Uri> {
  return (await gitApi(uri)).toGitUri(uri, commit);
}

/** @throws CannotCompare where git cannot be asked, and why */
async function gitApi(uri: vscode.Uri): Promise<GitApi> {
  if (!vscode.workspace.isTrusted) throw new CannotCompare('This folder is not trusted, and in such a folder git is not run: what a repository says there could start a program. If you know whose it is, trust it with “Workspaces: Manage Workspace Trust”.');
  if (uri.scheme === 'untitled') throw new CannotCompare('This text was never saved, so there is no other version of it. Save it into the folder of a repository first.');
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (uri.scheme !== 'file' || !extension) throw new CannotCompare('There is no git in this window, as in a browser or in a virtual folder, so no other version can be read. Open the folder with Visual Studio Code on a computer.');
  const git = extension.isActive ? extension.exports : await extension.activate();
  if (!git.enabled) throw new CannotCompare('Git is not to be had here: it is switched off in the settings (“git.enabled”), or it is not installed on this computer. Switch it on or install it, and try again.');
  const api = git.getAPI(1);
  if (api.state !== 'initialized') await ready(api);
  return api;
}

function ready({ onDidChangeState }: GitApi): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(done, patience);
    const subscription = onDidChangeState((state) => {
      if (state === 'initialized') done();
    });
  });
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
