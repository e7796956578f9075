import type { IRecognitionException, IToken } from 'chevrotain';
import {
  DefaultDocumentValidator, type AstNode, type Cancellation, type DiagnosticInfo, type LangiumDocument, type ParseResult, type ValidationAcceptor, type ValidationOptions,
  type ValidationSeverity,
} from 'langium';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import { runChecks } from '../checks/run-checks.ts';
import { contractClosedEarly } from '../parsing/closed-early.ts';
import { halfScale } from '../parsing/half-scales.ts';
import { isWrongForm, type RemitLexingDiagnostic } from '../parsing/lexer.ts';
import { unpackFinding } from '../parsing/parser-messages.ts';
import type { RemitLinkingError } from '../scoping/linker.ts';
import type { RemitServices } from '../services.ts';
import { setAcceptedFindings } from './accepted.ts';
import { lostStretches, unknownByConsequence } from './consequences.ts';
import type { Correction, DiagnosticExtras } from './entry.ts';
import { semicolon } from './lex.ts';
import { incompletePhrase, missingComma, tooDeep, unexpectedHere } from './syn.ts';

/** Turns what the lexer, the parser and the linker found into diagnostics with codes, in the right places, and runs the checks. */
export class RemitDocumentValidator extends DefaultDocumentValidator {
  private readonly services: RemitServices;

  constructor(services: RemitServices) {
    super(services);
    this.services = services;
  }

  /** All checks are known, so they need no registry, which would look for them type by type and wait after each. */
  protected override validateAstNodes(root: AstNode, _options: ValidationOptions, accept: ValidationAcceptor, token: Cancellation.CancellationToken): Promise<void> {
    return runChecks(root, accept, this.services, token);
  }

  override async validateDocument(document: LangiumDocument, options?: ValidationOptions, token?: Cancellation.CancellationToken): Promise<Diagnostic[]> {
    const all = eachOnce(await super.validateDocument(document, options, token));
    const accepted = all.filter(({ data }) => (data as DiagnosticExtras | undefined)?.accepted);
    setAcceptedFindings(document, accepted.map((finding) => ({ finding, ...(finding.data as DiagnosticExtras).accepted! })));
    const diagnostics = accepted.length === 0 ? all : all.filter((one) => !accepted.includes(one));
    const { textDocument, parseResult } = document;
    const lost = lostStretches(parseResult, () => this.services.parser.Lexer.tokenize(textDocument.getText()).tokens);
    if (lost.length === 0) return diagnostics;
    return diagnostics.filter(({ code, range }) => {
      const offset = textDocument.offsetAt(range.start);
      return String(code).startsWith('LEX-') || !lost.some(({ after, to }) => offset > after && offset <= to);
    });
  }

  protected override processLexingErrors(parseResult: ParseResult, diagnostics: Diagnostic[]): void {
    for (const finding of (parseResult.lexerReport?.diagnostics ?? []) as RemitLexingDiagnostic[]) {
      const start = { line: (finding.line ?? 1) - 1, character: (finding.column ?? 1) - 1 };
      const end = { line: start.line, character: start.character + finding.length };
      diagnostics.push(this.error({ start, end }, finding.message, finding.extras));
    }
  }

  protected override processParsingErrors(parseResult: ParseResult, diagnostics: Diagnostic[]): void {
    if (diagnostics.some(diagnostic => diagnostic.code === tooDeep.code)) return;
    const places = new Set<string>();
    let lastTold: IRecognitionException | undefined;
    const misspelt = offsetsOf(parseResult);
    const semicolons = offsetsOf(parseResult, semicolon.code);
    let endOfScale = 0;
    const text = parseResult.value.$cstNode?.root.fullText ?? '';
    for (const problem of parseResult.parserErrors) {
      if (endOfScale > 0 && problem.token.startOffset < endOfScale) continue;
      if (isWrongForm(problem.token) || misspelt.has(problem.token.startOffset)) continue;
      const unpacked = unpackFinding(problem.message);
      const scale = unpacked.code === incompletePhrase.code ? halfScale(text, problem.token.startOffset) : undefined;
      const finding = scale ? { ...unpacked, message: scale.message } : unpacked;
      endOfScale = scale?.end ?? 0;
      const previous = (problem as IRecognitionException & { previousToken?: IToken }).previousToken;
      if (finding.at === 'before' && previous?.tokenType && isWrongForm(previous)) continue;
      // A semicolon in place of a comma is told already.
      if (finding.code === missingComma.code && isPlaced(previous) && [...semicolons].some(offset => offset >= previous.endOffset! && offset < problem.token.startOffset)) continue;
      const early = finding.code === unexpectedHere.code && problem.token.image === '}' ? contractClosedEarly(parseResult.value, problem.token.startOffset) : undefined;
      if (early) {
        const { end } = early.$cstNode!.range;
        const message = unexpectedHere.message({ found: '', place: '', contract: early.name ?? '' });
        diagnostics.push(this.error({ start: { ...end, character: end.character - 1 }, end }, message, { code: finding.code }));
        continue;
      }
      const { range, ownWord } = placeOf(problem, finding.at);
      const place = `${range.start.line}:${range.start.character}`;
      if (places.has(place) || follows(problem, lastTold)) continue;
      places.add(place);
      lastTold = problem;
      const corrections = finding.replacement && ownWord
        ? [{ title: `Write '${finding.replacement}'`, edits: [{ offset: problem.token.startOffset, end: problem.token.startOffset + problem.token.image.length, text: finding.replacement }] }]
        : finding.insert !== undefined && isPlaced(previous) ? [insertion(previous, finding.insert)] : [];
      diagnostics.push(this.error(range, finding.message, { code: finding.code, corrections }));
    }
  }

