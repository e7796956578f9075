import type { CompiledProject } from '@remit/compiler';
import type { ProjectLoader } from '@remit/language/project/index';
import type { LangiumDocument } from 'langium';

export type { CompiledProject, Finding as CompilerFinding, ProjectContract } from '@remit/compiler';

/** Compiles the contracts of all documents that are without errors; loads the compiler first. */
export async function compileDocuments(documents: readonly LangiumDocument[], projects: ProjectLoader): Promise<CompiledProject> {
  const { compileLoaded } = await import('@remit/compiler/compile-loaded');
  return compileLoaded(documents, projects);
}
