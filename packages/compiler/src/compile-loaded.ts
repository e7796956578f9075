/** What editor and command both do with loaded documents: compile those that mean something, project by project. */
import type { LangiumDocument } from 'langium';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import { isOfProgram, type ProjectLoader } from '@remit/language/project/project-loader';
import { compileProject, type CompiledProject } from './compile-project.ts';
import { eachOnce, type Finding } from './diagnostics/findings.ts';
import type { Place } from './emit/origin.ts';

/**
 * Compiles the contracts of those documents that are, with all that they import, without errors. Contracts of different
 * projects are kept apart: only within one project do two of one name get in each other's way.
 */
export function compileLoaded(documents: readonly LangiumDocument[], projects: ProjectLoader): CompiledProject {
  const byProject = new Map<string, LangiumDocument[]>();
  for (const document of documents) {
    if (!projects.isSound(document)) continue;
    const key = projects.knownProjectOf(document.uri)?.folder.toString() ?? '';
    byProject.set(key, [...(byProject.get(key) ?? []), document]);
  }
  const compiled = [...byProject].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => compileProject(members));
  return { contracts: compiled.flatMap(({ contracts }) => contracts), findings: eachOnce(compiled.flatMap(({ findings }) => findings)) };
}

/** A finding of the compiler as an editor shows it; undefined for one without a place. */
export function toDiagnostic({ code, severity, message, place, related }: Finding): Diagnostic | undefined {
  if (!place) return undefined;
  return {
    code, message, severity: severity === 'error' ? 1 : 2, source: 'remit',
    range: rangeOf(place),
    ...(related ? { relatedInformation: related.map((one) => ({ message: one.message, location: { uri: one.place.uri, range: rangeOf(one.place) } })) } : {}),
    data: { code, ...isOfProgram },
  };
}

function rangeOf({ startLine, startColumn, endLine, endColumn }: Place): Range {
  return { start: { line: startLine - 1, character: startColumn - 1 }, end: { line: endLine - 1, character: endColumn - 1 } };
}