  protected override processLinkingErrors(document: LangiumDocument, diagnostics: Diagnostic[]): void {
    const misspelt = offsetsOf(document.parseResult);
    let follows: ReturnType<typeof unknownByConsequence> | undefined;
    for (const reference of document.references) {
      if (reference.$refNode && misspelt.has(reference.$refNode.offset)) continue;
      const problem = reference.error as RemitLinkingError | undefined;
      const range = reference.$refNode?.range;
      if (!problem || !range) continue;
      follows ??= unknownByConsequence(document, imported => this.services.scoping.VisibleNames.exportsOf(imported) !== undefined);
      if (!follows(reference, problem)) diagnostics.push(this.error(range, problem.message, { code: problem.code, corrections: problem.corrections }));
    }
  }

  protected override toDiagnostic<N extends AstNode>(severity: ValidationSeverity, message: string, info: DiagnosticInfo<N, string>): Diagnostic {
    const diagnostic = super.toDiagnostic(severity, message, info);
    diagnostic.data ??= { code: diagnostic.code };
    return diagnostic;
  }

  private error(range: Range, message: string, extras: DiagnosticExtras): Diagnostic {
    return { severity: 1, range, message, code: extras.code, source: this.getSource(), data: extras };
  }
}

/** Whether words could not be read only because those just before them, on the same line, could not be. */
function follows({ token }: IRecognitionException, last: IRecognitionException | undefined): boolean {
  if (!isPlaced(token) || !last || !isPlaced(last.token) || last.token.startLine !== token.startLine) return false;
  const between = token.startOffset - last.token.startOffset;
  return between >= 0 && between < 12;
}

/** What is found on two ways is told once. */
function eachOnce(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const told = new Set<string>();
  return diagnostics.filter(({ code, message, range: { start, end } }) => {
    const key = `${code} ${start.line}:${start.character}-${end.line}:${end.character} ${message}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}

/** Puts something directly after a word. */
function insertion(previous: IToken, text: string): Correction {
  const offset = previous.startOffset + previous.image.length;
  return { title: `Put '${text}' after '${previous.image.replace(/\s+/g, ' ').slice(0, 40)}'`, edits: [{ offset, end: offset, text }] };
}

/** Where the findings of the lexer start. What is wrong with a word in the same place follows from them. */
function offsetsOf(parseResult: ParseResult, code?: string): ReadonlySet<number> {
  const all = (parseResult.lexerReport?.diagnostics ?? []) as RemitLexingDiagnostic[];
  return new Set(all.filter(({ extras }) => code === undefined || extras.code === code).map(({ offset }) => offset));
}

/** Where to report: on the word at fault, or just after the word before it when something is missing and the next word is on a later line. */
function placeOf(problem: IRecognitionException, at: 'word' | 'before'): { range: Range; ownWord: boolean } {
  const token = problem.token;
  const previous = (problem as IRecognitionException & { previousToken?: IToken }).previousToken;
  if (!isPlaced(token)) return { range: afterToken(previous), ownWord: false };
  if (at === 'before' && isPlaced(previous) && (previous.endLine ?? 0) < (token.startLine ?? 0)) return { range: afterToken(previous), ownWord: false };
  return {
    range: {
      start: { line: token.startLine! - 1, character: token.startColumn! - 1 },
      end: { line: token.endLine! - 1, character: token.endColumn! },
    },
    ownWord: true,
  };
}

function isPlaced(token: IToken | undefined): token is IToken {
  return token !== undefined && Number.isFinite(token.startOffset) && token.startOffset >= 0 && Number.isFinite(token.endOffset ?? NaN);
}

function afterToken(token: IToken | undefined): Range {
  const position = isPlaced(token) ? { line: token.endLine! - 1, character: token.endColumn! } : { line: 0, character: 0 };
  return { start: position, end: position };
}
