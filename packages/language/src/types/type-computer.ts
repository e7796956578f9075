import { AstUtils, WorkspaceCache, type AstNode, type LangiumSharedCoreServices } from 'langium';
import * as ast from '../ast.ts';
import { inOrderOfNeed } from '../model/order-of-need.ts';
import { treeOf } from '../model/tree.ts';
import { declaredType, readFrom } from './names.ts';
import { Inference } from './inference.ts';
import type { Findings } from './findings.ts';
import { unknown, type ValueType } from './value-type.ts';

/** What is remembered of the types of declared values. */
export type TypeMemory = Pick<Map<AstNode, ValueType>, 'get' | 'has'> & { set(node: AstNode, type: ValueType): unknown };

/** Types of declared values and of expressions. Types of named values are remembered until any file changes. */
export class TypeComputer {
  private cache: TypeMemory;
  private readonly open = new Set<AstNode>();

  constructor(shared: LangiumSharedCoreServices) {
    this.cache = new WorkspaceCache<AstNode, ValueType>(shared);
  }

  /** Does some work while a contract reads otherwise than it is written, with a memory of its own. The work must not wait for anything. */
  rememberingApart<T>(memory: TypeMemory, work: () => T): T {
    const before = this.cache;
    this.cache = memory;
    try {
      return work();
    } finally {
      this.cache = before;
    }
  }

  /** The type of what a name stands for; `undefined` for names without a value (parties, funds …). */
  ofDeclaration(node: AstNode): ValueType | undefined {
    const remembered = this.cache.get(node);
    if (remembered) return remembered;
    // A value that depends on itself has no type; the circle is reported elsewhere.
    if (this.open.has(node)) return unknown;
    let type: ValueType | undefined;
    const begun: AstNode[] = [];
    try {
      inOrderOfNeed(node, {
        needs: valuesIn,
        skips: each => this.open.has(each) || this.cache.has(each),
        begin: each => {
          this.open.add(each);
          begun.push(each);
        },
        finish: each => {
          type = declaredType(each, this);
          if (type) this.cache.set(each, type);
          this.open.delete(each);
        },
      });
    } finally {
      for (const each of begun) this.open.delete(each);
    }
    return type;
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

/** The named values whose types the type of a declaration follows from. */
function* valuesIn(node: AstNode): Generator<AstNode> {
  const measured = ast.isOutcome(node) ? node.clauses.find(ast.isMeasuredBy)?.measure?.ref : undefined;
  if (measured && !ast.isOutcome(measured)) yield measured;
  for (const amount of readFrom(node)) {
    for (const part of treeOf(amount)) {
      const target = ast.isReference(part) ? part.part?.ref ?? part.target?.ref : ast.isRate(part) ? part.source?.ref : undefined;
      if (target) yield target;
    }
  }
}
