/** The versions with which a contract can be compared. */
import * as vscode from 'vscode';
import { CannotCompare } from './cannot-compare.ts';
import type { GitCommit, GitRef, GitRepository } from './git-extension.ts';

/** A version: what was saved last, or a commit of a repository. `name` is how people call it, `told` what else they know it by. */
export interface Version { readonly name: string; readonly told: string; /** The full name of the commit; none for what was saved last. */ readonly commit?: string }

/** A version that is offered, under a heading. */
export interface OfferedVersion extends Version { readonly heading: string; readonly icon: string; /** How it begins a line, if not by its name. */ readonly label?: string }

/** What was saved last. */
export const savedVersion: OfferedVersion = { name: 'the saved files', label: 'The saved files', told: 'before the changes that are not saved yet', heading: 'here', icon: 'save' };

const MOST_COMMITS = 15;
const MOST_REFS = 40;

/** What can name a commit. What begins with a hyphen would be an option to git; two dots, or a mark of exclusion at the start, would mean other than one commit. */
const isOneName = /^[^-^\s:?*[\\\p{Cc}][^\s:?*[\\\p{Cc}]*$/u;

/** Branches that others go back to. */
const mainNames = /^(?:main|master|trunk)$/;

/** The versions of a repository: where this branch began, the last commits of a file or folder, branches and tags. */
export async function versionsIn(repository: GitRepository, of: vscode.Uri): Promise<OfferedVersion[]> {
  const path = of.fsPath === repository.rootUri.fsPath ? {} : { path: of.fsPath };
  // A repository without any commit has no versions yet.
  const commits = await repository.log({ maxEntries: MOST_COMMITS, ...path }).catch(() => []);
  const refs = (await repository.getRefs({ sort: 'committerdate' }).catch(() => [])).filter(({ name, commit }) => name !== undefined && commit !== undefined && !/\/HEAD$/.test(name));
  const headings = ['branches', 'branches elsewhere', 'tags'] as const;
  const icons = ['git-branch', 'cloud', 'tag'] as const;
  const named = await Promise.all(refs.slice(0, MOST_REFS).map(async ({ type, name, commit }) => offered(await repository.getCommit(commit!), { name: name!, heading: headings[type], icon: icons[type] })));
  return [
    ...await beginnings(repository, refs),
    ...commits.map((commit) => offered(commit, { name: subject(commit), heading: 'last commits of it', icon: 'git-commit' })),
    ...headings.flatMap((heading) => named.filter((one) => one.heading === heading)),
  ];
}

/**
 * The version that somebody names: a branch, a tag or a commit.
 *
 * @throws CannotCompare where there is none
 */
export async function versionNamed(repository: GitRepository, name: string): Promise<Version> {
  const commit = isOneName.test(name) && !name.includes('..') ? await repository.getCommit(name).catch(() => undefined) : undefined;
  if (!commit) throw new CannotCompare(`There is no version “${name}” in this repository. Give a branch, a tag or the first characters of a commit.`);
  return { name, told: told(commit), commit: commit.hash };
}

/** Where the branch that is open left one that others go back to: what a merge request is compared with. */
async function beginnings(repository: GitRepository, refs: readonly GitRef[]): Promise<OfferedVersion[]> {
  const { HEAD } = repository.state;
  if (!HEAD?.commit) return [];
  const bases = refs.filter(({ type, name }) => type !== 2 && mainNames.test(type === 1 ? name!.slice(name!.indexOf('/') + 1) : name!) && name !== HEAD.name);
  const found: OfferedVersion[] = [];
  for (const { name } of bases) {
    const hash = await repository.getMergeBase(HEAD.commit, name!);
    if (!hash || found.some(({ commit }) => commit === hash)) continue;
    found.push(offered(await repository.getCommit(hash), { name: `Common ancestor with ${name!}`, heading: 'this branch', icon: 'git-merge' }));
  }
  return found;
}

function offered(commit: GitCommit, { name, heading, icon }: Pick<OfferedVersion, 'name' | 'heading' | 'icon'>): OfferedVersion {
  return { name, told: name === subject(commit) ? dated(commit) : told(commit), commit: commit.hash, heading, icon };
}

function told(commit: GitCommit): string {
  return `${dated(commit)}: ${subject(commit)}`;
}

function dated({ hash, authorDate, commitDate, authorName }: GitCommit): string {
  const day = authorDate ?? commitDate;
  return [hash.slice(0, 7), day?.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }), authorName].filter((part) => part !== undefined && part !== '').join(', ');
}

function subject({ message }: GitCommit): string {
  return message.split('\n', 1)[0]!.trim() || 'A commit without a message';
}
