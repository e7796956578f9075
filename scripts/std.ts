/** Embeds the shipped library, so that it is there without a file system: in the bundles, the server and a browser. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';

const FOLDER = 'packages/std/library';
const TARGET = 'packages/std/src/texts.ts';

/** The module that holds the texts of the library. */
export function embeddedLibrary(): string {
  const paths = globSync(`${FOLDER}/**/*.remit`).map((path) => path.replaceAll('\\', '/')).sort();
  const entries = paths.map((path) => `  ${JSON.stringify(`std${path.slice(FOLDER.length)}`)}: ${JSON.stringify(readFileSync(path, 'utf8'))},\n`);
  return `/** Written by \`npm run generate\` from ${FOLDER}. */\nexport const TEXTS: Readonly<Record<string, string>> = {\n${entries.join('')}};\n`;
}

if (import.meta.main) writeFileSync(TARGET, embeddedLibrary());
