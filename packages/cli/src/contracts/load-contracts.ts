import type { LoadedProject, ProjectLoader } from '@remit/language/project/index';
import { acceptedFindings } from '@remit/language/diagnostics/accepted';
import { closestName } from '@remit/language/diagnostics/close-names';
import type { RemitServices } from '@remit/language';
import type { FileSystemProvider, LangiumDocument } from 'langium';
import path from 'node:path';
import type { Context } from '../context.ts';
import { namedPaths, shownPath, type NamedPaths } from '../files/paths.ts';
import { progressBar } from '../render/progress.ts';
import { fromDiagnostic } from '../report/from-diagnostic.ts';
import { Refused } from '../report/refused.ts';
import { inOrder, type AcceptedReport, type ReportedFinding } from '../report/reported-finding.ts';
import { UsageError } from '../usage-error.ts';

/** Contract files as loaded: with all that they import, and all that was found in them. */
export interface LoadedContracts extends Omit<LoadedProject, 'findings'> {
  loader: ProjectLoader;
  /** The language services that loaded a document. */
  servicesOf(document: LangiumDocument): RemitServices;
  /** Findings of the texts and of the project files, in order. */
  reported: ReportedFinding[];
  /** Findings that contracts accept with a reason. */
  accepted: AcceptedReport[];
  /** The address below which the pages of codes stand, where all projects of the files named say the same. */
  pages: string | undefined;
  /** Paths of all documents, for people. */
  files: string[];
  /** The text of a loaded file by the path given in findings. */
  sourceOf(file: string): string | undefined;
  /** The path given in findings, of an address. */
  pathOf(uri: string): string;
}

/** How to load contracts. */
export interface LoadContractsOptions {
  /** Whether to check them; yes if not given. */
  validation?: boolean;
  /** The rule profile to hold every contract against, whatever it names. */
  profile?: string | undefined;
  /** Files that are not on the disk, and which of them are asked for; then nothing has to be there. */
  source?: ContractSource;
}

/** A state of contract files that is not on the disk. */
export interface ContractSource { readonly fileSystem: FileSystemProvider; readonly named: NamedPaths }

/**
 * Loads the contract files, folders and globs named on the command line.
 *
 * @throws UsageError where one of them does not exist or holds no contract file, and where there is no such profile
 */
export async function loadContracts(named: readonly string[], { io }: Context, { profile, source, ...options }: LoadContractsOptions = {}): Promise<LoadedContracts> {
  const { files, folders } = source?.named ?? namedPaths(named, io.cwd);
  const [{ createProjectServices, loadProject }, { standardLibrary }, { PROFILES, TEXTS }, { URI }, { NodeFileSystem }] = await Promise.all([
    import('@remit/language/project/index'), import('@remit/language/scoping/standard-library'), import('@remit/std'), import('langium'), import('langium/node'),
  ]);
  const { shared } = createProjectServices(source ? { fileSystemProvider: () => source.fileSystem } : NodeFileSystem, standardLibrary(TEXTS, PROFILES, profile === undefined ? undefined : knownProfile(profile, PROFILES)));
  const request = { files: files.map((file) => URI.file(file)), folders: folders.map(({ folder, accept }) => ({ folder: URI.file(folder), ...(accept ? { accept } : {}) })) };
  const progress = progressBar(io.stderr, 'Checking');
  const loaded = await loadProject(shared, request, { ...options, onProgress: (done, total) => progress.update(done, total) });
  progress.end();
  for (const { as, folder, accept } of source ? [] : folders) {
    const below = URI.file(folder.endsWith(path.sep) ? folder : folder + path.sep).toString();
    const any = loaded.roots.some(({ uri }) => uri.toString().startsWith(below) && (!accept || accept(uri.toString().slice(below.length))));
    if (any) continue;
    const why = loaded.findings.map(({ uri, finding }) => fromDiagnostic(finding, shownPath(uri.fsPath, io.cwd), () => shownPath(uri.fsPath, io.cwd)));
    if (why.some(({ severity }) => severity === 'error')) throw new Refused(inOrder(why));
    throw nothingIn(as, accept !== undefined);
  }
  if (loaded.unreadable.length > 0 && !source) throw new UsageError(`"${shownPath(loaded.unreadable[0]!.fsPath, io.cwd)}" cannot be read.`, 'Check that you may open it.');
  const pathOf = (uri: string): string => {
    const parsed = URI.parse(uri);
    return parsed.scheme === 'file' ? shownPath(parsed.fsPath, io.cwd) : `std${parsed.path}`;
  };
  const texts = new Map(loaded.documents.map((document) => [pathOf(document.uri.toString()), () => document.textDocument.getText()]));
  return {
    ...loaded,
    loader: shared.workspace.ProjectLoader,
    servicesOf: ({ uri }) => shared.ServiceRegistry.getServices(uri) as RemitServices,
    pages: pagesOf(loaded, shared.workspace.ProjectLoader),
    files: loaded.documents.map(({ uri }) => pathOf(uri.toString())),
    reported: inOrder([
      ...loaded.findings.map(({ uri, finding }) => fromDiagnostic(finding, pathOf(uri.toString()), pathOf)),
      ...loaded.documents.flatMap((document) => (document.diagnostics ?? []).map((one) => fromDiagnostic(one, pathOf(document.uri.toString()), pathOf, { document, services: shared }))),
    ]),
    accepted: loaded.documents.flatMap((document) =>
      acceptedFindings(document).map(({ finding, ...why }) => ({ finding: fromDiagnostic(finding, pathOf(document.uri.toString()), pathOf, { document, services: shared }), ...why }))),
    sourceOf: (file) => texts.get(file)?.(),
    pathOf,
  };
}

function pagesOf({ roots }: LoadedProject, loader: ProjectLoader): string | undefined {
  const pages = new Set(roots.map(({ uri }) => loader.knownProjectOf(uri)?.settings.pages));
  return pages.size === 1 ? [...pages][0] : undefined;
}

function knownProfile<P extends { readonly name: string }>(wanted: string, profiles: readonly P[]): P {
  const profile = profiles.find(({ name }) => name === wanted);
  if (profile) return profile;
  const names = profiles.map(({ name }) => name);
  const close = closestName(wanted, names);
  throw new UsageError(`There is no rule profile "${wanted}".`, close === undefined ? `There are ${names.join(', ')}.` : `Did you mean "${close}"? There are ${names.join(', ')}.`);
}

function nothingIn(name: string, isGlob: boolean): UsageError {
  if (isGlob) return new UsageError(`No contract file matches "${name}".`, 'Put it in quotation marks so that your shell leaves it as it is.');
  const what = name === '.' ? 'this folder' : `"${name}"`;
  return new UsageError(`There is no contract file (NAME.remit) in ${what} that belongs to its project.`, 'Name a file, look at "include" in remit.json, or start a new contract with: remit init');
}
