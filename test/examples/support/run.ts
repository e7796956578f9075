import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileProject, type ProjectContract } from '@remit/compiler';
import { buildDocuments, createRemitServices, type RemitDocument } from '@remit/language';
import { formatDocument } from '@remit/language/format/format-document';
import type { Result } from '@remit/program';
import { mergeFacts, readFactsCsv, run } from '@remit/runtime';
import { contracts, examples, textOf, withLibraries, type ExampleRun } from './examples.ts';

let building: Promise<Map<string, RemitDocument>> | undefined;

/** Every file of the examples, read, linked and checked together, by its path below `examples`. */
function documents(): Promise<Map<string, RemitDocument>> {
  building ??= build();
  return building;
}

async function build(): Promise<Map<string, RemitDocument>> {
  const files = contracts({ libraries: true });
  const built = await buildDocuments(
    createRemitServices(),
    files.map((file) => ({ uri: pathToFileURL(path.join(examples, file)).href, text: textOf(file) })),
  );
  return new Map(files.map((file, index) => [file, built[index]!]));
}

/** What the compiler makes of one contract of the examples, and everything it and the checks say about it. */
export async function compileExample(contract: string): Promise<{ compiled?: ProjectContract; findings: string[] }> {
  const all = await documents();
  const diagnostics = withLibraries(contract).flatMap((file) => all.get(file)!.diagnostics ?? []);
  const findings = diagnostics.map(({ code, message }) => `${code} ${message}`);
  if (diagnostics.some(({ severity }) => severity === 1)) return { findings };
  const { contracts: [compiled], findings: refusals } = compileProject([all.get(contract)!]);
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

/** A file of the examples as the formatter prints it; undefined if it cannot be read. */
export async function laidOut(file: string): Promise<string | undefined> {
  return formatDocument((await documents()).get(file)!);
}
