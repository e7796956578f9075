import { TextDocument } from 'vscode-languageserver-textdocument';
import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import { describe, expect, it } from 'vitest';
import { editor, fresh } from '../helpers/editor.ts';

const shared = editor();

/** The quick fixes at the cursor, each with the text that it makes. */
async function fixes(text: string, only?: string[]): Promise<{ title: string; after: string; preferred: boolean | undefined; code: unknown }[]> {
  const { document, offset } = await shared.open({ uri: fresh(), text });
  const position = document.textDocument.positionAt(offset);
  const params: CodeActionParams = { textDocument: { uri: document.uri.toString() }, range: { start: position, end: position }, context: { diagnostics: [], ...(only ? { only } : {}) } };
  const actions = (await shared.services.remit.lsp.CodeActionProvider!.getCodeActions(document, params)) as CodeAction[];
  return actions.map(({ title, edit, isPreferred, diagnostics }) => ({
    title, preferred: isPreferred, code: diagnostics?.[0]?.code,
    after: TextDocument.applyEdits(TextDocument.create('', 'remit', 1, document.textDocument.getText()), edit!.changes![document.uri.toString()]!),
  }));
}

const contract = (clause: string): string => `contract Care "Care" {\n  commissioner Board "Board"\n  provider Trust "Trust"\n  ${clause}\n}\n`;

describe('quick fixes', () => {
  it('put a name right', async () => {
    const text = contract('payment Core "Core" { from Bo<|>rd to Trust }');
    expect(await fixes(text)).toEqual([{ title: "Change to 'Board'", after: contract('payment Core "Core" { from Board to Trust }'), preferred: true, code: 'REF-001' }]);
  });

  it('delete a semicolon', async () => {
    const [fix] = await fixes(contract('currency GBP;<|>'));
    expect(fix).toMatchObject({ after: contract('currency GBP'), code: 'LEX-007' });
  });

  it('put a date right, at the edge of it too', async () => {
    const [fix] = await fixes(contract('term <|>2026-04-01 to 31 March 2028'));
    expect(fix).toMatchObject({ after: contract('term 1 April 2026 to 31 March 2028') });
  });

  it('are offered only where the cursor is', async () => {
    expect(await fixes(contract('payment Core "Core" { from Bord to <|>Trust }'))).toEqual([]);
  });

  it('are left out where another kind of action is asked for', async () => {
    const text = contract('payment Core "Core" { from Bo<|>rd to Trust }');
    expect(await fixes(text, [CodeActionKind.Refactor])).toEqual([]);
    expect(await fixes(text, [CodeActionKind.QuickFix])).toHaveLength(1);
  });
});
