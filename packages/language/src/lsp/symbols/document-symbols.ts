import { AstUtils, CstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { kindOf } from './kinds.ts';

/** Declarations that contain others only as clauses, so that the outline shows them as leaves. */
const OUTLINED = /^(Contract|Party|Group|SetDeclaration|BandsDeclaration|TopicSet|Cohort|Body|Population|SizeFact|Fact|Measure|Judgement|Outcome|Fund|Payment|Pool|Withhold|RiskShare|PersonalBudget|Subcontract|Choice|Let|Curve|Table|SharedItem|SharedFacts|Scenario|Variation)$/;

/** The outline of a file: contracts with their declarations, and scenarios, each with its title. */
export class RemitDocumentSymbols implements DocumentSymbolProvider {
  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    return this.below(document.parseResult.value);
  }

  private below(node: AstNode): DocumentSymbol[] {
    return AstUtils.streamContents(node).toArray()
      .sort((a, b) => (a.$cstNode?.offset ?? 0) - (b.$cstNode?.offset ?? 0))
      .flatMap((child) => this.symbol(child));
  }

  private symbol(node: AstNode): DocumentSymbol[] {
    const children = this.below(node);
    const cst = node.$cstNode;
    const name = outlinedName(node);
    if (cst === undefined || name === undefined) return children;
    const named = node as AstNode & { name?: string; title?: string };
    return [{
      name,
      ...(named.name !== undefined && named.title ? { detail: named.title } : {}),
      kind: kindOf(node.$type).symbol,
      range: cst.range,
      selectionRange: nameRange(node) ?? cst.range,
      ...(children.length > 0 ? { children } : {}),
    }];
  }
}

/** What the outline shows a declaration as: its name, title or number; undefined where it shows none. */
export function outlinedName(node: AstNode): string | undefined {
  const { name, title, number } = node as AstNode & { name?: string; title?: string; number?: string };
  return OUTLINED.test(node.$type) ? (name ?? title ?? number) || undefined : undefined;
}

/** Where the name of a declaration stands; undefined where it has none. */
export function nameRange(node: AstNode): DocumentSymbol['range'] | undefined {
  if (!node.$cstNode) return undefined;
  for (const leaf of CstUtils.flattenCst(node.$cstNode)) {
    if (!leaf.hidden && leaf.text === (node as { name?: string }).name) return leaf.range;
  }
  return undefined;
}
