import { ExitCode } from '../exit-code.ts';
import { UsageError } from '../usage-error.ts';
import type { Define } from './index.ts';

/** `remit debug-adapter --stdio`: lets an editor step through the calculation of a payment. */
export const defineDebugAdapter: Define = (program, bind) => {
  program
    .command('debug-adapter')
    .description('step through the calculation of a payment, for editors')
    .option('--stdio', 'speak over the standard streams')
    .action(bind(async ({ io }, _arguments: [], { stdio }: { stdio?: boolean }) => {
      if (!stdio) throw new UsageError('The debug adapter needs a way to speak.', 'Run: remit debug-adapter --stdio');
      const { debugOverStdio } = await import('../debugging/debug-over-stdio.ts');
      await debugOverStdio(io);
      return ExitCode.ok;
    }));
};
