import { Argument } from 'commander';
import { ExitCode } from '../exit-code.ts';
import type { Define } from './index.ts';

const names = ['program', 'facts', 'ledger', 'result', 'map', 'scenarios', 'project'] as const;

/** `remit schema NAME`: prints the JSON Schema of a document. */
export const defineSchema: Define = (program, bind) => {
  program
    .command('schema')
    .description('print the JSON Schema of a document')
    .addArgument(new Argument('<name>', 'the document').choices(names))
    .action(bind(async ({ data }, [name]: [(typeof names)[number]]) => {
      const { schemas } = await import('@remit/program/schema/index');
      const { jsonText } = await import('../files/write-files.ts');
      data(jsonText(schemas[name]));
      return ExitCode.ok;
    }));
};
