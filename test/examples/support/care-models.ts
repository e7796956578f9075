import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileProject, type ProjectContract } from '@remit/compiler';
import { buildDocuments, createRemitServices, type RemitDocument } from '@remit/language';
import type { FactsDocument, Ledger, Program, Result } from '@remit/program';
import { mergeFacts, prepare, readFactsCsv, run, type Finding } from '@remit/runtime';
import { examples, textOf } from './examples.ts';

/**
 * A care model: its folder below `examples/care-models`, the last day up to which its payments are told, and, where its
 * plan is worked out in full from facts in `plan/`, the day of that run.
 */
export interface CareModel { folder: string; until: string; plan?: string }

/** Every `.remit` file of the care models, as a path below `examples`. */
export function careModelFiles(folder = '*'): string[] {
  return globSync(`care-models/${folder}/**/*.remit`, { cwd: examples }).map((file) => file.replaceAll('\\', '/')).sort();
}

let building: Promise<Map<string, RemitDocument>> | undefined;

async function build(): Promise<Map<string, RemitDocument>> {
  const files = careModelFiles();
  const texts = files.map((file) => ({ uri: pathToFileURL(path.join(examples, file)).href, text: textOf(file) }));
  const built = await buildDocuments(createRemitServices(), texts);
  return new Map(files.map((file, index) => [file, built[index]!]));
}

/** What the compiler makes of a model with its scenarios, and everything it and the checks say about its files. */
export async function compileCareModel(folder: string): Promise<{ compiled?: ProjectContract; findings: string[] }> {
  const documents = await (building ??= build());
  const own = careModelFiles(folder).map((file) => documents.get(file)!);
  const { contracts, findings } = compileProject(own);
  const said = [...own.flatMap((document) => document.diagnostics ?? []), ...findings].map(({ code, message }) => `${code} ${message}`);
  return { ...(contracts.length === 1 ? { compiled: contracts[0]! } : {}), findings: said };
}

/** The payments of a model on its facts as a table, when it is run on every day on which something opens, is recorded or falls due. */
export function paymentsOf({ program }: ProjectContract, { folder, until }: CareModel): string {
  const { facts, said } = factsIn(`${folder}/facts`, program);
  const model = prepare(program);
  const rows = ['run,due,payer,payee,amount,for'];
  let ledger: Ledger | undefined;
  for (const asOf of runDays(program, facts).filter((day) => day <= until)) {
    const outcome = run(model, facts, { asOf, ...(ledger ? { ledger } : {}) });
    const findings = [...said, ...outcome.findings];
    if (!outcome.ok || findings.length > 0) throw new Error(findings.map(({ code, message }) => `${code} ${message}`).join('\n'));
    ledger = outcome.result.ledger;
    rows.push(...rowsOf(outcome.result, program));
  }
  return `${rows.join('\n')}\n`;
}

/** What one run on the facts of the plan publishes of the years that it is about, as a table. */
export function planOf({ program }: ProjectContract, { folder, plan }: CareModel): string {
  const { facts, said } = factsIn(`${folder}/plan`, program);
  const outcome = run(prepare(program), facts, { asOf: plan! });
  const findings = [...said, ...outcome.findings];
  if (!outcome.ok || findings.length > 0) throw new Error(findings.map(({ code, message }) => `${code} ${message}`).join('\n'));
  const rows = outcome.result.values.map(({ id, period, value }) => `${id},${period},${String(value)}`);
  return `${['name,period,value', ...rows].join('\n')}\n`;
}

/** The facts of a folder below the care models, its files together, and what reading them says. */
function factsIn(folder: string, program: Program): { facts: FactsDocument; said: Finding[] } {
  const files = globSync(`care-models/${folder}/*.csv`, { cwd: examples }).map((file) => file.replaceAll('\\', '/')).sort();
  const read = files.map((file) => readFactsCsv(textOf(file), file, program));
  return { facts: mergeFacts(read.map(({ document }) => document)), said: read.flatMap(({ findings }) => findings) };
}

/** Days on which a payment system that runs every day would find something new. */
function runDays(program: Program, facts: FactsDocument): string[] {
  const opened = program.lines.flatMap((line) => [...line.schedule.map(({ opens }) => opens), ...Object.values(line.heldWith?.keepUntil ?? {})]);
  const recorded = (facts.observations ?? []).flatMap(({ recordedAt }) => (recordedAt === undefined ? [] : [recordedAt]));
  const decided = (program.judgements ?? []).flatMap(({ deadline }) => Object.values(deadline));
  return [...new Set([...opened, ...recorded, ...decided])].filter((day) => day >= program.term.start).sort();
}

function rowsOf({ asOf, payments, ledger }: Result, program: Program): string[] {
  const order = new Map(program.lines.map((line, index) => [line.id, index]));
  const postings = new Map(ledger.postings.map((posting) => [posting.key, posting]));
  const told = payments.map((payment) => {
    const settled = payment.settles.map(({ posting, amount }) => ({ ...postings.get(posting)!, amount }));
    settled.sort((a, b) => order.get(a.line)! - order.get(b.line)! || (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
    const parts = settled.map(({ line, period, kind, amount }) => `${line}${kind === 'tax' ? ' (VAT)' : ''} ${period}: ${amount}`);
    return [asOf, payment.due, payment.payer, payment.payee, payment.amount, parts.join('; ')];
  });
  return told.sort((a, b) => (a.slice(1, 4).join() < b.slice(1, 4).join() ? -1 : 1)).map((row) => row.join(','));
}
