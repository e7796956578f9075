import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Program, Result } from '@remit/program';
import { cmp, formatNumber, parseDecimal, sum, ZERO, type Rational } from '@remit/program/rational';
import { compareFigures, describeComparison, readPublishedFigures, type Comparison } from './published-figures.ts';

/** Compiles the Medicare contract with the command as built, runs it on 220 real organisations and compares every payment with the one that was published. */

const root = path.resolve(import.meta.dirname, '..');
const command = 'packages/cli/dist/remit.mjs';
const example = 'examples/medicare-shared-savings';
const contract = `${example}/shared-savings.remit`;
const facts = `${example}/facts/performance-year-2022.csv`;
const figures = `${example}/expected/performance-year-2022.csv`;
const asOf = '2023-09-01';
const program = 'build/MedicareSharedSavings.program.json';
const sourceMap = 'build/MedicareSharedSavings.map.json';
const result = 'build/MedicareSharedSavings.result.json';

/** Runs the command and shows how to repeat it; what it says is shown only if it fails. */
function remit(...args: string[]): void {
  console.log(`  node ${command} ${args.join(' ')}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { cwd: root, encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${stdout}${stderr}\nThis command failed (exit ${status}).`);
  process.exit(1);
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as T;
}

function dollars(amount: Rational): string {
  const text = formatNumber(amount);
  const [whole = '', cents] = text.split('.');
  return `$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${cents ? `.${cents.padEnd(2, '0')}` : ''}`;
}

function day(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

function tracksByMember(): Map<string, string> {
  const [header = '', ...lines] = readFileSync(path.join(root, facts), 'utf8').trimEnd().split('\n');
  const columns = header.split(',');
  return new Map(lines.map((line) => line.split(',')).map((cells) => [cells[columns.indexOf('member')]!, cells[columns.indexOf('Track')]!]));
}

function showPayments(payments: Result['payments'], tracks: Map<string, string>): void {
  const amounts = payments.map(({ payer, payee, amount }) => ({ payer, payee, amount: parseDecimal(amount)! }));
  const paid = amounts.filter(({ payer }) => payer === 'CMS');
  const owed = amounts.filter(({ payee }) => payee === 'CMS');
  const total = (list: typeof amounts): Rational => sum(list.map(({ amount }) => amount));
  if (paid.length === 0) throw new Error('Nobody is paid, which cannot be.');
  console.log(`\n${paid.length} of ${tracks.size} organisations share a saving: ${dollars(total(paid))} in all, due on ${day(payments[0]!.due)}.`);
  console.log(owed.length === 0 ? 'None owes a loss: the losses that count were waived that year.' : `${owed.length} owe a loss: ${dollars(total(owed))} in all.`);
  console.log('\n  the largest      track        payment');
  const largest = paid.toSorted((a, b) => cmp(b.amount, a.amount)).slice(0, 5);
  for (const { payee, amount } of largest) console.log(`  ${payee.padEnd(16)} ${(tracks.get(payee) ?? '').padEnd(8)} ${dollars(amount).padStart(13)}`);
}

/** A line of the table of agreement; whether nothing is further off than the source allows. */
function showComparison(what: string, comparisons: Comparison[]): boolean {
  const count = (verdict: Comparison['verdict']): string => String(comparisons.filter((one) => one.verdict === verdict).length).padStart(8);
  console.log(`  ${what.padEnd(28)}${String(comparisons.length).padStart(8)}${count('exact')}${count('within')}${count('beyond')}`);
  return comparisons.every(({ verdict }) => verdict !== 'beyond');
}

if (!existsSync(path.join(root, command))) {
  console.error('The command is not built yet: run "npm run build" first.');
  process.exit(1);
}

console.log('Medicare Shared Savings Program, performance year 2022');
console.log(`One contract, ${tracksByMember().size} real organisations: compile it, then run it on what was reported for each.\n`);
remit('compile', contract, '--out', 'build');
remit('run', program, '--facts', facts, '--as-of', asOf, '--out', result);

const run = read<Result>(result);
showPayments(run.payments, tracksByMember());
if (run.holds.length > 0) console.log(`${run.holds.length} payments are held for missing data.`);

const all = compareFigures(readPublishedFigures(readFileSync(path.join(root, figures), 'utf8')), read<Program>(program), run);
const payments = all.filter(({ figure }) => figure.of === 'SharedSavings');
const losses = all.filter(({ figure }) => figure.of === 'LossBeforeRelief');
console.log(`\nCompared with what was published (${figures}):\n`);
console.log('                                  rows   exact  $1 off    more');
const inAll = payments.map(({ ours, figure }) => [ours ?? ZERO, figure.published] as const);
const agree = [showComparison('payments', payments), showComparison('losses before their waiver', losses)].every(Boolean);
for (const one of all.filter(({ verdict }) => verdict === 'beyond')) console.log(`  ${describeComparison(one)}`);

console.log(`
  All payments: ours ${dollars(sum(inAll.map(([ours]) => ours)))}, published ${dollars(sum(inAll.map(([, theirs]) => theirs)))}.
  "$1 off" is where the published saving had itself been rounded; the file says for which rows.

  ${program}   the program: what a payment system runs
  ${sourceMap}       where in the contract each part of it comes from
  ${result}    entitlements, postings and payments`);
if (!agree || payments.length !== tracksByMember().size) process.exit(1);
