import { readdirSync, readFileSync } from 'node:fs';
import { buildDocuments, createRemitServices } from '@remit/language';
import { compileProject, type CompiledProject } from '@remit/compiler';

const folder = new URL('../../fixtures/contracts/', import.meta.url);
const libraries = ['library/diabetes-measures.remit', 'library/shared.remit'];

/** The text of a fixture by its name without ending. */
export function fixture(name: string): string {
  return readFileSync(new URL(`${name}.remit`, folder), 'utf8');
}

/** Names of all fixture contracts. */
export function fixtureNames(): string[] {
  return readdirSync(folder).filter((f) => f.endsWith('.remit')).map((f) => f.replace(/\.remit$/, ''));
}

const services = createRemitServices();
let projects = 0;

/** Compiles texts as one project. Errors of the language are given back too; they must be none for the compiler to be asked. */
export async function compileTexts(texts: Record<string, string>): Promise<CompiledProject & { errors: string[] }> {
  const folder = `/project-${projects++}`;
  const sources = Object.entries(texts).map(([path, text]) => ({ uri: `file://${folder}/${path.replace(/^file:\/+/, '')}`, text }));
  const documents = await buildDocuments(services, sources);
  const errors = documents.flatMap((d) => (d.diagnostics ?? []).filter((x) => x.severity === 1).map((x) => `${d.uri.path.slice(folder.length)}:${x.range.start.line + 1} ${x.code} ${x.message}`));
  const compiled = compileProject(documents);
  await services.shared.workspace.DocumentBuilder.update([], documents.map((d) => d.uri));
  return { ...compiled, errors };
}

/** Compiles a fixture with the libraries beside it. */
export async function compileFixture(name: string): Promise<CompiledProject & { errors: string[] }> {
  const texts: Record<string, string> = { [`file:///contracts/${name}.remit`]: fixture(name) };
  for (const library of libraries) texts[`file:///contracts/${library}`] = readFileSync(new URL(library, folder), 'utf8');
  return compileTexts(texts);
}
