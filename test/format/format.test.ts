import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildDocuments, createRemitServices, type RemitDocument } from '@remit/language';
import { formatDocument } from '@remit/language/format/format-document';
import { lineEdits } from '@remit/language/format/edits';
import { RemitFormatter } from '@remit/language/format/formatter';
import type { TextEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { piecesOf } from '@remit/language/format/pieces';

const FILES = globSync(['examples/**/*.remit', 'test/fixtures/contracts/**/*.remit', 'packages/std/**/*.remit']).filter((path) => !path.includes('node_modules'));

const services = createRemitServices();
let count = 0;

async function parse(text: string): Promise<RemitDocument> {
  const [document] = await buildDocuments(services, [{ uri: `file:///format-${count++}.remit`, text }], { validation: false });
  return document!;
}

function words(document: RemitDocument): string[] {
  return piecesOf(document).map((piece) => piece.text);
}

describe('formatter', () => {
  it('lays out a contract that was typed without care', async () => {
    const before = readFileSync('test/fixtures/format/untidy.remit', 'utf8');
    const after = readFileSync('test/fixtures/format/untidy.formatted.remit', 'utf8');
    expect(formatDocument(await parse(before))).toBe(after);
    expect(formatDocument(await parse(after))).toBe(after);
  });

  it('leaves wording with the contract or scenario below it, and no line between them that the author did not write', async () => {
    const close = '"""\nWhat was agreed.\n"""\ncontract A {\n  currency GBP\n}\n\n"""\nTried so.\n"""\nscenario "a" for A { }\n';
    expect(formatDocument(await parse(close))).toBe(close);
    const apart = close.replaceAll('"""\nc', '"""\n\nc');
    expect(formatDocument(await parse(apart))).toBe(apart);
  });

  it('leaves a text with errors alone', async () => {
    expect(formatDocument(await parse('contract A { term 1 April }'))).toBeUndefined();
  });

  it('finds contracts to try itself on', () => expect(FILES.length).toBeGreaterThan(2));

  it.each(FILES)('keeps every word and comment of %s, and changes nothing the second time', async (path) => {
    const text = readFileSync(path, 'utf8');
    const original = await parse(text);
    const formatted = formatDocument(original);
    expect(formatted).toBeDefined();
    const again = await parse(formatted!);
    expect(again.parseResult.parserErrors.map((error) => error.message)).toEqual([]);
    expect(words(again).toSorted()).toEqual(words(original).toSorted());
    expect(formatDocument(again)).toBe(formatted);
  });

  it('tells an editor only the lines that change', async () => {
    const before = readFileSync('test/fixtures/format/untidy.remit', 'utf8');
    const after = formatDocument(await parse(before))!;
    const document = TextDocument.create('file:///format.remit', 'remit', 1, before);
    expect(TextDocument.applyEdits(document, lineEdits(before, after))).toBe(after);
    expect(lineEdits(after, after)).toEqual([]);
    const line = after.replace('currency GBP', 'currency   GBP');
    expect(lineEdits(line, after)).toHaveLength(1);
  });

  it.each([['\r\n', '\r\n'], ['\n', '\n']])('goes on ending lines with %j', async (end, expected) => {
    const before = readFileSync('test/fixtures/format/untidy.remit', 'utf8');
    const after = readFileSync('test/fixtures/format/untidy.formatted.remit', 'utf8');
    const typed = before.replaceAll('\n', end);
    expect(formatDocument(await parse(typed))).toBe(after.replaceAll('\n', expected));
    expect(formatDocument(await parse(after.replaceAll('\n', end)))).toBe(after.replaceAll('\n', expected));
  });

  it('takes whole clauses along when a few lines are formatted', async () => {
    const before = 'contract A "a" {\n  payment Core "Core" {\n    amount   £5\n    paid yearly\n    from Icb to Trust\n  }\n  provider   Trust\n  commissioner   Icb\n}\n';
    const document = await parse(before);
    for (let line = 0; line < 9; line++) {
      const range = { start: { line, character: 0 }, end: { line, character: 1 } };
      const edits = (await new RemitFormatter(() => services.shared.workspace.LangiumDocumentFactory).formatDocumentRange(document, { range })) as TextEdit[];
      const after = TextDocument.applyEdits(document.textDocument, edits);
      expect(words(await parse(after)).toSorted(), `line ${line + 1}`).toEqual(words(document).toSorted());
    }
  });
});
