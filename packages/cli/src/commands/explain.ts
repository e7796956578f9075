import { ExitCode } from '../exit-code.ts';
import type { OutputFormat } from '../context.ts';
import { formatOption } from '../options.ts';
import type { Define } from './index.ts';

/** `remit explain CODE`: tells what a finding is about. */
export const defineExplain: Define = (program, bind) => {
  program
    .command('explain')
    .description('tell what a finding is about, why it matters and what to do')
    .argument('<code>', 'the code of the finding, such as REF-001')
    .addOption(formatOption())
    .action(bind(async (context, [code]: [string], { format }: { format: OutputFormat }) => {
      const { explain } = await import('../report/explain.ts');
      await explain(code, format, context);
      return ExitCode.ok;
    }));
};
