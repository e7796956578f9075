import { buildDocuments, createRemitServices } from '@remit/language';
import { expect, it } from 'vitest';

const services = createRemitServices();

async function found(text: string): Promise<[string, string][]> {
  const [document] = await buildDocuments(services, [{ uri: 'file:///many-names.remit', text }]);
  services.shared.workspace.LangiumDocuments.deleteDocument(document!.uri);
  return document!.diagnostics!.map(({ code, message }) => [String(code), String(message)]);
}

const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

it('ten thousand names that are all misspelt where they are used are one finding each, the first with suggestions', async () => {
  const all = await found(lines(10_000, index => `let Value${index} = Valeu${index} + 1`));
  expect(all).toHaveLength(10_000);
  expect(new Set(all.map(([code]) => code))).toEqual(new Set(['REF-001']));
  expect(all[0]![1]).toContain("Did you mean 'Value0'?");
  expect(all.at(-1)![1]).toBe("There is no 'Valeu9999' here; a declared name is needed. Declare 'Valeu9999', or correct the name.");
});

it('ten thousand names with a foreign letter are one finding each', async () => {
  const all = await found(lines(10_000, index => `let Vаlue${index} = 1`));
  expect(all).toHaveLength(10_000);
  expect(new Set(all.map(([code]) => code))).toEqual(new Set(['LEX-001']));
});
