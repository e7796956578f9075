import { buildDocuments, createRemitServices } from '@remit/language';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';

const folder = 'test/fixtures/contracts';
const source = (path: string) => ({ uri: `file:///contracts/${path}`, text: readFileSync(`${folder}/${path}`, 'utf8') });
const libraries = readdirSync(`${folder}/library`).map(name => source(`library/${name}`));
const contracts = readdirSync(folder).filter(name => name.endsWith('.remit'));

const services = createRemitServices();

beforeAll(async () => {
  await buildDocuments(services, libraries);
});

describe('contracts', () => {
  it('are all there: the whole contract, every phrase, and (a) to (p)', () => {
    const letters = contracts.filter(name => /^[a-p]-/.test(name)).map(name => name[0]);
    expect(letters.join('')).toBe('abcdefghijklmnop');
    expect(contracts).toContain('northshire.remit');
    expect(contracts).toContain('every-phrase.remit');
  });

  it('and their libraries have no findings', () => {
    expect(services.shared.workspace.LangiumDocuments.all.flatMap(document => document.diagnostics ?? []).toArray()).toEqual([]);
  });

  for (const name of contracts) {
    it(`${name} parses, links and has no findings`, async () => {
      const documents = await buildDocuments(services, [source(name)]);
      const findings = documents.flatMap(document => (document.diagnostics ?? []).map(({ code, range, message }) => `${document.uri.path}:${range.start.line + 1} ${code} ${message}`));
      expect(findings).toEqual([]);
      for (const document of documents) for (const reference of document.references) expect(reference.error).toBeUndefined();
      expect(documents[0]!.references.length).toBeGreaterThan(5);
    });
  }
});
