import { Option } from 'commander';
import { dateArgument } from '../options.ts';
import type { Define } from './index.ts';

/** The pictures by name; a test holds them against those there are, so that the help need not load them. */
export const PICTURE_NAMES = ['money', 'delivery', 'timeline', 'curves', 'conflicts'] as const;

/** Options of `remit view`. */
export interface ViewOptions {
  picture?: (typeof PICTURE_NAMES)[number] | 'all';
  contract?: string;
  year?: string;
  on?: string;
  format?: 'text' | 'markdown' | 'svg' | 'json';
  out?: string;
}

/** `remit view CONTRACT`: a contract in plain English, or a picture of it. */
export const defineView: Define = (program, bind) => {
  program
    .command('view')
    .description('tell a contract in plain English, or draw it')
    .argument('<contract>', 'a file with a contract (NAME.remit)')
    .addOption(new Option('--picture <what>', 'draw who pays whom, who has work done by whom, what happens when, how results turn into money, or who decides about whose money').choices([...PICTURE_NAMES, 'all']))
    .option('--year <year>', 'the year whose money is shown, such as 2027/28; the first of the version told if not given')
    .option('--on <date>', 'tell a varied contract as it is in force on this day such as 2027-10-01; its last version, or that of the year, if not given', dateArgument)
    .option('--contract <name>', 'which contract, where the file holds several')
    .addOption(new Option('--format <format>', 'text or Markdown of the summary, SVG of a picture, or JSON of either; text or SVG if not given').choices(['text', 'markdown', 'svg', 'json']))
    .option('--out <file>', 'where to write, a folder for all pictures; the standard output if not given')
    .action(bind(async (context, [path]: [string], options: ViewOptions) => {
      const { viewContract } = await import('../views/view-contract.ts');
      return viewContract(path, options, context);
    }));
};
