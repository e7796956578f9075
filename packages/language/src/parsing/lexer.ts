import type { IToken } from 'chevrotain';
import { DefaultLexer, type LexerResult, type LexingDiagnostic, type TokenizeOptions } from 'langium';
import type { DiagnosticExtras } from '../diagnostics/entry.ts';
import { tooDeep } from '../diagnostics/syn.ts';
import { tooDeepAt } from './nesting.ts';
import { isUnseen, mendWords } from './unseen-characters.ts';
import { tokenFinding, unexpectedFinding, type TokenFinding } from './lexical-findings.ts';

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
    const diagnostics: RemitLexingDiagnostic[] = [];
    for (const error of result.errors) {
      const place = { offset: error.offset, length: error.length, line: error.line ?? 1, column: error.column ?? 1 };
      diagnostics.push(toDiagnostic(unexpectedFinding(text.slice(error.offset, error.offset + error.length)), place));
    }
    const gaps = result.errors.filter(({ offset, length }) => isUnseen(text.slice(offset, offset + length)));
    if (gaps.length > 0) mendWords(result.tokens, gaps, image => this.oneWord(image));
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

  private oneWord(image: string): IToken | undefined {
    const { tokens, errors } = super.tokenize(image);
    return tokens.length === 1 && errors.length === 0 ? tokens[0] : undefined;
  }
}

function firstLine(image: string): number {
  const end = image.search(/[\r\n]/);
  return end < 0 ? image.length : Math.max(end, 1);
}

function toDiagnostic(finding: TokenFinding, place: { offset: number; length: number; line: number; column: number }): RemitLexingDiagnostic {
  const corrections = finding.replacement === undefined ? [] : [{
    title: finding.replacement === '' ? 'Delete it' : `Write '${finding.replacement}'`,
    edits: [{ offset: place.offset, end: place.offset + place.length, text: finding.replacement }],
  }];
  return { ...place, message: finding.message, severity: 'error', extras: { code: finding.code, corrections } };
}
