import type { IParserErrorMessageProvider, IToken, TokenType } from 'chevrotain';
import type { Grammar } from 'langium';
import { closestName } from '../diagnostics/close-names.ts';
import * as syn from '../diagnostics/syn.ts';
import { firstWords, type FirstWords } from './first-words.ts';
import { correctName, correctYear } from './literal-corrections.ts';
import { placeNoun } from './places.ts';
import { describeFound, describeTypes } from './token-words.ts';

/** What the parser says at a place. It can only hand on a string, so the parts travel in one, unpacked by {@link unpackFinding}. */
export interface SyntaxFinding {
  readonly code: string;
  readonly message: string;
  /** What to put in place of the offending word, where that is certain. */
  readonly replacement?: string;
  /** What to put between the word before and the offending one, where that is certain. */
  readonly insert?: string;
  /** Whether the offending word itself is at fault, or what is missing before it. */
  readonly at: 'word' | 'before';
}

/** The finding packed in a parser error's message. */
export function unpackFinding(message: string): SyntaxFinding {
  try {
    return JSON.parse(message) as SyntaxFinding;
  } catch {
    return { code: syn.expectedSomething.code, message: 'This part of the contract could not be read.', at: 'word' };
  }
}

type Actual = readonly IToken[] | IToken;

/** Messages of the parser in words of the contract. */
export class RemitParserMessages implements IParserErrorMessageProvider {
  private readonly grammar: () => Grammar;
  private words: FirstWords | undefined;

  constructor(grammar: () => Grammar) {
    this.grammar = grammar;
  }

  buildMismatchTokenMessage(options: { expected: TokenType; actual: IToken; previous: IToken; ruleName: string }): string {
    const { expected, actual, previous, ruleName } = options;
    if (expected.name === '}' || expected.name === 'EOF') return this.blockEnd(ruleName, actual);
    const needed = needs.get(`${plainName(ruleName)} ${expected.name}`);
    if (needed) return packFinding({ code: syn.incompletePhrase.code, message: syn.incompletePhrase.message({ word: 'not later than', missing: needed }), at: 'before' });
    return this.expecting([expected], actual, previous);
  }

  buildNotAllInputParsedMessage(options: { firstRedundant: IToken; ruleName: string }): string {
    return this.blockEnd('RemitFile', options.firstRedundant);
  }

  buildNoViableAltMessage(options: { expectedPathsPerAlt: TokenType[][][]; actual: IToken[]; previous: IToken; ruleName: string }): string {
    return this.expecting(firstOf(options.expectedPathsPerAlt.flat()), options.actual, options.previous);
  }

  buildEarlyExitMessage(options: { expectedIterationPaths: TokenType[][]; actual: IToken[]; previous: IToken; ruleName: string }): string {
    return this.expecting(firstOf(options.expectedIterationPaths), options.actual, options.previous);
  }

  /** A block (or the file) should have ended, or gone on with a clause. */
  private blockEnd(rule: string, actual: IToken): string {
    const place = placeNoun(plainName(rule));
    if (actual.tokenType.name === 'EOF') return packFinding({ code: syn.unclosedBrace.code, message: syn.unclosedBrace.message({ place }), at: 'before' });
    this.words ??= firstWords(this.grammar());
    const known = [...this.words.clauses(plainName(rule))].filter(word => /^[a-zA-Z]/.test(word) && !/^[A-Z_]{2,}$/.test(word)).sort();
    const missing = continuations.get(actual.tokenType.name);
    if (missing) return packFinding({ code: syn.incompletePhrase.code, message: syn.incompletePhrase.message({ word: actual.image, missing }), at: 'word' });
    if (/^[a-zA-Z]/.test(actual.image) && !/^[A-Z_]*$/.test(actual.tokenType.name) || actual.tokenType.name === 'WORD') {
      const suggestion = closestName(actual.image, known);
      return packFinding({ code: syn.unknownClause.code, message: syn.unknownClause.message({ word: actual.image, place, suggestion, known: known.length > 30 ? [] : known, isChange: /^Variation(?:Change)?$/.test(plainName(rule)) && isClauseElsewhere(this.words, actual.image), startsDeclaration: !suggestion && plainName(rule) !== 'Contract' && this.words.first('Declaration').has(actual.image) }), replacement: suggestion, at: 'word' });
    }
    if (actual.tokenType.name === '}' && plainName(rule) === 'RemitFile') {
      return packFinding({ code: syn.unexpectedHere.code, message: syn.unexpectedHere.message({ found: "this '}' closes nothing; it", place }), at: 'word' });
    }
    return packFinding({ code: syn.unexpectedHere.code, message: syn.unexpectedHere.message({ found: describeFound(actual), place }), at: 'word' });
  }

