import type { Project } from '@remit/language/project/index';
import { defaultSettings, PROJECT_FILE } from '@remit/language/project/project-settings';
import path from 'node:path';
import type { Context, OutputFormat } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { shownPath } from '../files/paths.ts';
import { jsonText, writeFiles, type FileToWrite } from '../files/write-files.ts';
import { counted } from '@remit/story/money';
import { anyAtLeast, inOrder, type ReportedFinding, type Severity } from '../report/reported-finding.ts';
import { writeFindings } from '../report/write-findings.ts';
import { UsageError } from '../usage-error.ts';
import type { ProjectContract } from '../engine/compiler.ts';
import { compileContracts, type CompiledContracts } from './compile-contracts.ts';
import { withRelativeSources } from './relative-sources.ts';

/** What `remit compile` is told. */
export interface CompileOptions {
  out?: string;
  format: OutputFormat;
  failOn: Severity;
}

/** Compiles contracts and writes their programs and maps; nothing if any of them has findings that fail. */
export async function compileToFiles(named: readonly string[], { out, format, failOn }: CompileOptions, context: Context): Promise<ExitCode> {
  const { io, say, style } = context;
  const compiled = await compileContracts(named, context);
  const findings = inOrder([...compiled.findings, ...overwriting(compiled)]);
  writeFindings(findings, compiled, format, context);
  if (anyAtLeast(findings, failOn)) {
    say('Nothing was written.');
    return ExitCode.findings;
  }
  if (compiled.contracts.length === 0) {
    throw new UsageError('There is no contract in these files, so there is nothing to compile.', 'Name the file that holds the contract; "remit check" is enough for a library of measures.');
  }
  const folder = path.resolve(io.cwd, out ?? outOf(compiled.projects, compiled.contracts.map(({ document }) => document), io.cwd));
  const files = compiled.contracts.flatMap(({ name, program, map }): FileToWrite[] => [
    { file: path.join(folder, `${name}.program.json`), text: jsonText(program) },
    { file: path.join(folder, `${name}.map.json`), text: jsonText(withRelativeSources(map, folder)) },
  ]);
  writeFiles(files);
  for (const { file } of files) say(`${style.good('wrote')} ${shownPath(file, io.cwd)}`);
  say(`${counted(compiled.contracts.length, 'contract')} compiled.`);
  return ExitCode.ok;
}

/** Contracts of several projects may have one name, but not one file. Those of one project are told when they are compiled. */
function overwriting({ contracts, pathOf, projects }: CompiledContracts): ReportedFinding[] {
  const byFile = new Map<string, ProjectContract>();
  return contracts.flatMap((contract): ReportedFinding[] => {
    const { name, document } = contract;
    const other = byFile.get(name.toLowerCase());
    if (!other) byFile.set(name.toLowerCase(), contract);
    if (!other || nearest(projects, other.document) === nearest(projects, document)) return [];
    const alike = other.name === name ? `'${name}' too` : `'${other.name}', which differs in capital letters only`;
    const message = `The program of '${name}' would overwrite another: a contract in ${pathOf(other.document)} is named ${alike}. Nothing of either would tell which one is paid by. Compile the folder of each by itself, with an --out of its own, or rename one.`;
    return [{ code: 'PRG-121', severity: 'error', message, file: pathOf(document) }];
  });
}

/** The folder that the project file of the contracts names. Contracts of several projects need `--out`. */
function outOf(projects: readonly Project[], documents: readonly string[], cwd: string): string {
  const owners = new Set(documents.map((document) => nearest(projects, document)));
  if (owners.size > 1) throw new UsageError('These contracts belong to several projects.', `Say where to write with --out, or compile the folder of each ${PROJECT_FILE} by itself.`);
  const [owner] = owners;
  return owner ? path.join(owner.folder.fsPath, owner.settings.out) : path.join(cwd, defaultSettings.out);
}

function nearest(projects: readonly Project[], document: string): Project | undefined {
  const above = projects.filter(({ folder }) => document.startsWith(`${folder.toString()}/`));
  return above.sort((a, b) => b.folder.path.length - a.folder.path.length)[0];
}
