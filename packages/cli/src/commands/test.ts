import type { OutputFormat } from '../context.ts';
import { formatOption } from '../options.ts';
import type { Define } from './index.ts';

/** Options of `remit test`. */
export interface TestOptions {
  verbose?: boolean;
  format: OutputFormat;
}

/** `remit test [PATHS]`: runs the scenarios of contracts. */
export const defineTest: Define = (program, bind) => {
  program
    .command('test')
    .description('run the scenarios of contracts and compare what they expect with what comes out')
    .argument('[paths...]', 'contract files, folders or globs; the current folder if none is named')
    .option('--verbose', 'list the scenarios that come true, too')
    .addOption(formatOption())
    .action(bind(async (context, [paths]: [string[]], options: TestOptions) => {
      const { testScenarios } = await import('../contracts/test-scenarios.ts');
      return testScenarios(paths, options, context);
    }));
};
