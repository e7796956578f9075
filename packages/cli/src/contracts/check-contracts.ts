import type { Context, OutputFormat } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { counted } from '@remit/story/money';
import { compareWith, type Compared } from '../report/baseline/baseline.ts';
import { baselineFiles, readBaseline, writeBaseline } from '../report/baseline/baseline-file.ts';
import { unprofiled } from '@remit/language/rules/unprofiled';
import { fingerprints } from '@remit/compare/findings/fingerprints';
import { anyAtLeast, countBySeverity, type ReportedFinding, type Severity } from '../report/reported-finding.ts';
import { writeFindings } from '../report/write-findings.ts';
import { writeReport, type ReportFormat } from '../report/write-report.ts';
import { compileContracts, type CompiledContracts } from './compile-contracts.ts';

/** What `remit check` is told. */
export interface CheckOptions {
  format: OutputFormat | ReportFormat;
  failOn: Severity;
  maxWarnings?: number;
  baseline?: string;
  writeBaseline?: string;
  profile?: string;
}

/** Checks contracts and reports what is wrong in them; with a baseline, what is new. */
export async function checkContracts(named: readonly string[], options: CheckOptions, context: Context): Promise<ExitCode> {
  const { format, baseline, profile } = options;
  const { cwd } = context.io;
  // A baseline that is no good is told before anything is looked at.
  const before = baseline === undefined ? undefined : { name: baseline, entries: readBaseline(baseline, cwd) };
  const checked = await compileContracts(named, context, { profile });
  const { files, sourceOf, accepted, findings, pages } = checked;
  const compared = before && compareWith(before.entries, findings, files, baselineFiles(before.name, cwd));
  const fresh = compared?.fresh ?? findings;
  const counts = compared && { known: compared.known.length, gone: compared.gone.length };
  if (format === 'text' || format === 'json') {
    writeFindings(fresh, { files, sourceOf, ...(counts ? { baseline: counts } : {}) }, format, context);
    if (format === 'text' && profile === undefined) sayUnprofiled(checked, context);
  } else await writeReport({ files, ...(pages === undefined ? {} : { pages }), findings: fresh, accepted, marks: marksOf([...findings, ...accepted.map(({ finding }) => finding)]), ...(compared ? { known: compared.known, gone: compared.gone.length } : {}) }, format, context);
  return afterwards(findings, compared, options, context);
}

/** Says of which contracts nothing was looked for that a reviewer would miss. */
function sayUnprofiled({ roots }: CompiledContracts, { say }: Context): void {
  const names = roots.flatMap(unprofiled);
  const who = names.length > 3 ? counted(names.length, 'contract') : names.map((name) => `'${name}'`).join(', ');
  if (names.length > 0) say(`${who} ${names.length === 1 ? 'names' : 'name'} no profile: what a reviewer would miss was not looked for. Write 'profile generic' or another, or check with --profile.`);
}

/** Writes the baseline where that is asked for, and answers whether anything fails. What a first baseline has is known from now on. */
function afterwards(findings: readonly ReportedFinding[], compared: Compared | undefined, options: CheckOptions, { io, say }: Context): ExitCode {
  const { failOn, maxWarnings = Infinity, writeBaseline: file } = options;
  const fresh = compared ? compared.fresh : file === undefined ? findings : [];
  const warnings = countBySeverity(fresh).warning;
  if (warnings > maxWarnings) say(`There are ${counted(warnings, 'warning')}, but at most ${maxWarnings} may be.`);
  const fails = anyAtLeast(fresh, failOn) || warnings > maxWarnings;
  if (file === undefined) return fails ? ExitCode.findings : ExitCode.ok;
  if (fails) {
    say('The baseline was not written, because of what is new.');
    return ExitCode.findings;
  }
  writeBaseline(file, findings, compared?.unseen ?? [], io.cwd);
  say(`Wrote ${counted(findings.length, 'known finding')} to ${file}.`);
  return ExitCode.ok;
}

function marksOf(findings: readonly ReportedFinding[]): Map<ReportedFinding, string> {
  const marks = fingerprints(findings);
  return new Map(findings.map((finding, index) => [finding, marks[index]!]));
}
