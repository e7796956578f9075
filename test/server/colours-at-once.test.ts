import { setInterruptionPeriod } from 'langium';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstContract } from '@remit/cli/files/first-contract';
import { editor } from '../helpers/editor.ts';

// Every step may be interrupted, as on a slow computer.
beforeAll(() => setInterruptionPeriod(0));
afterAll(() => setInterruptionPeriod(10));

it('a whole text and a part of it, asked for at once, are coloured as one after the other', async () => {
  const { services, open } = editor();
  const { document } = await open({ uri: 'file:///first.remit', text: firstContract });
  const provider = services.remit.lsp.SemanticTokenProvider!;
  const textDocument = { uri: document.uri.toString() };
  const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
  const whole = (await provider.semanticHighlight(document, { textDocument })).data;
  const part = (await provider.semanticHighlightRange(document, { textDocument, range })).data;
  expect(whole.length).toBeGreaterThan(part.length);
  expect(part.length).toBeGreaterThan(0);
  const both = await Promise.all([provider.semanticHighlight(document, { textDocument }), provider.semanticHighlightRange(document, { textDocument, range })]);
  expect(both.map(({ data }) => data)).toEqual([whole, part]);
});
