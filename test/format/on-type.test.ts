import { readFileSync } from 'node:fs';
import { URI } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { describe, expect, it } from 'vitest';
import { editor, fresh } from '../helpers/editor.ts';
import { Random } from '../helpers/random.ts';

const { services } = editor();
const open = async ({ uri, text }: { uri: string; text: string }) =>
  ({ document: services.shared.workspace.LangiumDocumentFactory.fromString(text.replace('<|>', ''), URI.parse(uri)), offset: Math.max(0, text.indexOf('<|>')) });
const formatter = services.remit.lsp.Formatter!;

/** What a text becomes when its last typed sign is the one before the cursor, `<|>`. */
async function typed(text: string): Promise<string> {
  const { document, offset } = await open({ uri: fresh(), text });
  const [ch, at] = [document.textDocument.getText()[offset - 1] === '}' ? '}' : '\n', document.textDocument.positionAt(offset)];
  const edits = (await formatter.formatDocumentOnType(document, { ch, position: at, textDocument: { uri: document.uri.toString() }, options: { tabSize: 2, insertSpaces: true } })) as TextEdit[];
  const [before, after] = [document.textDocument.getText().slice(0, offset), document.textDocument.getText().slice(offset)];
  const changed = TextDocument.applyEdits(document.textDocument, edits);
  expect(changed.endsWith(after)).toBe(true);
  expect(changed.replace(/\s/g, '')).toBe((before + after).replace(/\s/g, ''));
  return `${changed.slice(0, changed.length - after.length)}<|>${after}`;
}

const inContract = (text: string): string => `contract A "a" {\n  commissioner Icb "Board"\n${text}\n}\n`;

describe('formatting on "}"', () => {
  it('sets in and spaces out the block that it closes', async () => {
    expect(await typed(inContract('payment   Core "Core" {\nfrom Icb to   Icb\n      paid yearly, due 5 days after the period\namount    £5\n    }<|>')))
      .toBe(inContract('  payment Core "Core" {\n    from Icb to Icb\n    paid yearly, due 5 days after the period\n    amount £5\n  }<|>'));
  });

  it('leaves what is not closed, other declarations and what is between quotation marks alone', async () => {
    const other = '  fact   B { money between £0 and £5, each year }\n';
    expect(await typed(inContract(`${other}  payment Core "a  {b}<|>`))).toBe(inContract(`${other}  payment Core "a  {b}<|>`));
    const open = `contract A "a" {\n${other}  payment Core {\n  amount   £5 in bands { below 5: 1 }<|>\n`;
    expect(await typed(open)).toBe(open);
    expect(await typed(inContract(`${other}  payment Core { amount   £5 }<|>`))).toBe(inContract(`${other}  payment Core { amount £5 }<|>`));
  });

  it('moves no clause, and joins or splits no line', async () => {
    const text = inContract('  payment Core "Core" {\n    amount £5\n    from Icb\n    to Icb\n  }<|>');
    expect(await typed(text)).toBe(text);
    expect(await typed(inContract('  fact B { money\n    between £0 and £5,   each year }<|>'))).toBe(inContract('  fact B { money\n    between £0 and £5, each year }<|>'));
  });

  it('lays out the block where the rest of the file cannot be read', async () => {
    expect(await typed(`contract A "a" {\n  form Icb\n  payment Core {\n  amount   £5\n  }<|>\n  to to to\n}\n`)).toBe(`contract A "a" {\n  form Icb\n  payment Core {\n    amount £5\n  }<|>\n  to to to\n}\n`);
  });
});

describe('formatting on a new line', () => {
  it('lays out the line before, and no other', async () => {
    expect(await typed(inContract('  payment Core {\n      amount   £5\n    <|>\n   gate   yes\n  }'))).toBe(inContract('  payment Core {\n    amount £5\n    <|>\n   gate   yes\n  }'));
  });

  it('sets the new line in behind "{", and the brace that closes', async () => {
    expect(await typed('contract A "a" {\n<|>')).toBe('contract A "a" {\n  <|>');
    expect(await typed('contract A "a" {\n  payment Core {\n<|>\n}')).toBe('contract A "a" {\n  payment Core {\n    <|>\n}');
    expect(await typed('contract A "a" {\n    <|>}')).toBe('contract A "a" {\n<|>}');
  });

  it('does nothing in a wording, a comment or behind a phrase that goes on', async () => {
    for (const text of ['"""It says {\n<|>\n"""\ncontract A "a" {\n}\n', '/* a {\n<|>\n*/\n', 'contract A "a" {\n  rounding to £1,\n      <|>\n}\n', '// a {\n<|>\n']) expect(await typed(text)).toBe(text);
  });
});

describe('formatting on type in half-typed text', () => {
  it('changes no word and nothing behind the cursor, wherever the text breaks off', async () => {
    const example = readFileSync('examples/northshire-diabetes/northshire-diabetes.remit', 'utf8').replaceAll('<|>', '');
    const chance = new Random(7);
    const places = [...example.matchAll(/[}\n]/g)].map(({ index }) => index + 1);
    let changes = 0;
    for (let trial = 0; trial < 60; trial++) {
      const at = chance.pick(places);
      const gap = at + chance.below(200);
      const before = example.slice(0, at).replace(/ {2}(?=\S[^\n]*\n?$)/, '     ');
      const text = `${before}<|>${example.slice(gap)}`;
      if ((await typed(text)) !== text) changes++;
    }
    expect(changes).toBeGreaterThan(5);
  });
});

describe('formatting a range of a text that cannot be read as a whole', () => {
  const broken = 'contract A "a" {\n  form Icb\n  payment Core {\n  amount   £5\n  }\n  fact   B { money between £0 and £5, each year }\n}\n';
  const formatted = async (first: number, last: number): Promise<string> => {
    const { document } = await open({ uri: fresh(), text: broken });
    const range = { start: { line: first, character: 0 }, end: { line: last, character: 0 } };
    const edits = await formatter.formatDocumentRange(document, { range, textDocument: { uri: document.uri.toString() }, options: { tabSize: 2, insertSpaces: true } });
    return TextDocument.applyEdits(document.textDocument, edits as TextEdit[]);
  };

  it('lays out the declarations in it that can be read', async () => {
    expect(await formatted(5, 5)).toBe(broken.replace('fact   B', 'fact B'));
    expect(await formatted(2, 4)).toBe(broken.replace('  payment Core {\n  amount   £5\n  }', '  payment Core {\n    amount £5\n  }'));
    expect(await formatted(1, 1)).toBe(broken);
  });
});
