import { Option } from 'commander';
import type { OutputFormat } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { formatOption } from '../options.ts';
import type { Define } from './index.ts';

interface Options {
  profile: string;
  state: 'design' | 'signed' | 'live';
  format: OutputFormat;
}

/** `remit rules`: lists the rules for reviewers, with how severely a profile takes them. */
export const defineRules: Define = (program, bind) => {
  program
    .command('rules')
    .description('list the rules for reviewers, and how severe their findings are')
    .option('--profile <name>', 'the rule profile that the contract names; "none" for a sketch, which names none', 'generic')
    .addOption(new Option('--state <state>', 'the state of the contract').choices(['design', 'signed', 'live']).default('design'))
    .addOption(formatOption())
    .action(bind(async (context, _: [], options: Options) => {
      const { listRules } = await import('../report/list-rules.ts');
      listRules(options, context);
      return ExitCode.ok;
    }));
};
