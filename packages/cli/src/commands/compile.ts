import { failOnOption, formatOption } from '../options.ts';
import type { OutputFormat } from '../context.ts';
import type { Severity } from '../report/reported-finding.ts';
import type { Define } from './index.ts';

interface Options {
  out?: string;
  format: OutputFormat;
  failOn: Severity;
}

/** `remit compile [PATHS] --out DIR`: turns contracts into programs. */
export const defineCompile: Define = (program, bind) => {
  program
    .command('compile')
    .description('turn contracts into programs: NAME.program.json and NAME.map.json for each')
    .argument('[paths...]', 'contract files, folders or globs; the current folder if none is named')
    .option('--out <folder>', 'where to write; "out" of remit.json, else build, if not given')
    .addOption(formatOption())
    .addOption(failOnOption())
    .action(bind(async (context, [paths]: [string[]], options: Options) => {
      const { compileToFiles } = await import('../contracts/compile-to-files.ts');
      return compileToFiles(paths, options, context);
    }));
};
