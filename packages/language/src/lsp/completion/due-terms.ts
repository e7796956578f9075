/** When payments of a contract fall due, as it says so far. */
import { AstUtils } from 'langium';
import * as ast from '../../ast.ts';

/** When something falls due, and what was written so last. */
export interface DueTerm { readonly text: string; readonly of: string }

/** Each way in which the contract says when payments fall due, the last one first; only those before an offset, if one is given. */
export function dueTerms(contract: ast.Contract | undefined, before = Infinity): DueTerm[] {
  const found = new Map<string, DueTerm>();
  for (const declaration of contract?.declarations ?? []) {
    if (!('clauses' in declaration) || !('name' in declaration) || typeof declaration.name !== 'string' || (declaration.$cstNode?.offset ?? 0) >= before) continue;
    for (const paid of (declaration.clauses as ast.PaymentClause[]).filter(ast.isPaid)) {
      const due = paid.options.find(ast.isDue)?.date;
      const place = due?.$cstNode;
      if (!place || place.end > before || AstUtils.streamAst(due).some(ast.isDueDateAnchor)) continue;
      const text = place.text.replace(/\s+/g, ' ');
      found.delete(text);
      found.set(text, { text, of: declaration.name });
    }
  }
  return [...found.values()].reverse();
}
