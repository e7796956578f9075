import { globSync, readFileSync } from 'node:fs';

/** Every `.remit` file below the examples, with its path there as its name. */
export function exampleTexts(): { readonly name: string; readonly text: string }[] {
  return globSync('**/*.remit', { cwd: 'examples' }).map((name) => name.replaceAll('\\', '/')).sort().map((name) => ({ name, text: readFileSync(`examples/${name}`, 'utf8') }));
}

/** The line of a text, from 1, at an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
