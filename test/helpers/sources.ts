import { globSync, readFileSync } from 'node:fs';

/** A source file of a package, with its text. */
export interface Source { path: string; package: string; text: string }

/** All hand-written TypeScript of the packages; generated code left out. */
export function sources(): Source[] {
  return globSync('packages/*/src/**/*.ts')
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('/generated/') && !path.endsWith('.test.ts'))
    .map((path) => ({ path, package: path.split('/')[1] ?? '', text: readFileSync(path, 'utf8') }));
}

/** Module specifiers that a source imports or re-exports, also lazily. */
export function importsOf(source: Source): string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)['"]([^'"]+)['"]/g;
  return [...source.text.matchAll(pattern)].map((match) => match[1] ?? '');
}
