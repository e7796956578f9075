import { globSync } from 'node:fs';
import path from 'node:path';
import { URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { compileLoaded } from '@remit/compiler/compile-loaded';
import { overviewsOf, type Overview } from '@remit/language/overview/create-overview';
import { createProjectServices, loadProject } from '@remit/language/project/index';
import { standardLibrary } from '@remit/language/scoping/standard-library';
import type { RemitServices } from '@remit/language';
import type { Program } from '@remit/program';
import { PROFILES, TEXTS } from '@remit/std';

/** A contract of a file with its program, if it has one; files are named from the root of the repository. */
export interface Viewed { overview: Overview; program?: Program }

const root = process.cwd();

/** Loads the contracts of files. */
export async function viewed(files: readonly string[], { year, on }: { readonly year?: string; readonly on?: string } = {}): Promise<Viewed[]> {
  const { shared } = createProjectServices(NodeFileSystem, standardLibrary(TEXTS, PROFILES));
  const loaded = await loadProject(shared, { files: files.map((file) => URI.file(path.resolve(root, file))), folders: [] });
  const { contracts } = compileLoaded(loaded.documents, shared.workspace.ProjectLoader);
  const fileOf = (uri: string): string => path.relative(root, URI.parse(uri).fsPath);
  return loaded.roots.flatMap((document) => overviewsOf(document, shared.ServiceRegistry.getServices(document.uri) as RemitServices, { fileOf, ...(year !== undefined && { year }), ...(on !== undefined && { on }) })
    .map((overview) => ({ overview, program: contracts.find(({ name }) => name === overview.name)?.program })));
}

/** The contracts of the eight care models, of northshire and of unitingcare. */
export const EXAMPLES: readonly string[] = [
  ...globSync('examples/care-models/*/*.remit').filter((file) => !file.endsWith('scenarios.remit')).sort(),
  'examples/northshire-diabetes/northshire-diabetes.remit', 'examples/unitingcare/unitingcare.remit',
];

/** The contract of the tutorial, whose every picture has something in it. */
export const NORTHSHIRE = 'examples/northshire-diabetes/northshire-diabetes.remit';

/** The contract that failed after eight months. */
export const FENMARCH = 'examples/unitingcare/unitingcare.remit';
