import { compileProject } from '@remit/compiler';
import { buildDocuments } from '@remit/language';
import { createProjectServices } from '@remit/language/project/index';
import { standardLibrary } from '@remit/language/scoping/standard-library';
import type { Program } from '@remit/program';
import { validateProgram } from '@remit/program/validate';
import { runScenarios } from '@remit/runtime';
import { PROFILES, TEXTS } from '@remit/std';
import { EmptyFileSystem } from 'langium';
import { expect } from 'vitest';

const HEAD = 'version 1.0   term 1 April 2026 to 31 March 2031   years start 1 April   currency GBP   rounding to £0.01, half up';
let users = 0;

/** Compiles a contract that imports from the shipped library. Errors are those of the language and the compiler. */
export async function compileLibraryUser(imports: string, body: string, { head = HEAD, scenario }: { head?: string; scenario?: string } = {}) {
  const text = `${imports}contract User {\n  ${head}\n  commissioner Payer\n  provider Payee\n${body}\n}\n${scenario === undefined ? '' : `scenario "worked" for User {\n${scenario}\n}\n`}`;
  const { shared } = createProjectServices(EmptyFileSystem, standardLibrary(TEXTS, PROFILES));
  const documents = await buildDocuments({ shared }, [{ uri: `file:///user-${users++}.remit`, text }]);
  const { contracts, findings } = compileProject([...shared.workspace.LangiumDocuments.all] as typeof documents);
  const [contract] = contracts;
  const errors = [...documents.flatMap((document) => (document.diagnostics ?? []).map(({ code, message }) => `${code} ${message}`)), ...findings.map(({ code, message }) => `${code} ${message}`)];
  return { program: contract?.program as Program | undefined, scenarios: contract?.scenarios, errors };
}

/** Compiles a contract with a scenario and works through it: every expectation must come true. */
export async function workedWithLibrary(imports: string, body: string, scenario: string, head?: string): Promise<Program> {
  const { program, scenarios, errors } = await compileLibraryUser(imports, body, { scenario, ...(head === undefined ? {} : { head }) });
  expect(errors).toEqual([]);
  expect(validateProgram(program!)).toEqual([]);
  const outcomes = runScenarios(program!, scenarios!);
  expect(outcomes.flatMap(({ findings }) => findings.map(({ code, message }) => `${code} ${message}`))).toEqual([]);
  const all = outcomes.flatMap(({ expectations }) => expectations);
  expect(all.length).toBe([...scenario.matchAll(/\bexpect\b/g)].length);
  expect(all.filter(({ passed }) => !passed).map(({ expectation, got }) => `${expectation.text}: got ${got}`)).toEqual([]);
  return program!;
}