  private expecting(expected: readonly TokenType[], found: Actual, previous: IToken | undefined): string {
    const actual = Array.isArray(found) ? (found as readonly IToken[])[0]! : found as IToken;
    const names = expected.map(type => type.name);
    const onlyNames = names.every(name => name === 'ID' || name === 'BAD_NAME' || name === 'WORD');
    if (names.includes('ID') && (actual.tokenType.name === 'WORD' || (onlyNames && /^[a-z]/.test(actual.image))) && sameLine(previous, actual)) {
      const suggestion = correctName(actual.image);
      return packFinding({ code: syn.nameExpected.code, message: syn.nameExpected.message({ word: actual.image, suggestion }), replacement: suggestion, at: 'word' });
    }
    if (names.includes('FINANCIAL_YEAR') && actual.tokenType.name === 'FRACTION') {
      const first = /^\d{4}/.exec(actual.image)?.[0];
      const suggestion = first ? correctYear(`${first}/${String(Number(first) + 1).slice(-2)}`) : undefined;
      return packFinding({ code: syn.notConsecutive.code, message: syn.notConsecutive.message({ text: actual.image, suggestion }), replacement: suggestion, at: 'word' });
    }
    const keywords = names.filter(name => /^[a-z]/.test(name));
    const suggestion = actual.tokenType.name === 'WORD' ? closestName(actual.image, keywords) : undefined;
    const after = previous && previous.image ? previous.image.replace(/\s+/g, ' ').slice(0, 40) : undefined;
    const message = syn.expectedSomething.message({ expected: suggestion ? [`'${suggestion}'`] : describeTypes(expected), found: describeFound(actual), after });
    return packFinding({ code: syn.expectedSomething.code, message, replacement: suggestion, at: suggestion ? 'word' : 'before' });
  }
}

/** What the second half of a clause says, by its rule and the word that is missing. */
const needs = new Map<string, string>([
  ['DecidedBy ,', "', otherwise' and what counts if nothing is decided by then, such as ', otherwise no', ', otherwise 0%' or ', otherwise hold',"],
  ['DecidedBy otherwise', "'otherwise' and what counts if nothing is decided by then, such as 'otherwise no', 'otherwise 0%' or 'otherwise hold',"],
]);

/** Words that go on with an expression, and what must follow each. */
const continuations = new Map<string, string>([
  ['of', 'a name or a value'], ['at', "'least' or 'most'"], ['more', "'than'"], ['less', "'than'"], ['below', 'a value'], ['above', 'a value'], ['is', 'a value'],
  ['rising', "'from', or the first of its points"], ['falling', "'from', or the first of its points"], ['in', "a period, 'bands' or 'parts'"], ['per', 'a noun'],
  ['then', "'up to', 'no lower than', 'reduced by', 'round to', 'only if' or another step"], ['across', 'a group or a set'], ['over', "'the term' or a period"],
  ['and', 'a condition'], ['or', 'a condition'], ['+', 'a value'], ['-', 'a value'], ['*', 'a value'], ['/', 'a value'], ['where', 'a condition'],
  ['among', 'a code'], ['same', "'as'"], ['weighted', "'by'"], ['before', "'uplift'"], ['pooled', "'across'"], ['each', "'year', 'quarter' or 'month'"],
]);

/** Langium marks rule names with an invisible ending. */
function plainName(rule: string): string {
  return rule.replace(/\u200B$/, '');
}

function firstOf(paths: readonly (readonly TokenType[])[]): TokenType[] {
  return [...new Set(paths.map(path => path[0]).filter((type): type is TokenType => type !== undefined))];
}

function sameLine(previous: IToken | undefined, actual: IToken): boolean {
  return previous !== undefined && previous.endLine === actual.startLine;
}

/** A finding as the text in which it travels. */
export function packFinding(finding: SyntaxFinding): string {
  return JSON.stringify(finding);
}

/** What may have clauses of its own that a variation does not change. */
const CHANGED = ['Contract', 'Party', 'Group', 'Body', 'Population', 'Measure', 'Outcome', 'Fact', 'Fund', 'Payment', 'Pool', 'RiskShare', 'Subcontract', 'PersonalBudget', 'Choice', 'Pilot', 'Interest'];

/** Whether a word starts a clause of something that a variation could be about. */
function isClauseElsewhere(words: FirstWords, word: string): boolean {
  return CHANGED.some((rule) => words.clauses(rule).has(word));
}
