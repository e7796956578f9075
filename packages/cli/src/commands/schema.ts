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
      const { jsonText } = await import('../files/write-files.ts');
      data(jsonText(await schemaOf(name)));
      return ExitCode.ok;
    }));
};

async function schemaOf(name: (typeof names)[number]): Promise<object> {
  if (name === 'project') return (await import('@remit/language/project/project-schema')).projectSchema;
  return (await import('@remit/program/schema/index')).schemas[name];
}
