import type { AstNode } from 'langium';
import { AbstractSemanticTokenProvider, type LangiumServices, type SemanticTokenAcceptor } from 'langium/lsp';
import { SemanticTokenModifiers, SemanticTokenTypes } from 'vscode-languageserver-types';
import * as ast from '../ast.ts';
import { kindOf } from './symbols/kinds.ts';

/** Colours names by what they stand for, wherever they are used and numbers as numbers. Wording is left to the editor's grammar, which colours its holes. */
export class RemitSemanticTokens extends AbstractSemanticTokenProvider {
  constructor(services: LangiumServices) {
    super(services);
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
