import { Option } from 'commander';
import type { OutputFormat } from '../context.ts';
import { collected, dateArgument } from '../options.ts';
import type { Define } from './index.ts';

/** Options of `remit run`. */
export interface RunOptions {
  facts: string[];
  contract?: string;
  ledger?: string;
  ledgerHash?: string;
  ledgerOut?: string;
  asOf?: string;
  recordedAt?: string;
  out?: string;
  explain?: boolean;
  workings?: boolean;
  only?: string[];
  format: OutputFormat | 'csv';
}

/** `remit run PROGRAM|CONTRACT --facts FILE…`: works out payments. */
export const defineRun: Define = (program, bind) => {
  program
    .command('run')
    .description('work out entitlements and payments from facts')
    .argument('<program>', 'a program (NAME.program.json) or a contract (NAME.remit)')
    .requiredOption('--facts <file...>', 'facts, as CSV or JSON; may be given several times', collected)
    .option('--contract <name>', 'which contract, where the file holds several')
    .option('--ledger <file>', 'what was posted and paid before; nothing if not given')
    .option('--ledger-hash <hash>', 'refuse any ledger but the one with this hash; or the result of the run that left it')
    .option('--ledger-out <file>', 'write the ledger with this run added')
    .option('--as-of <date>', 'the day to work out what is owed on; today if not given', dateArgument)
    .option('--recorded-at <date>', 'the day on which facts without a date of their own were recorded; the as-of day if not given', dateArgument)
    .option('--out <file>', 'write the result as JSON; NAME.result.json in it if that is a folder')
    .option('--explain', 'tell how each entitlement came about, in sentences with the lines of the contract')
    .option('--workings', 'show how each entitlement came about as a table of its steps')
    .option('--only <what>', 'with --explain or --workings: only that, as payment=Core, member=A81001 or period=2026/27; may be given several times', collected)
    .addOption(new Option('--format <format>', 'words for people, the result as JSON, or the payments as CSV, on the standard output').choices(['text', 'json', 'csv']).default('text'))
    .action(bind(async (context, [path]: [string], options: RunOptions) => {
      const { runToPayments } = await import('../payments/run-to-payments.ts');
      return runToPayments(path, options, context);
    }));
};
