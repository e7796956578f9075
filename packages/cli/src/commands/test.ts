import { Option } from 'commander';
import type { OutputFormat } from '../context.ts';
import type { Define } from './index.ts';

/** Options of `remit test`. */
export interface TestOptions {
  verbose?: boolean;
  format: OutputFormat | 'junit';
}

/** `remit test [PATHS]`: runs the scenarios of contracts. */
export const defineTest: Define = (program, bind) => {
  program
    .command('test')
    .description('run the scenarios of contracts and compare what they expect with what comes out')
    .argument('[paths...]', 'contract files, folders or globs; the current folder if none is named')
    .option('--verbose', 'list the scenarios that come true, too')
    .addOption(new Option('--format <format>', 'words for people, or a report as JSON or JUnit XML on the standard output').choices(['text', 'json', 'junit'] satisfies TestOptions['format'][]).default('text'))
    .action(bind(async (context, [paths]: [string[]], options: TestOptions) => {
      const { testScenarios } = await import('../contracts/test-scenarios.ts');
      return testScenarios(paths, options, context);
    }));
};
