import { describe, expect, it } from 'vitest';
import type { SignatureHelp } from 'vscode-languageserver';
import { PHRASES } from '@remit/language/lsp/generated/phrases';
import { contractText } from '../bench/texts.ts';
import { editor, fresh } from '../helpers/editor.ts';
import { phrasesText } from '../../scripts/reference/phrases.ts';
import { readFileSync } from 'node:fs';

const HEADER = `contract Care "Care" {
  term 1 April 2026 to 31 March 2028
  commissioner Icb "Integrated Care Board"
  fact Spend "Spend" { money between £0 and £1m, each year }
`;
const shared = editor();

async function help(text: string): Promise<SignatureHelp | undefined> {
  const { document, offset } = await shared.open({ uri: fresh(), text });
  return shared.services.remit.lsp.SignatureHelp!.provideSignatureHelp(document, { textDocument: { uri: document.uri.toString() }, position: document.textDocument.positionAt(offset) });
}

/** Each phrase, the part at the cursor between « and ». */
async function phrases(text: string): Promise<string[]> {
  return ((await help(`${HEADER}  ${text}`))?.signatures ?? []).map(({ label, parameters, activeParameter }) => {
    const [from, to] = parameters![activeParameter!]!.label as [number, number];
    return `${label.slice(0, from)}«${label.slice(from, to)}»${label.slice(to)}`;
  });
}

describe('help with a phrase that is being written', () => {
  it.each([
    ['payment A { amount <|>', '«amount ‹amount›»'],
    ['payment A { amount round <|>', '«round ‹value›» ‹rounding›'],
    ['payment A { amount round Spend<|>', '«round ‹value›» ‹rounding›'],
    ['payment A { amount round Spend <|>', 'round ‹value› «‹rounding›»'],
    ['payment A { amount round Spend to <|>', '«to (‹money› | ‹percentage› | ‹number›)» [places | decimal (place | places)] [, (half (up | down | even) | up | down)]'],
    ['payment A { amount round Spend to £1, <|>', 'to (‹money› | ‹percentage› | ‹number›) [places | decimal (place | places)] «[, (half (up | down | even) | up | down)]»'],
    ['fact B { number between <|>', '«between ‹plain value›» and ‹plain value›'],
    ['fact B { number between 5 <|>', 'between ‹plain value› «and ‹plain value›»'],
    ['fact B { number between 5 and <|>', 'between ‹plain value› «and ‹plain value›»'],
    ['payment A { amount 8% of <|>', '‹value› «[of ‹value›]»'],
    ['payment A { amount £5 per person <|>', 'per ‹noun› «[in ‹name›]»'],
    ['payment A { amount Spend in bands { <|>', '«in bands { … }»'],
    ['payment A { amount Spend in bands { 50% to <|>', '‹value› «to [below] ‹value›:» ‹value›'],
    ['payment A { amount Spend in parts { first £5: <|>', '«in parts { … }»'],
    ['payment A { amount Spend rising from <|>', '«(rising | falling) from ‹value›» to ‹value› [starting at ‹value›]'],
    ['payment A { amount Spend rising from 5% to <|>', '(rising | falling) from ‹value› «to ‹value›» [starting at ‹value›]'],
    ['payment A { amount Spend rising from 5% to 6% <|>', '(rising | falling) from ‹value› to ‹value› «[starting at ‹value›]»'],
    ['payment A { amount up to £5 { 60% for <|>', '‹quantity› «for ‹value›» [‹step› …] [as Name]'],
    ['payment A { amount £5 then up to £6 <|>', 'then up to ‹value› «[‹span›]»'],
    ['payment A { paid monthly, due 15 days <|>', '‹number› ‹unit of time› «after ‹event›»'],
    ['subcontract S { pays 5% of A, monthly, within 15 <|>', 'within ‹number› «‹unit of time›» of (‹event› | a valid invoice | receipt by the head)'],
    ['subcontract S { pays 5% of A, monthly, within 15 days of <|>', 'within ‹number› ‹unit of time› «of (‹event› | a valid invoice | receipt by the head)»'],
  ])('%s', async (text, wanted) => {
    expect((await phrases(text))[0]).toBe(wanted);
  });

  it('shows every way in which the words can go on', async () => {
    expect(await phrases('payment A { amount £5 per <|>')).toEqual(['«per ‹number›» [‹noun›] [in ‹name›]', '«per ‹noun›» [in ‹name›]', '«per ‹group or set›» [in ‹name›]']);
    expect(await phrases('payment A { amount £5 then <|>')).toEqual([
      '«then up to ‹value›» [‹span›]', '«then no lower than ‹value›» [‹span›]', '«then reduced by ‹value›»', '«then minus ‹value›»', '«then plus ‹value›»', '«then times ‹value›»',
      '«then round ‹rounding›»', '«then only if ‹condition›»',
    ]);
  });

  it('says what the reference says, and where', async () => {
    const shown = await help(`${HEADER}  payment A { amount £5 then up to <|>`);
    expect(shown?.signatures[0]!.documentation).toEqual({
      kind: 'markdown',
      value: 'A cap, a floor, a reduction, a sum less or more, a factor, a rounding, a condition (0 where it does not hold), a share.\n\n*Reference: docs/language/amounts.md#steps*',
    });
  });

  it.each(['// amount round <|>', 'payment A { amount "round <|>', '/* amount round <|> */', '"""amount round <|>"""', 'payment A { <|> }', 'payment A { garbage here <|>', 'fact B <|>', ''])('says nothing where no phrase is written: %s', async (text) => {
    expect(await phrases(text)).toEqual([]);
  });

  it('never breaks down, wherever a text ends', async () => {
    const text = contractText(60);
    const { document } = await shared.open({ uri: fresh(), text });
    for (let offset = 0; offset <= text.length; offset += 7) {
      const shown = await shared.services.remit.lsp.SignatureHelp!.provideSignatureHelp(document, { textDocument: { uri: '' }, position: document.textDocument.positionAt(offset) });
      for (const { parameters, activeParameter } of shown?.signatures ?? []) expect(parameters![activeParameter!]).toBeDefined();
    }
  });

  it('is written from the reference', () => {
    expect(readFileSync('packages/language/src/lsp/generated/phrases.ts', 'utf8')).toBe(phrasesText());
    expect(PHRASES.size).toBeGreaterThan(150);
  });
});
