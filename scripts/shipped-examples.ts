import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** An example that is shipped in the extension, as its list names it. */
export interface ShippedExample {
  /** Where it is among the examples of the repository. */
  source: string;
  folder: string;
  title: string;
  detail: string;
  contract: string;
}

/** The examples that ship in the extension: one to begin with, then ways of paying that differ. */
export const shippedExamples: readonly ShippedExample[] = [
  {
    source: 'northshire-diabetes', folder: 'northshire-diabetes', contract: 'northshire-diabetes.remit',
    title: 'Diabetes care for Northshire', detail: 'To begin with: one lead provider, a payment for everybody, one for results, a share of savings, a subcontract',
  },
  {
    source: 'care-models/01-harrowmere-foundation-trust', folder: 'harrowmere-foundation-trust', contract: 'harrowmere.remit',
    title: 'Harrowmere: one trust for health and social care', detail: 'A fund of three payers, a growing part for results, an overspend shared in three parts',
  },
  {
    source: 'care-models/05-ashcombe-integrated-provider', folder: 'ashcombe-integrated-provider', contract: 'ashcombe.remit',
    title: 'Ashcombe: a company owned by those who refer to it', detail: 'Conflicts of interest, a gate on one result, what is left in the worst year',
  },
  {
    source: 'care-models/08-westmarch-alliance', folder: 'westmarch-alliance', contract: 'westmarch.remit',
    title: 'Westmarch: an alliance over contracts that stay', detail: 'A small share of gains and losses that ends by itself',
  },
];

/** Puts the examples into a folder, each as a project of its own, with the list that the extension reads. */
export function stageExamples(examples: string, stage: string): void {
  const index = shippedExamples.map(({ source, folder, ...rest }) => {
    const from = path.join(examples, source);
    const files = filesBelow(from).filter((file) => /\.remit$|^facts\/.*\.csv$|^README\.md$/.test(file));
    const target = path.join(stage, folder);
    for (const file of files) {
      const text = readFileSync(path.join(from, file), 'utf8');
      write(path.join(target, file), file === 'README.md' ? withoutCommands(text) : text);
    }
    write(path.join(target, 'remit.json'), `${JSON.stringify({ include: ['**/*.remit'], out: 'build' }, null, 2)}\n`);
    return { folder, ...rest, files: [...files, 'remit.json'] };
  });
  write(path.join(stage, 'index.json'), JSON.stringify(index, null, 2));
}

/** What to type into a terminal of this repository means nothing to those who got the extension. */
function withoutCommands(readme: string): string {
  return `${readme.replace(/^## Run it$[^]*/m, '').replace(/^```[^]*?^```$/gm, '').replace(/\n{3,}/g, '\n\n').trimEnd()}\n`;
}

function filesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.split(path.sep).join('/'));
  return names.filter((name) => statSync(path.join(folder, name)).isFile()).sort();
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
