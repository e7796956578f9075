import * as vscode from 'vscode';
import type { ExtensionParts } from '../parts.ts';
import { contractInView } from '../findings/contract-in-view.ts';
import { CannotCompare } from './cannot-compare.ts';
import { chooseVersion } from './choose-version.ts';
import { ComparisonPanel } from './comparison-panel.ts';
import { isOfContracts, unsavedIn } from './contract-files.ts';
import { repositoryOf, type GitRepository } from './git-extension.ts';
import type { Subject } from './review.ts';
import { savedVersion, versionNamed, versionsIn } from './versions.ts';

/** Registers the command that compares contracts with another version of them. */
export function registerReviewing(parts: ExtensionParts): void {
  let panel: ComparisonPanel | undefined;
  const compareWith = async (of: vscode.Uri, named?: string): Promise<boolean> => {
    const subject = await subjectOf(of, named);
    if (!subject) return false;
    if (panel) panel.reveal();
    else panel = new ComparisonPanel(subject, parts, () => void compare(of), () => (panel = undefined));
    return panel.compare(subject);
  };
  const compare = async (from?: unknown, named?: unknown): Promise<boolean> => {
    const of = addressOf(from);
    try {
      if (!of) throw new CannotCompare('Open a contract, or the folder it is in; then it can be compared with another version.');
      return await compareWith(of, typeof named === 'string' ? named : undefined);
    } catch (fault) {
      if (!(fault instanceof CannotCompare)) parts.output.warn(`Comparing failed: ${String(fault)}`);
      void vscode.window.showWarningMessage(fault instanceof CannotCompare ? fault.message : `The versions could not be read: ${fault instanceof Error ? fault.message : String(fault)}`);
      return false;
    }
  };
  // The extension is at work where there are contracts; other repositories need no entry in their menu.
  void vscode.commands.executeCommand('setContext', 'remit.hasContracts', true);
  parts.context.subscriptions.push(vscode.commands.registerCommand('remit.compareWithRevision', compare), { dispose: () => panel?.dispose() });
}

/** What the command is about: a file that was chosen in a list, a repository in the view of source control, else the contract in view, else the folder. */
function addressOf(from: unknown): vscode.Uri | undefined {
  if (from instanceof vscode.Uri) return from;
  const root = (from as { readonly rootUri?: unknown } | undefined)?.rootUri;
  return root instanceof vscode.Uri ? root : contractInView()?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** Asks for the version, unless it is named. */
async function subjectOf(of: vscode.Uri, named: string | undefined): Promise<Subject | undefined> {
  const own = vscode.workspace.getWorkspaceFolder(of)?.uri ?? (isOfContracts(of) ? vscode.Uri.joinPath(of, '..') : of);
  const unsaved = unsavedIn(own).length > 0;
  const saved: Subject = { folder: own, within: [own], version: savedVersion };
  if (named === 'saved') return saved;
  let repository: GitRepository;
  try {
    repository = await repositoryOf(of);
  } catch (fault) {
    if (!(fault instanceof CannotCompare) || !unsaved || named !== undefined) throw fault;
    void vscode.window.showInformationMessage(fault.message);
    return await chooseVersion([savedVersion], titleOf(of), false) === undefined ? undefined : saved;
  }
  const chosen = named ?? await chooseVersion([...(unsaved ? [savedVersion] : []), ...await versionsIn(repository, of)], titleOf(of), true);
  if (chosen === undefined) return undefined;
  const version = typeof chosen === 'string' ? await versionNamed(repository, chosen) : chosen;
  if (version.commit === undefined) return saved;
  return { folder: repository.rootUri, within: [withinOf(repository.rootUri, own)], version, repository };
}

/** The folder that is open, or all of the repository where that lies in it. */
function withinOf(root: vscode.Uri, own: vscode.Uri): vscode.Uri {
  return own.path.startsWith(`${root.path}/`) ? own : root;
}

function titleOf({ path }: vscode.Uri): string {
  return `Compare “${path.slice(path.lastIndexOf('/') + 1)}” with Another Version`;
}
