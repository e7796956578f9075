import type { OutputFormat } from '../context.ts';
import { formatOption, fromFacts, onDays, type WorkedOutFrom } from '../options.ts';
import type { Define } from './index.ts';

/** Options of `remit why-not`. */
export interface WhyNotOptions extends WorkedOutFrom {
  period?: string;
  member?: string;
  format: OutputFormat;
}

/** `remit why-not PROGRAM|CONTRACT PAYMENT --facts FILE…`: tells why a payment was not made, or not in full. */
export const defineWhyNot: Define = (program, bind) => {
  const command = fromFacts(program.command('why-not').description('tell why a payment came to nothing, is held, or is less than it can be'))
    .argument('[payment]', 'the payment, by its name or title');
  onDays(command, 'look at it from')
    .option('--period <period>', 'only for that month, quarter or year, as 2026/27; all if not given')
    .option('--member <key>', 'only for that member, as A81001')
    .addOption(formatOption())
    .action(bind(async (context, [path, payment]: [string, string | undefined], options: WhyNotOptions) => {
      const { whyNot } = await import('../payments/why-not/why-not.ts');
      return whyNot(path, payment, options, context);
    }));
};
