import { isAstNode, type AstNode, type AstNodeDescription } from 'langium';
import type { NodeKindProvider } from 'langium/lsp';
import type { CompletionItemKind, SymbolKind } from 'vscode-languageserver-types';
import { kindOf } from './kinds.ts';

/** Symbol and completion kinds of declarations. */
export class RemitNodeKinds implements NodeKindProvider {
  getSymbolKind(node: AstNode | AstNodeDescription): SymbolKind {
    return kindOf(typeOf(node)).symbol;
  }

  getCompletionItemKind(node: AstNode | AstNodeDescription): CompletionItemKind {
    return kindOf(typeOf(node)).completion;
  }
}

function typeOf(node: AstNode | AstNodeDescription): string {
  return isAstNode(node) ? node.$type : node.type;
}
