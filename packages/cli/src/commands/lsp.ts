import { ExitCode } from '../exit-code.ts';
import { UsageError } from '../usage-error.ts';
import type { Define } from './index.ts';

/** `remit lsp --stdio`: runs the language server for an editor. */
export const defineLsp: Define = (program, bind) => {
  program
    .command('lsp')
    .description('run the language server, for editors')
    .option('--stdio', 'speak over the standard streams')
    .action(bind(async (_context, _arguments: [], { stdio }: { stdio?: boolean }) => {
      if (!stdio) throw new UsageError('The language server needs a way to speak.', 'Run: remit lsp --stdio');
      const { serveOverStdio } = await import('../serve-stdio.ts');
      await serveOverStdio();
      return ExitCode.ok;
    }));
};
