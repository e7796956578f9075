import { Option } from 'commander';
import type { Define } from './index.ts';

/** Options of `remit facts`. */
export interface FactsOptions {
  as: 'schema' | 'csv' | 'wide' | 'list';
  contract?: string;
}

/** `remit facts PROGRAM|CONTRACT`: tells what data a contract needs. */
export const defineFacts: Define = (program, bind) => {
  program
    .command('facts')
    .description('tell what data a contract needs')
    .argument('<program>', 'a program (NAME.program.json) or a contract (NAME.remit)')
    .addOption(new Option('--as <form>', 'a JSON Schema of the facts, the heading of a CSV file with a row for each fact or with a column for each, or a list in words').choices(['schema', 'csv', 'wide', 'list']).default('schema'))
    .option('--contract <name>', 'which contract, where the file holds several')
    .action(bind(async (context, [path]: [string], options: FactsOptions) => {
      const { tellFacts } = await import('../payments/tell-facts.ts');
      return tellFacts(path, options, context);
    }));
};
