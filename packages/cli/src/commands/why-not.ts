import type { OutputFormat } from '../context.ts';
import { collected, dateArgument, formatOption } from '../options.ts';
import type { Define } from './index.ts';

/** Options of `remit why-not`. */
export interface WhyNotOptions {
  facts: string[];
  contract?: string;
  ledger?: string;
  asOf?: string;
  recordedAt?: string;
  period?: string;
  member?: string;
  format: OutputFormat;
}

/** `remit why-not PROGRAM|CONTRACT PAYMENT --facts FILE…`: tells why a payment was not made, or not in full. */
export const defineWhyNot: Define = (program, bind) => {
  program
    .command('why-not')
    .description('tell why a payment came to nothing, is held, or is less than it can be')
    .argument('<program>', 'a program (NAME.program.json) or a contract (NAME.remit)')
    .argument('[payment]', 'the payment, by its name or title')
    .requiredOption('--facts <file...>', 'facts, as CSV or JSON; may be given several times', collected)
    .option('--contract <name>', 'which contract, where the file holds several')
    .option('--ledger <file>', 'what was posted and paid before; nothing if not given')
    .option('--as-of <date>', 'the day to look at it from; today if not given', dateArgument)
    .option('--recorded-at <date>', 'the day on which facts without a date of their own were recorded; the as-of day if not given', dateArgument)
    .option('--period <period>', 'only for that month, quarter or year, as 2026/27; all if not given')
    .option('--member <key>', 'only for that member, as A81001')
    .addOption(formatOption())
    .action(bind(async (context, [path, payment]: [string, string | undefined], options: WhyNotOptions) => {
      const { whyNot } = await import('../payments/why-not/why-not.ts');
      return whyNot(path, payment, options, context);
    }));
};
