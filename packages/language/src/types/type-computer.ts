import { AstUtils, WorkspaceCache, type AstNode, type LangiumSharedCoreServices } from 'langium';
import * as ast from '../ast.ts';
import { declaredType } from './names.ts';
import { Inference } from './inference.ts';
import type { Findings } from './findings.ts';
import { unknown, type ValueType } from './value-type.ts';

/** Types of declared values and of expressions. Types of named values are remembered until any file changes. */
export class TypeComputer {
  private readonly cache: WorkspaceCache<AstNode, ValueType>;
  private readonly open = new Set<AstNode>();

  constructor(shared: LangiumSharedCoreServices) {
    this.cache = new WorkspaceCache(shared);
  }

  /** The type of what a name stands for; `undefined` for names without a value (parties, funds …). */
  ofDeclaration(node: AstNode): ValueType | undefined {
    const remembered = this.cache.get(node);
    if (remembered) return remembered;
    // A value that depends on itself has no type; the circle is reported elsewhere.
    if (this.open.has(node)) return unknown;
    this.open.add(node);
    try {
      const type = declaredType(node, this);
      if (type) this.cache.set(node, type);
      return type;
    } finally {
      this.open.delete(node);
    }
  }

  /** The type of an expression or amount where it stands, without reporting anything. */
  ofExpression(node: ast.Expression | ast.Amount | ast.SharedOut): ValueType {
    const inference = new Inference(this, undefined);
    const place = AstUtils.getContainerOfType(node, ast.isDeclaration);
    return ast.isAmount(node) ? inference.amount(node, inference.placeOf(place)) : inference.value(node, inference.placeOf(place));
  }

  /** Infers an amount or expression and reports what does not fit. */
  inference(findings: Findings): Inference {
    return new Inference(this, findings);
  }
}
