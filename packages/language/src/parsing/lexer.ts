import type { IToken, TokenType } from 'chevrotain';
import { DefaultLexer, type LexerResult, type LexingDiagnostic, type TokenizeOptions } from 'langium';
import type { DiagnosticExtras } from '../diagnostics/entry.ts';
import { tooDeep } from '../diagnostics/syn.ts';
import { tooDeepAt } from './nesting.ts';
import { isForeign, latinFor } from './foreign-letters.ts';
import { foreignFinding, signFinding, tokenFinding, unexpectedFinding, type TokenFinding } from './lexical-findings.ts';
import { mendWords, type Gap } from './mended-words.ts';
import { joinFigures } from './joined-figures.ts';
import { readSigns } from './signs.ts';
import { endBeforeBrace } from './unclosed-texts.ts';
import { isUnseen } from './unseen-characters.ts';

/** A finding of the lexer with what an editor needs to correct it. */
export interface RemitLexingDiagnostic extends LexingDiagnostic {
  readonly extras: DiagnosticExtras;
}

/** The types of tokens that already carry a finding of the lexer: the parser need not complain again. */
export function isWrongForm(token: IToken): boolean {
  return token.tokenType.name.startsWith('BAD_') || token.tokenType.name.startsWith('UNCLOSED_') || token.tokenType.name === 'SMART_STRING';
}

/** Reports wrong forms precisely, wherever they stand; each has a code and, where it is certain, a correction. */
export class RemitLexer extends DefaultLexer {
  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const result = super.tokenize(text, options);
    const types = this.definition as Record<string, TokenType>;
    endBeforeBrace(result.tokens, types);
    joinFigures(result.tokens, text, types);
    const diagnostics = this.strangers(text, result);
    for (const token of [...result.tokens, ...result.hidden]) {
      const finding = tokenFinding(token.tokenType.name, token.image);
      if (finding) diagnostics.push(toDiagnostic(finding, { offset: token.startOffset, length: firstLine(token.image), line: token.startLine ?? 1, column: token.startColumn ?? 1 }));
    }
    const cut = tooDeepAt(result.tokens);
    if (cut !== undefined) {
      const token = result.tokens[cut]!;
      const place = { offset: token.startOffset, length: token.image.length, line: token.startLine ?? 1, column: token.startColumn ?? 1 };
      diagnostics.push(toDiagnostic({ code: tooDeep.code, message: tooDeep.message() }, place));
      result.tokens.length = cut;
    }
    return { ...result, errors: [], report: { diagnostics } };
  }

  /** Findings on what belongs to no token. A word with letters of another alphabet is one finding; it is read as the word that was meant. */
  private strangers(text: string, { errors, tokens }: LexerResult): RemitLexingDiagnostic[] {
    const strange = errors.flatMap(error => piecesOf(text.slice(error.offset, error.offset + error.length), error));
    const textOf = ({ offset, length }: { offset: number; length: number }): string => text.slice(offset, offset + length);
    const gaps = strange.flatMap(place => gapOf(textOf(place), place) ?? []);
    const words = gaps.length > 0 ? mendWords(tokens, gaps, image => this.oneWord(image)) : [];
    const diagnostics: RemitLexingDiagnostic[] = [];
    const told = new Set<number>();
    for (const { gaps: inside, token } of words) {
      const foreign = inside.filter(({ instead }) => instead !== '');
      if (foreign.length === 0) continue;
      const place = { offset: token.startOffset, length: token.endOffset! + 1 - token.startOffset, line: token.startLine!, column: token.startColumn! };
      diagnostics.push(toDiagnostic(foreignFinding(foreign.map(textOf), textOf(place), token.image), place));
      for (const { offset } of inside) told.add(offset);
    }
    for (const sign of readSigns(text, tokens, strange.filter(({ offset }) => !told.has(offset)), this.definition as Record<string, TokenType>)) {
      diagnostics.push(toDiagnostic(signFinding(sign), sign.place));
      told.add(sign.place.offset);
    }
    for (const place of strange) if (!told.has(place.offset)) diagnostics.push(toDiagnostic(unexpectedFinding(textOf(place)), place));
    return diagnostics;
  }

  private oneWord(image: string): IToken | undefined {
    const { tokens, errors } = super.tokenize(image);
    return tokens.length === 1 && errors.length === 0 ? tokens[0] : undefined;
  }
}

interface Stretch { readonly offset: number; readonly length: number; readonly line: number; readonly column: number }

/** A stretch that belongs to no token, letters and characters that cannot be seen apart from the rest. */
function piecesOf(text: string, { offset, line = 1, column = 1 }: { offset: number; line?: number | undefined; column?: number | undefined }): Stretch[] {
  const pieces: Stretch[] = [];
  let last: string | undefined;
  for (const { 0: character, index } of text.matchAll(/./gsu)) {
    const kind = isUnseen(character) ? 'unseen' : isForeign(character) ? 'letter' : 'other';
    const before = pieces.at(-1);
    if (before && kind === last) pieces[pieces.length - 1] = { ...before, length: offset + index + character.length - before.offset };
    else pieces.push({ offset: offset + index, length: character.length, line, column: column + index });
    last = kind;
  }
  return pieces;
}

/** How a stretch that belongs to no token is read inside a word: what cannot be seen as nothing, letters of other alphabets as Latin ones. */
function gapOf(text: string, place: Stretch): Gap | undefined {
  if (isUnseen(text)) return { ...place, instead: '', written: '' };
  if (!isForeign(text)) return undefined;
  const latin = latinFor(text);
  const capital = /^\p{Lu}/u.test(text);
  return { ...place, instead: latin ?? (capital ? 'X' : 'x').padEnd(text.length, 'x'), written: latin ?? text };
}

function firstLine(image: string): number {
  const end = image.search(/[\r\n]/);
  return end < 0 ? image.length : Math.max(end, 1);
}

function toDiagnostic(finding: TokenFinding, place: Stretch): RemitLexingDiagnostic {
  const corrections = finding.replacement === undefined ? [] : [{
    title: finding.replacement === '' ? 'Delete it' : `Write '${finding.replacement}'`,
    edits: [{ offset: place.offset, end: place.offset + place.length, text: finding.replacement }],
  }];
  return { ...place, message: finding.message, severity: 'error', extras: { code: finding.code, corrections } };
}
