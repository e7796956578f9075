import { Option } from 'commander';
import type { Define } from './index.ts';

/** Options of `remit compare`. */
export interface CompareOptions {
  rev?: string;
  format: 'text' | 'json' | 'markdown';
}

/** `remit compare OLD NEW`, `remit compare --rev REV [PATH]`: what is other between two states of contracts. */
export const defineCompare: Define = (program, bind) => {
  program
    .command('compare')
    .description('compare two states of contracts: what they say in words, what they pay, and what is found in them')
    .argument('[paths...]', 'two contract files or two folders, the old one first; with --rev one, or none for the current folder')
    .option('--rev <revision>', 'compare with another git revision, such as HEAD, main or v1.0')
    .addOption(new Option('--format <format>', 'words for people, Markdown for a comment on a merge request, or JSON').choices(['text', 'json', 'markdown'] satisfies CompareOptions['format'][]).default('text'))
    .addHelpText('after', '\nExit codes: 0 no difference, 1 differences, 2 wrong use, 3 fault of the tool.')
    .action(bind(async (context, [paths]: [string[]], options: CompareOptions) => {
      const { compareContractFiles } = await import('../comparison/compare-contract-files.ts');
      return compareContractFiles(paths, options, context);
    }));
};
