import { Option } from 'commander';
import type { OutputFormat } from '../context.ts';
import { collected, dateArgument } from '../options.ts';
import type { Define } from './index.ts';

/** Options of `remit simulate`. */
export interface SimulateOptions {
  facts?: string[];
  scenario?: string;
  contract?: string;
  vary?: string[];
  tornado?: boolean;
  swing?: string;
  for?: string;
  by: 'payment' | 'party';
  period?: string;
  asOf?: string;
  format: OutputFormat | 'csv';
}

/** `remit simulate PROGRAM|CONTRACT`: what would be paid if results were other than they are. */
export const defineSimulate: Define = (program, bind) => {
  program
    .command('simulate')
    .description('work out what would be paid over ranges of results')
    .argument('<program>', 'a program (NAME.program.json), or a file with a contract or its scenarios (NAME.remit)')
    .option('--facts <file...>', 'facts of the base case, as CSV or JSON; may be given several times', collected)
    .option('--scenario <title>', 'a scenario whose facts are the base case')
    .option('--contract <name>', 'which contract, where the file holds several')
    .option('--vary <what>', "what takes which values, as 'HbA1c in 2026/27 = 60% to 80% by 2%'; may be given several times", collected)
    .option('--tornado', 'move one fact at a time to its two ends, and show which moves the money most')
    .option('--swing <percentage>', 'with --tornado: move every fact by that part of its base instead of to its bounds')
    .option('--for <names>', 'only these payments or parties, with commas between them')
    .addOption(new Option('--by <what>', 'a column for each payment or for each party').choices(['payment', 'party']).default('payment'))
    .option('--period <period>', 'count the payments of that period; the year of what is varied if not given')
    .option('--as-of <date>', 'the day to look from; the day after everything is due if not given', dateArgument)
    .addOption(new Option('--format <format>', 'words for people, or the cases as JSON or CSV on the standard output').choices(['text', 'json', 'csv']).default('text'))
    .action(bind(async (context, [path]: [string], options: SimulateOptions) => {
      const { simulate } = await import('../simulation/simulate.ts');
      return simulate(path, options, context);
    }));
};
