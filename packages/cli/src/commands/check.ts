import { Option } from 'commander';
import type { CheckOptions } from '../contracts/check-contracts.ts';
import { countArgument, failOnOption } from '../options.ts';
import type { Define } from './index.ts';

/** `remit check [PATHS]`: reports what is wrong in contracts. */
export const defineCheck: Define = (program, bind) => {
  program
    .command('check')
    .description('check contracts and report what is wrong in them')
    .argument('[paths...]', 'contract files, folders or globs; the current folder if none is named')
    .addOption(new Option('--format <format>', 'words for people, or a report for programs on the standard output').choices(['text', 'json', 'sarif', 'github', 'gitlab', 'junit'] satisfies CheckOptions['format'][]).default('text'))
    .addOption(failOnOption())
    .option('--max-warnings <number>', 'most warnings there may be; one more makes the exit code 1', countArgument)
    .option('--baseline <file>', 'report only what is not in this file of known findings')
    .option('--write-baseline <file>', 'write all findings there are now as known ones')
    .option('--profile <name>', 'hold every contract against this rule profile, whatever it names itself')
    .action(bind(async (context, [paths]: [string[]], options: CheckOptions) => {
      const { checkContracts } = await import('../contracts/check-contracts.ts');
      return checkContracts(paths, options, context);
    }));
};
