/** What the grammar lets stand at a place of a text. */
import { GrammarUtils, type CompletionParserResult, type GrammarAST, type LangiumDocument, type LangiumParser } from 'langium';
import { findFirstFeatures, findNextFeatures, type LangiumServices, type NextFeature } from 'langium/lsp';
import { readableText } from './blanked.ts';
import { nearbyText } from '../../model/nearby.ts';

/** No more words at the end of a text are read in all ways. */
const MOST_LEFT = 6;

/** Reads the text before a place as far as it matters there, so that it costs the same in a long file as in a short one. */
export class FeaturesAt {
  private readonly grammar: GrammarAST.Grammar;
  private readonly completionParser: LangiumServices['parser']['CompletionParser'];
  private readonly parser: LangiumParser;

  constructor(services: LangiumServices) {
    this.grammar = services.Grammar;
    this.completionParser = services.parser.CompletionParser;
    this.parser = services.parser.LangiumParser;
  }

  /**
   * What may stand at a place.
   * @param times how often lines before it that cannot be read are blanked
   */
  features(document: LangiumDocument, offset: number, times: number): NextFeature[] {
    return this.next(this.textBefore(document, offset, times));
  }

  /**
   * What may stand behind a text. The parser reads a text that is not finished in one way only: behind a comma it takes a list to go on or to be
   * closed, and behind "Rate in" it takes a period for certain. So the last words are left to be read in all ways: a comma always, and
   * more of them where nothing could follow otherwise.
   */
  next(text: string): NextFeature[] {
    const whole = this.completionParser.parse(text);
    const { tokens } = whole;
    if (whole.tokenIndex === 0) return findFirstFeatures(GrammarUtils.getEntryRule(this.grammar)!.definition).map((stack) => stack[stack.length - 1]!);
    const first = tokens.at(-1)?.image === ',' && whole.tokenIndex === tokens.length ? 1 : 0;
    for (let left = first; left <= MOST_LEFT; left++) {
      const at = tokens.length - left;
      if (at <= 0) break;
      const { tokenIndex, elementStack } = left === 0 ? whole : this.completionParser.parse(text.slice(0, tokens[at]!.startOffset));
      const features = tokenIndex === 0 ? [] : findNextFeatures([elementStack.map((feature) => ({ feature }))], tokens.slice(tokenIndex));
      if (features.length > 0) return features;
    }
    return [];
  }

  /**
   * Where in the grammar the text before a place ends.
   * @param more words that are taken to stand at the place
   */
  stackAt(document: LangiumDocument, offset: number, times = 0, more = ''): CompletionParserResult {
    return this.completionParser.parse(this.textBefore(document, offset, times) + more);
  }

  /** The text before a place as far as it matters. */
  textBefore(document: LangiumDocument, offset: number, times = 0): string {
    const text = nearbyText(document, offset);
    return times === 0 ? text : readableText(text, times, this.parser);
  }
}
