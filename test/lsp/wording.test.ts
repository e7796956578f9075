import { describe, expect, it } from 'vitest';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { editor, fresh } from '../helpers/editor.ts';

const CONTRACT = `"""The board pays {Core.amount} a month, and looks at {Control.AtTarget}."""
contract Care "Care" {
  term 1 April 2026 to 31 March 2028
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Icb "Integrated Care Board"
  provider Trust "The Trust"
  measure Control "Control" { proportion AtTarget / Tested   better when higher }
  """{Core} is due on the first day."""
  payment Core "Core payment" { from Icb   to Trust   paid monthly   amount £5 }
}
`;

async function opened() {
  const { services, open } = editor();
  const { document } = await open({ uri: fresh(), text: CONTRACT });
  const at = (words: string, inside: number) => ({ textDocument: { uri: document.uri.toString() }, position: document.textDocument.positionAt(CONTRACT.indexOf(words) + inside) });
  return { lsp: services.remit.lsp, document, at, words: (range: Range) => document.textDocument.getText(range), before: (range: Range) => CONTRACT.slice(0, document.textDocument.offsetAt(range.start)) };
}

/** The text after edits, applied from the end on. */
function applied(edits: TextEdit[], offsetAt: (position: Range['start']) => number): string {
  return [...edits].sort((a, b) => offsetAt(b.range.start) - offsetAt(a.range.start))
    .reduce((text, { range, newText }) => text.slice(0, offsetAt(range.start)) + newText + text.slice(offsetAt(range.end)), CONTRACT);
}

describe('names in wordings', () => {
  it('lead to what they name', async () => {
    const { lsp, document, at, words, before } = await opened();
    const [link] = (await lsp.DefinitionProvider!.getDefinition(document, at('{Core.amount}', 3)))!;
    expect(words(link!.targetSelectionRange)).toBe('Core');
    expect(before(link!.targetSelectionRange).endsWith('  payment ')).toBe(true);
    expect(words(link!.originSelectionRange!)).toBe('Core');
    const [part] = (await lsp.DefinitionProvider!.getDefinition(document, at('{Control.AtTarget}', 11)))!;
    expect(before(part!.targetSelectionRange).endsWith('proportion ')).toBe(true);
  });

  it('are found and renamed with the others, from either end', async () => {
    const { lsp, document, at, words } = await opened();
    const uses = await lsp.ReferencesProvider!.findReferences(document, { ...at('payment Core', 9), context: { includeDeclaration: true } });
    expect(uses.map(({ range }) => words(range))).toEqual(['Core', 'Core', 'Core']);
    for (const place of [at('payment Core', 9), at('{Core.amount}', 2), at('{Core} is', 1)]) {
      const edit = await lsp.RenameProvider!.rename(document, { ...place, newName: 'Block' });
      const text = applied(edit!.changes![document.uri.toString()]!, position => document.textDocument.offsetAt(position));
      expect(text).toBe(CONTRACT.replace('{Core.amount}', '{Block.amount}').replace('{Core} is', '{Block} is').replace('payment Core', 'payment Block'));
    }
    const parts = await lsp.RenameProvider!.rename(document, { ...at('proportion AtTarget', 12), newName: 'Met' });
    expect(parts!.changes![document.uri.toString()]).toHaveLength(2);
  });

  it('show what they name', async () => {
    const { lsp, document, at } = await opened();
    const hover = await lsp.HoverProvider!.getHoverContent(document, at('{Core} is', 2));
    expect(JSON.stringify(hover!.contents)).toContain('Core payment');
  });

  it('may be renamed, other words of the wording not', async () => {
    const { lsp, document, at, words } = await opened();
    expect(words((await lsp.RenameProvider!.prepareRename(document, at('{Core.amount}', 1)))!)).toBe('Core');
    expect(await lsp.RenameProvider!.prepareRename(document, at('The board', 1))).toBeUndefined();
  });
});

describe('completion in wordings', () => {
  const inside = async (text: string, context?: { triggerKind: 2; triggerCharacter: string }) => {
    const { services, open } = editor();
    const { document, offset } = await open({ uri: fresh(), text: CONTRACT.replace('"""The board pays {Core.amount} a month, and looks at {Control.AtTarget}."""', text) });
    const position = document.textDocument.positionAt(offset);
    const list = await services.remit.lsp.CompletionProvider!.getCompletion(document, { textDocument: { uri: document.uri.toString() }, position, ...(context ? { context } : {}) });
    return list?.items.map(({ label, detail, textEdit }) => ({ label, detail, typed: textEdit && 'range' in textEdit ? document.textDocument.getText(textEdit.range) : undefined }));
  };

  it('offers the names that the contract behind it declares', async () => {
    const items = await inside('"""The board pays {<|>} a month."""', { triggerKind: 2, triggerCharacter: '{' });
    expect(items).toContainEqual({ label: 'Core', detail: 'payment: Core payment', typed: '' });
    expect(items).toContainEqual({ label: 'Control', detail: 'measure: Control', typed: '' });
    expect(new Set(items!.map(({ label }) => label)).size).toBe(items!.length);
  });

  it('replaces what has been typed, also where the wording or the brace is not closed', async () => {
    for (const text of ['"""It pays {Co<|>} a month."""', '"""It pays {Co<|> a month."""', '"""It pays { Co<|>"""']) {
      expect(await inside(text)).toContainEqual({ label: 'Core', detail: 'payment: Core payment', typed: 'Co' });
    }
  });

  it('offers parts behind the point', async () => {
    const parts = await inside('"""It pays {Core.<|>} a month."""', { triggerKind: 2, triggerCharacter: '.' });
    expect(parts!.map(({ label }) => label)).toEqual(expect.arrayContaining(['amount', 'from', 'to', 'paid']));
    expect((await inside('"""{Control.At<|>}"""'))!.map(({ label, typed }) => [label, typed])).toContainEqual(['AtTarget', 'At']);
    expect(await inside('"""{Nobody.<|>}"""')).toEqual([]);
  });

  it('offers nothing of the kind outside of braces, and nothing at a brace that opens a block', async () => {
    expect((await inside('"""It pays Co<|> a month."""'))?.map(({ label }) => label) ?? []).not.toContain('Core');
    expect(await inside('payment Other {<|> }', { triggerKind: 2, triggerCharacter: '{' })).toBeUndefined();
  });
});
