import { AstUtils, CstUtils, GrammarUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Range } from 'vscode-languageserver-types';
import * as ast from '../ast.ts';

/** A name in the text whose value can be looked up while a payment is stepped through. */
export interface NameWithValue {
  readonly name: string;
  readonly range: Range;
}

/** What has a value in the calculation of a payment. */
const withValue = [
  ast.isFact, ast.isMeasure, ast.isOutcome, ast.isLet, ast.isPayment, ast.isPool, ast.isWithhold, ast.isPersonalBudget, ast.isRiskShare, ast.isSubcontract,
] as const;

/**
 * The names whose values belong beside a stop: those of the declaration that is stopped at, from its first line to the last line of the stop, each once a line.
 *
 * @param stopped where it is stopped; lines from 0
 */
export function namesBesideStop(document: LangiumDocument, stopped: Range): readonly NameWithValue[] {
  const declaration = declarationAround(document, document.textDocument.offsetAt(stopped.start));
  if (!declaration?.$cstNode) return [];
  const last = stopped.end.line;
  const found = new Map<string, NameWithValue>();
  const add = (target: AstNode | undefined, name: string | undefined, range: Range | undefined): void => {
    if (!target || !name || !range || range.start.line > last || !withValue.some((is) => is(target))) return;
    const key = `${range.start.line} ${name}`;
    const before = found.get(key);
    if (!before || before.range.start.character > range.start.character) found.set(key, { name, range });
  };
  for (const node of AstUtils.streamAst(declaration)) {
    if (withValue.some((is) => is(node))) add(node, (node as { readonly name?: string }).name, GrammarUtils.findNodeForProperty(node.$cstNode, 'name')?.range);
    if (ast.isReference(node) && isOfAnother(node)) continue;
    for (const { reference } of AstUtils.streamReferences(node)) {
      if ('ref' in reference && reference.ref) add(reference.ref, (reference.ref as { readonly name?: string }).name, reference.$refNode?.range);
    }
  }
  return [...found.values()].sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
}

/** Whether what is read is not what the name alone comes to: of another period, some codes, a part, or of many at once. */
function isOfAnother(read: ast.Reference): boolean {
  if (read.period || read.part || read.codes.length > 0 || read.pooled || read.beforeUplift) return true;
  const aggregate = AstUtils.getContainerOfType(read, ast.isAggregate);
  return aggregate !== undefined && Boolean(aggregate.period ?? aggregate.window ?? (aggregate.cohorts || aggregate.dimensions.length > 0));
}

/** The declaration of a contract or of a library around a place. */
function declarationAround({ parseResult }: LangiumDocument, offset: number): AstNode | undefined {
  const root = parseResult.value.$cstNode;
  const leaf = root && (CstUtils.findLeafNodeAtOffset(root, offset) ?? CstUtils.findLeafNodeBeforeOffset(root, offset));
  for (let node = leaf?.astNode; node; node = node.$container) {
    if (node.$containerProperty === 'declarations' && !ast.isVariation(node)) return node;
  }
  return undefined;
}
