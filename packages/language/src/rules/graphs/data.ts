import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { append } from '../../model/grouped.ts';
import { childrenOf } from '../../model/tree.ts';

/** What is reported from outside: a fact, a measure, or how many people a population has. */
export type Datum = ast.Fact | ast.Measure | ast.Population;

/** One declaration reads another for its amount, a gate or a part. */
export interface DataRead {
  readonly to: AstNode;
  /** The words that read it. */
  readonly at: AstNode;
  /** The period it is read of, where one is named; without one it is the period that is worked out. */
  readonly period?: ast.Period;
  /** It is read over a stretch of periods, or of a period before. */
  readonly isElsewhen: boolean;
}

/** Which reported values the payments of a contract are worked out from, also through named values, tables, curves and outcomes. */
export interface DataGraph {
  /** What is reported, in the order in which it is first read. */
  readonly data: readonly Datum[];
  /** What a declaration reads itself. */
  readsOf(node: AstNode): readonly DataRead[];
  /** For each payment and each value on the way, the first of the data that reaches it along the reads that are followed; all data are tried in order. */
  firstTo(data: readonly Datum[], follow: (read: DataRead, from: AstNode) => boolean): ReadonlyMap<AstNode, Datum>;
}

/** Makes the graph of a contract from its declarations, those that its variations add among them. */
export function dataGraphOf(declarations: readonly ast.Declaration[]): DataGraph {
  const reads = new Map<AstNode, readonly DataRead[]>();
  const readsOf = (node: AstNode): readonly DataRead[] => {
    let known = reads.get(node);
    if (!known) reads.set(node, known = isDatum(node) ? [] : readsIn(node));
    return known;
  };
  const reached = new Set<AstNode>(declarations.filter((one) => ast.isPayable(one)));
  const readers = new Map<AstNode, { readonly from: AstNode; readonly read: DataRead }[]>();
  for (const from of reached) {
    for (const read of readsOf(from)) {
      append(readers, read.to, { from, read });
      reached.add(read.to);
    }
  }
  return {
    data: [...reached].filter(isDatum),
    readsOf,
    firstTo: (data, follow) => {
      const first = new Map<AstNode, Datum>();
      for (const datum of data) {
        const queue: AstNode[] = [datum];
        for (const node of queue) {
          for (const { from, read } of readers.get(node) ?? []) {
            if (first.has(from) || !follow(read, from)) continue;
            first.set(from, datum);
            queue.push(from);
          }
        }
      }
      return first;
    },
  };
}

function isDatum(node: AstNode | undefined): node is Datum {
  return ast.isFact(node) || ast.isMeasure(node) || ast.isPopulation(node);
}

/** What is read on other days than those of the payment: what it opens with, what is paid on account, what raises its price. */
function isAside(node: AstNode): boolean {
  return ast.isUplift(node) || ast.isAdvance(node) || ast.isOpens(node) || ast.isMissingData(node) || ast.isNoReport(node) || ast.isEarned(node);
}

/** The reported values and those named in the contract that a declaration reads. What other payments earn is theirs to wait for. */
function readsIn(root: AstNode): DataRead[] {
  const found: DataRead[] = [];
  const stack: { readonly node: AstNode; readonly isElsewhen: boolean }[] = [{ node: root, isElsewhen: false }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node } = next;
    if (isAside(node)) continue;
    const isElsewhen = next.isElsewhen || isOverOthers(node);
    if (ast.isReference(node)) addRead(found, node.target?.ref, { at: node, isElsewhen: isElsewhen || isOther(node.period), ...(node.period && { period: node.period }) });
    else if (ast.isRate(node)) addRead(found, node.source?.ref, { at: node, isElsewhen });
    else if (ast.isMeasuredBy(node)) addRead(found, node.measure?.ref, { at: node, isElsewhen });
    else if (ast.isTable(node)) for (const key of node.keys) addRead(found, key.ref, { at: node, isElsewhen });
    const inner = childrenOf(node);
    for (let index = inner.length - 1; index >= 0; index--) stack.push({ node: inner[index]!, isElsewhen });
  }
  return found;
}

function addRead(found: DataRead[], target: AstNode | undefined, read: Omit<DataRead, 'to'>): void {
  const to = ast.isColumn(target) ? target.$container.$container : ast.isSizeFact(target) ? target.$container.$container : target;
  if (to && (isDatum(to) || ast.isLet(to) || ast.isTable(to) || ast.isCurve(to) || ast.isOutcome(to))) found.push({ to, ...read });
}

/** Whether what stands inside is read over other periods than the one that is worked out. */
function isOverOthers(node: AstNode): boolean {
  if (ast.isAggregate(node)) return node.window !== undefined && !isThisPeriod(node.window) || isOther(node.period);
  return ast.isOutcome(node) && node.clauses.some((clause) => ast.isMeasuredOver(clause) && !isThisPeriod(clause.window));
}

function isOther(period: ast.Period | undefined): boolean {
  return period !== undefined && !isThisPeriod(period);
}

/** Whether a stretch of time ends with the period that is worked out. */
export function isThisPeriod(window: ast.Window | undefined): boolean {
  if (ast.isTrailingWindow(window)) return window.ending === undefined;
  return ast.isRelativePeriod(window) && !window.previous && window.unit !== 'term';
}
