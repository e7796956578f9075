import { ExitCode } from '../exit-code.ts';
import type { Define } from './index.ts';

interface Options {
  check?: boolean;
  diff?: boolean;
}

/** `remit format [PATHS]`: lays contracts out. */
export const defineFormat: Define = (program, bind) => {
  program
    .command('format')
    .description('lay contracts out in the one common form')
    .argument('[paths...]', 'contract files, folders or globs; the current folder if none is named')
    .option('--check', 'write nothing; exit code 1 if a file would change')
    .option('--diff', 'write nothing; print what would change on the standard output')
    .action(bind(async (context, [paths]: [string[]], options: Options) => {
      const { formatContracts } = await import('../contracts/format-contracts.ts');
      return (await formatContracts(paths, options, context)) ? ExitCode.ok : ExitCode.findings;
    }));
};
