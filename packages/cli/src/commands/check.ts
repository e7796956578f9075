import { failOnOption, formatOption } from '../options.ts';
import type { OutputFormat } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { anyAtLeast, type Severity } from '../report/reported-finding.ts';
import type { Define } from './index.ts';

interface Options {
  format: OutputFormat;
  failOn: Severity;
}

/** `remit check [PATHS]`: reports what is wrong in contracts. */
export const defineCheck: Define = (program, bind) => {
  program
    .command('check')
    .description('check contracts and report what is wrong in them')
    .argument('[paths...]', 'contract files, folders or globs; the current folder if none is named')
    .addOption(formatOption())
    .addOption(failOnOption())
    .action(bind(async (context, [paths]: [string[]], { format, failOn }: Options) => {
      const { compileContracts } = await import('../contracts/compile-contracts.ts');
      const { writeFindings } = await import('../report/write-findings.ts');
      const checked = await compileContracts(paths, context);
      writeFindings(checked.findings, checked, format, context);
      return anyAtLeast(checked.findings, failOn) ? ExitCode.findings : ExitCode.ok;
    }));
};
