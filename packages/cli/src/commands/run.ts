import { Option } from 'commander';
import type { OutputFormat } from '../context.ts';
import { collected, fromFacts, onDays, type WorkedOutFrom } from '../options.ts';
import type { Define } from './index.ts';

/** Options of `remit run`. */
export interface RunOptions extends WorkedOutFrom {
  ledgerHash?: string;
  ledgerOut?: string;
  despiteObjections?: boolean;
  out?: string;
  explain?: boolean;
  workings?: boolean;
  only?: string[];
  format: OutputFormat | 'csv';
}

/** `remit run PROGRAM|CONTRACT --facts FILE…`: works out payments. */
export const defineRun: Define = (program, bind) => {
  const command = fromFacts(program.command('run').description('work out entitlements and payments from facts'))
    .option('--ledger-hash <hash>', 'refuse any ledger but the one with this hash; or the result of the run that left it')
    .option('--ledger-out <file>', 'write the ledger with this run added')
    .option('--despite-objections', 'write the ledger although a reviewer objects to the contract');
  onDays(command, 'work out what is owed on')
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
