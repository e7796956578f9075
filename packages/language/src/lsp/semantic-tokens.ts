import type { AstNode, Cancellation, LangiumDocument } from 'langium';
import { AbstractSemanticTokenProvider, type LangiumServices, type SemanticTokenAcceptor } from 'langium/lsp';
import { SemanticTokenModifiers, SemanticTokenTypes, type SemanticTokens } from 'vscode-languageserver-types';
import type { SemanticTokensParams, SemanticTokensRangeParams } from 'vscode-languageserver';
import * as ast from '../ast.ts';
import { kindOf } from './symbols/kinds.ts';

/** Colours names by what they stand for, wherever they are used and numbers as numbers. Wording is left to the editor's grammar, which colours its holes. */
export class RemitSemanticTokens extends AbstractSemanticTokenProvider {
  private last: Promise<unknown> = Promise.resolve();

  constructor(services: LangiumServices) {
    super(services);
  }

  override semanticHighlight(document: LangiumDocument, params: SemanticTokensParams, token?: Cancellation.CancellationToken): Promise<SemanticTokens> {
    return this.inTurn(() => super.semanticHighlight(document, params, token));
  }

  override semanticHighlightRange(document: LangiumDocument, params: SemanticTokensRangeParams, token?: Cancellation.CancellationToken): Promise<SemanticTokens> {
    return this.inTurn(() => super.semanticHighlightRange(document, params, token));
  }

  /** What has been found so far is kept in one place, so a request waits for the one before: editors ask for a whole text and for the part in view at once. */
  private inTurn<T>(answer: () => Promise<T>): Promise<T> {
    const result = this.last.then(answer);
    this.last = result.catch(() => {});
    return result;
  }

  protected override highlightElement(node: AstNode, acceptor: SemanticTokenAcceptor): void {
    if ('name' in node && typeof node.name === 'string') {
      acceptor({ node, property: 'name', type: kindOf(node.$type).token, modifier: SemanticTokenModifiers.declaration });
    }
    for (const [property, value] of Object.entries(node)) {
      if (property.startsWith('$')) continue;
      (Array.isArray(value) ? value : [value]).forEach((item: unknown, index) => {
        const target = referenced(item);
        if (target) acceptor({ node, property, ...(Array.isArray(value) ? { index } : {}), type: kindOf(target.$type).token });
      });
    }
    if (ast.isQuantity(node)) acceptor({ node, property: 'lexeme', type: SemanticTokenTypes.number });
  }
}

function referenced(value: unknown): AstNode | undefined {
  return typeof value === 'object' && value !== null && '$refText' in value && 'ref' in value ? (value.ref as AstNode | undefined) : undefined;
}
