import { readFileSync } from 'node:fs';
import { GrammarAST } from 'langium';
import { findNextFeatures } from 'langium/lsp';
import { describe, expect, it } from 'vitest';
import { FeaturesAt } from '@remit/language/lsp/completion/features-at';
import { nearbyText, surroundings } from '@remit/language/model/nearby';
import { contractText } from '../bench/texts.ts';
import { editor, fresh } from '../helpers/editor.ts';

const EXAMPLE = readFileSync('examples/northshire-diabetes/northshire-diabetes.remit', 'utf8');
const { services, open } = editor();
const { document } = await open({ uri: fresh(), text: EXAMPLE });
const root = document.parseResult.value;
const featuresAt = new FeaturesAt(services.remit);

/** What may stand somewhere, as the words and rules it begins with. */
function spoken(features: readonly { readonly feature: GrammarAST.AbstractElement }[]): string[] {
  return [...new Set(features.map(({ feature }) => (GrammarAST.isKeyword(feature) ? `"${feature.value}"` : GrammarAST.isRuleCall(feature) ? feature.rule.$refText : feature.$type)))].sort();
}

function ofWholeText(offset: number): string[] {
  const { tokens, tokenIndex, elementStack } = services.remit.parser.CompletionParser.parse(EXAMPLE.slice(0, offset));
  return spoken(findNextFeatures([elementStack.map((feature) => ({ feature }))], tokens.slice(tokenIndex)));
}

describe('what is looked at to complete a word', () => {
  it('is short in a long text', () => {
    const offset = EXAMPLE.lastIndexOf('expect ');
    expect(nearbyText(document, offset).length).toBeLessThan(1_500);
    expect(EXAMPLE.length).toBeGreaterThan(5_000);
  });

  it('says the same as the whole text, behind every twelfth word', () => {
    const places = [...EXAMPLE.matchAll(/\S+/g)].map(({ index }) => index).filter((offset, index) => offset > EXAMPLE.indexOf('\ncontract ') + 1 && index % 12 === 5);
    expect(places.length).toBeGreaterThan(50);
    for (const offset of places) expect([offset, spoken(featuresAt.features(document, offset, 0))]).toEqual([offset, ofWholeText(offset)]);
  });

  it('is split into the same words as the whole text', () => {
    const words = (text: string): number[] => services.remit.parser.Lexer.tokenize(text).tokens.map(({ startOffset }) => startOffset);
    const all = words(EXAMPLE);
    for (let offset = 1; offset < EXAMPLE.length; offset += 97) {
      const { from, to } = surroundings(document, offset);
      expect(from).toBeLessThanOrEqual(offset);
      expect(to).toBeGreaterThanOrEqual(offset);
      expect(words(EXAMPLE.slice(from, to)).map((start) => start + from)).toEqual(all.filter((start) => start >= from && start < to));
    }
  });

  it('ends in the declaration, entry or fact at the place', () => {
    const within = (words: string): string => surroundings(document, EXAMPLE.indexOf(`\n  ${words}`) + 5).within.$type;
    expect(root.$type).toBe('RemitFile');
    expect(within('payment Core')).toBe('Payment');
    expect(within('expect ')).toBe('Expectation');
  });
});

describe('completion in a long text with mistakes', () => {
  const long = contractText(3_000).replaceAll('from Board to Trust\n', 'form Board to Trust\n');
  const at = long.lastIndexOf('    paid quarterly');

  it('offers what the mistakes leave open', async () => {
    const items = await editor().complete({ uri: fresh(), text: `${long.slice(0, at)}    <|>\n${long.slice(at)}` });
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['amount', 'from', 'to', 'paid']));
  });
});
