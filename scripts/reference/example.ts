/** Works through the example of a page: checked, laid out, compiled, run. */
import { EmptyFileSystem } from 'langium';
import { buildDocuments, createRemitServices, standardLibrary, type RemitDocument } from '@remit/language';
import { formatDocument } from '@remit/language/format/format-document';
import { compileProject, type ProjectContract } from '@remit/compiler';
import type { Program } from '@remit/program';
import { validateProgram } from '@remit/program/validate';
import { runScenarios } from '@remit/runtime';
import { PROFILES, TEXTS } from '@remit/std';

/** Stands for the lines that every small contract begins with. */
const HEAD = /^([ \t]*)\{\{head\}\}$/m;
const HEAD_LINES = [
  'term 1 April 2026 to 31 March 2029', 'years start 1 April', 'currency GBP', 'rounding to £0.01, half up', '',
  'commissioner ICB "NHS Westmere Integrated Care Board"', 'provider Trust "Westmere Community Trust"',
];

/** An example that was worked through. */
export interface Worked {
  /** Its texts, laid out, by file name. */
  readonly texts: ReadonlyMap<string, string>;
  readonly program?: Program;
  /** What is wrong with it: findings, and expectations that did not come true. */
  readonly problems: readonly string[];
  /** How many expectations came true. */
  readonly passed: number;
}

const services = createRemitServices(EmptyFileSystem, { standardLibrary: standardLibrary(TEXTS, PROFILES) });
let count = 0;

/** Works through texts. Nothing is thrown for what is wrong in them. */
export async function work(sources: ReadonlyMap<string, string>): Promise<Worked> {
  const { documents, problems, made } = await compiled([...sources].map(([name, text]) => [name, withHead(text)]));
  const texts = new Map([...sources.keys()].map((name, i) => [name, formatDocument(documents[i]!) ?? documents[i]!.textDocument.getText()]));
  if (!made) return { texts, problems, passed: 0 };
  problems.push(...validateProgram(made.program).map((one) => `${one.code} ${one.message}`));
  const outcomes = runScenarios(made.program, made.scenarios);
  const expectations = outcomes.flatMap((outcome) => outcome.expectations);
  problems.push(...outcomes.flatMap((outcome) => outcome.findings.map((one) => `${one.code} ${one.message}`)));
  problems.push(...expectations.filter(({ passed }) => !passed).map((one) => `${one.expectation.text}: got ${one.got}`));
  return { texts, program: made.program, problems, passed: expectations.filter(({ passed }) => passed).length };
}

/** Checks and compiles texts: what is wrong with them, each beginning with its code, the documents, and the first contract if it compiles. */
export async function compiled(texts: readonly (readonly [name: string, text: string])[]): Promise<{ documents: RemitDocument[]; problems: string[]; made?: ProjectContract }> {
  const folder = `file:///reference-${count++}/`;
  const documents = await buildDocuments(services, texts.map(([name, text]) => ({ uri: `${folder}${name}`, text })));
  const problems = documents.flatMap((document) => (document.diagnostics ?? []).map((one) => `${one.code} ${one.message} (line ${one.range.start.line + 1})`));
  const isWrong = documents.some((document) => document.diagnostics?.some(({ severity }) => severity === 1));
  const { contracts, findings } = isWrong ? { contracts: [], findings: [] } : compileProject(documents);
  await services.shared.workspace.DocumentBuilder.update([], documents.map(({ uri }) => uri));
  return { documents, problems: [...problems, ...findings.map((one) => `${one.code} ${one.message}`)], made: contracts[0] };
}

/** The text with the lines of the usual head in place of `{{head}}`. */
export function withHead(text: string): string {
  return text.replace(HEAD, (_, indent: string) => HEAD_LINES.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n'));
}
