import { readFileSync } from 'node:fs';
import { EmptyFileSystem, URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { buildDocuments } from '@remit/language';
import { createProjectServices } from '@remit/language/project/index';
import { standardLibrary } from '@remit/language/scoping/standard-library';
import { TEXTS } from '@remit/std';
import { embeddedLibrary } from '../../scripts/std.ts';

describe('the shipped library', () => {
  it('is embedded as it stands in its folder; `npm run generate` embeds it', () => {
    expect(readFileSync('packages/std/src/texts.ts', 'utf8')).toBe(embeddedLibrary());
  });

  it('is found by contracts, and has no findings', async () => {
    const { shared } = createProjectServices(EmptyFileSystem, standardLibrary(TEXTS));
    const imports = Object.keys(TEXTS).map((path) => `import "${path}"\n`).join('');
    const [document] = await buildDocuments({ shared }, [{ uri: 'file:///user.remit', text: imports }]);
    expect(document!.diagnostics).toEqual([]);
    for (const path of Object.keys(TEXTS)) {
      const loaded = shared.workspace.LangiumDocuments.getDocument(URI.parse(`remit-std:/${path.slice('std/'.length)}`));
      expect(loaded?.diagnostics?.map(({ message }) => message) ?? [], path).toEqual([]);
      expect(loaded?.parseResult.parserErrors, path).toEqual([]);
    }
  });
});
