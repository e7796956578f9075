import { describe, expect, it } from 'vitest';
import type { DocumentSymbol, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { editor, fresh } from '../helpers/editor.ts';

const shared = editor();

describe('outline, links, colours and rename', () => {
  it('lists declarations with their titles', async () => {
    const { document } = await shared.open({ uri: fresh(), text: 'contract Care "All care" {\n  provider Trust "The Trust"\n  payment Core "Core" { }\n}\nscenario "One" for Care { }' });
    const symbols = await shared.services.remit.lsp.DocumentSymbolProvider!.getSymbols(document, { textDocument: { uri: document.uri.toString() } }) as DocumentSymbol[];
    const brief = (list: DocumentSymbol[]): unknown[] => list.map(({ name, detail, children }) => [name, detail, ...(children ? [brief(children)] : [])]);
    expect(brief(symbols)).toEqual([['Care', 'All care', [['Trust', 'The Trust'], ['Core', 'Core']]], ['One', undefined]]);
  });

  it('links imports to their files', async () => {
    const library = fresh('library');
    await shared.open({ uri: library, text: 'measure Seen { proportion A / B }' });
    const { document } = await shared.open({ uri: fresh(), text: `import "./${library.split('/').at(-1)}"` });
    const links = await shared.services.remit.lsp.DocumentLinkProvider!.getDocumentLinks(document, { textDocument: { uri: document.uri.toString() } });
    expect(links.map(({ target, range }) => [target, range.start.character])).toEqual([[library, 7]]);
  });

  it('renames a name in every file that uses it', async () => {
    const library = fresh('library');
    await shared.open({ uri: library, text: 'measure Seen { proportion A / B   better when higher }' });
    const user = fresh();
    const { document, offset } = await shared.open({ uri: user, text: `import { Seen } from "./${library.split('/').at(-1)}"\ncontract Care {\n  outcome Good { measured by S<|>een }\n}` });
    const edit = await shared.services.remit.lsp.RenameProvider!.rename(document, { textDocument: { uri: user }, position: document.textDocument.positionAt(offset), newName: 'Observed' });
    const changes = edit!.changes as Record<string, TextEdit[]>;
    expect(Object.keys(changes).sort()).toEqual([library, user].sort());
    expect(TextDocument.applyEdits(document.textDocument as TextDocument, changes[user]!)).toBe(
      `import { Observed } from "./${library.split('/').at(-1)}"\ncontract Care {\n  outcome Good { measured by Observed }\n}`);
  });

  it('refuses a new name that is not a name', async () => {
    const { document, offset } = await shared.open({ uri: fresh(), text: 'measure S<|>een { proportion A / B }' });
    await expect(shared.services.remit.lsp.RenameProvider!.rename(document, { textDocument: { uri: document.uri.toString() }, position: document.textDocument.positionAt(offset), newName: 'seen it' }))
      .rejects.toThrow('"seen it" cannot be a name');
  });

  it('refuses a new name that something else has, where it is declared or used, and takes any other', async () => {
    const library = fresh('library');
    const { document: measures, offset: measure } = await shared.open({ uri: library, text: 'measure S<|>een { proportion A / B   better when higher }\nmeasure Heard { proportion C / D   better when higher }' });
    const { document: care, offset: outcome } = await shared.open({
      uri: fresh(), text: `import "./${library.split('/').at(-1)}"\ncontract Care {\n  outcome G<|>ood { measured by Seen }\n  payment Core { }\n}\ncontract Other {\n  payment Late { }\n}`,
    });
    const rename = (document: typeof care, offset: number, newName: string) => shared.services.remit.lsp.RenameProvider!
      .rename(document, { textDocument: { uri: document.uri.toString() }, position: document.textDocument.positionAt(offset), newName });
    await expect(rename(care, outcome, 'Core')).rejects.toThrow('"Core" is already the name of a payment');
    await expect(rename(care, outcome, 'Heard')).rejects.toThrow('"Heard" is already the name of a measure');
    await expect(rename(measures, measure, 'Core')).rejects.toThrow('"Core" is already the name of a payment');
    for (const newName of ['Late', 'Good', 'Better']) expect(await rename(care, outcome, newName)).toHaveProperty('changes');
    expect(await rename(measures, measure, 'Observed')).toHaveProperty('changes');
  });

  it('colours names by what they stand for', async () => {
    const { document } = await shared.open({ uri: fresh(), text: 'contract Care {\n  provider Trust\n  payment Core { to Trust }\n}' });
    const provider = shared.services.remit.lsp.SemanticTokenProvider!;
    const { data } = await provider.semanticHighlight(document, { textDocument: { uri: document.uri.toString() } });
    const types = Object.entries(provider.tokenTypes);
    const coloured: string[] = [];
    let line = 0;
    let character = 0;
    for (let index = 0; index < data.length; index += 5) {
      const [lines, characters, length, type] = data.slice(index, index + 4) as [number, number, number, number];
      line += lines;
      character = lines > 0 ? characters : character + characters;
      const text = document.textDocument.getText({ start: { line, character }, end: { line, character: character + length } });
      coloured.push(`${text} ${types.find(([, number]) => number === type)?.[0]}`);
    }
    expect(coloured).toEqual(['Care namespace', 'Trust class', 'Core function', 'Trust class']);
  });
});
