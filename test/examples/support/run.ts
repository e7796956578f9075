import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileProject, type ProjectContract } from '@remit/compiler';
import { buildDocuments, createRemitServices } from '@remit/language';
import type { Result } from '@remit/program';
import { mergeFacts, readFactsCsv, run } from '@remit/runtime';
import { examples, textOf, withLibraries, type ExampleRun } from './examples.ts';

/** What the compiler makes of one contract of the examples, and everything it and the checks say about it. */
export async function compileExample(contract: string): Promise<{ compiled?: ProjectContract; findings: string[] }> {
  const services = createRemitServices();
  const documents = await buildDocuments(
    services,
    withLibraries(contract).map((file) => ({ uri: pathToFileURL(path.join(examples, file)).href, text: textOf(file) })),
  );
  const diagnostics = documents.flatMap((document) => document.diagnostics ?? []);
  const findings = diagnostics.map(({ code, message }) => `${code} ${message}`);
  if (diagnostics.some(({ severity }) => severity === 1)) return { findings };
  const { contracts: [compiled], findings: refusals } = compileProject(documents.slice(0, 1));
  return { ...(compiled ? { compiled } : {}), findings: [...findings, ...refusals.map(({ code, message }) => `${code} ${message}`)] };
}

/** Runs a compiled contract on the facts of a run; throws with the findings if they are refused. */
export function runExample({ program }: ProjectContract, { contract, facts, asOf }: ExampleRun): Result {
  const read = facts.map((file) => readFactsCsv(textOf(path.posix.join(path.posix.dirname(contract), 'facts', file)), file, program));
  const outcome = run(program, mergeFacts(read.map(({ document }) => document)), { asOf });
  const findings = [...read.flatMap((one) => one.findings), ...outcome.findings];
  if (!outcome.ok || findings.length > 0) throw new Error(findings.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return outcome.result;
}
