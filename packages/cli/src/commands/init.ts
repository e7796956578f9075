import { ExitCode } from '../exit-code.ts';
import type { Define } from './index.ts';

/** `remit init`: starts a project. */
export const defineInit: Define = (program, bind) => {
  program
    .command('init')
    .description('start a project: a project file and a first contract to change')
    .argument('[folder]', 'where; the current folder if none is named', '.')
    .action(bind(async (context, [folder]: [string]) => {
      const { startProject } = await import('../files/start-project.ts');
      startProject(folder, context);
      return ExitCode.ok;
    }));
};
