import path from 'node:path';
import type { FactsDocument, Ledger, Observation, Program, Result } from '@remit/program';
import { add, formatMoney, parseMoney, sub, sum, ZERO, type Rational } from '@remit/program/rational';
import { run, type Prepared } from '@remit/runtime';
import { Folder } from '../../cli/support/run.ts';

/** Compiles a contract with the command. */
export async function compiled(file: string, text?: string): Promise<Program> {
  const folder = new Folder(text === undefined ? {} : { [file]: text });
  const { code, stderr } = await folder.remit('compile', text === undefined ? path.resolve(file) : file, '--out', 'made');
  const programs = folder.files().filter((name) => name.endsWith('.program.json'));
  if (code !== 0 || programs.length !== 1) throw new Error(`${programs.length} programs: ${stderr}`);
  return JSON.parse(folder.read(programs[0]!)) as Program;
}

/** Facts from observations. */
export const factsOf = (observations: Observation[]): FactsDocument => ({ format: 'remit-facts/1.0', observations });

/** The result of a run that must succeed. */
export function resultOf(program: Program | Prepared, facts: FactsDocument, asOf: string, ledger?: Ledger): Result {
  const outcome = run(program, facts, { asOf, ...(ledger ? { ledger } : {}) });
  if (!outcome.ok) throw new Error(outcome.findings.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return outcome.result;
}

const pence = (amount: string): Rational => parseMoney(amount, 2)!;

/** A sum of sums of money, as text. */
export const total = (amounts: readonly string[]): string => formatMoney(sum(amounts.map(pence)), 2);

/** What has been paid less what is still to be recovered: all payments of a ledger, invoices the other way, less the balances carried. */
export function settledIn({ ledger, carried }: Result): string {
  const paid = ledger.payments.reduce((before, { amount, invoice }) => (invoice ? sub : add)(before, pence(amount)), ZERO);
  return formatMoney(sub(paid, sum(carried.map(({ amount }) => pence(amount)))), 2);
}

/** What is owed in all for the periods whose time has come. */
export function entitledIn({ entitlements, asOf }: Result, program: Program): string {
  const opens = new Map(program.lines.flatMap(({ id, schedule }) => schedule.map((slot) => [`${id} ${slot.period}`, slot.opens])));
  return total(entitlements.filter(({ line, period }) => opens.get(`${line} ${period}`)! <= asOf).map(({ amount }) => amount));
}

/** Numbers that look random and are the same in every run. */
export function dice(seed: number): (below: number) => number {
  let state = BigInt(seed);
  return (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 18446744073709551616n;
    return Number((state >> 33n) % BigInt(below));
  };
}
