import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { append } from '../../model/grouped.ts';
import { childrenOf } from '../../model/tree.ts';
import { clauseOf } from '../../model/clauses.ts';
import type { Holder, MoneyGraph } from './money.ts';

/** What can be held against money: an outcome, or a measure that is read without one. */
export type ResultNode = ast.Outcome | ast.Measure;

/** A declaration whose money hangs on a result. */
export interface ResultReader {
  readonly by: ast.Payable;
  /** Where it reads it, or the named value through which it does. */
  readonly at: ast.Reference;
  /** The result only opens or closes the payment (`gate`, `then only if`), and does not change how much it is. */
  readonly isGate: boolean;
}

/** Which results money hangs on, also through named values, tables and curves. */
export interface ResultGraph {
  /** The outcomes that change how much is paid, in the order in which they are first read. */
  readonly paidOutcomes: readonly ast.Outcome[];
  /** The outcomes that money hangs on at all: those that are paid, then those that are gates only. */
  readonly decisiveOutcomes: readonly ast.Outcome[];
  /** The measures that change how much is paid without an outcome. */
  readonly paidMeasures: readonly ast.Measure[];
  /** The named values, tables and curves that change how much is paid. */
  readonly paidValues: ReadonlySet<ast.Let | ast.Table | ast.Curve>;
  /** Whose money hangs on a result. */
  readersOf(result: ResultNode): readonly ResultReader[];
  /** Those that read it themselves, not through named values. */
  directReadersOf(result: ResultNode): readonly ResultReader[];
  /** Who is paid by a result: those who receive what its readers pay, gates left out. */
  payeesOf(result: ResultNode): ReadonlySet<Holder>;
  /** The measures behind an outcome: its own, or those that the named value it is measured by is made of. */
  measuresOf(outcome: ast.Outcome): readonly ast.Measure[];
}

interface Read {
  readonly to: AstNode;
  readonly at: ast.Reference;
  readonly isGate: boolean;
}

/** Makes the graph of a contract from its declarations, those that its variations add among them. */
export function resultGraphOf(declarations: readonly ast.Declaration[], money: () => MoneyGraph): ResultGraph {
  const changes = new Map<AstNode, ast.VariationChange[]>();
  for (const one of declarations) {
    if (!ast.isVariation(one)) continue;
    for (const clause of one.clauses) if (ast.isVariationChange(clause) && clause.target?.ref) append(changes, clause.target.ref, clause);
  }
  const reads = new Map<AstNode, readonly Read[]>();
  const readsOf = (node: AstNode): readonly Read[] => {
    let known = reads.get(node);
    if (!known) reads.set(node, known = [node, ...(changes.get(node) ?? [])].flatMap((one) => readsIn(one)));
    return known;
  };
  // What changes an amount is followed first, so that what is a gate here and an amount there counts as an amount.
  const readers = new Map<AstNode, { from: AstNode; at: ast.Reference; isGate: boolean }[]>();
  const [amounts, gates] = [new Set<AstNode>(declarations.filter((one) => ast.isPayable(one))), new Set<AstNode>()];
  const follow = (reached: Set<AstNode>, isGated: boolean): void => {
    for (const node of reached) {
      if (isResult(node)) continue;
      for (const read of readsOf(node)) {
        if (!isGated) append(readers, read.to, { from: node, at: read.at, isGate: read.isGate });
        else if (!amounts.has(node)) append(readers, read.to, { from: node, at: read.at, isGate: true });
        if (isGated || read.isGate) gates.add(read.to);
        else reached.add(read.to);
      }
    }
  };
  follow(amounts, false);
  follow(gates, true);
  const paid = [...amounts];
  const paidOutcomes = paid.filter(ast.isOutcome);
  const known = new Map<ResultNode, readonly ResultReader[]>();
  const readersOf = (result: ResultNode): readonly ResultReader[] => {
    let found = known.get(result);
    if (!found) known.set(result, found = walkUp(result, readers));
    return found;
  };
  let payees: Map<AstNode, Holder[]> | undefined;
  const payeesBy = (by: AstNode): readonly Holder[] => {
    if (!payees) {
      payees = new Map();
      for (const flow of money().flows) append(payees, flow.by, flow.payee);
    }
    return payees.get(by) ?? [];
  };
  return {
    paidOutcomes,
    decisiveOutcomes: [...paidOutcomes, ...[...gates].filter(ast.isOutcome).filter((one) => !amounts.has(one))],
    paidMeasures: paid.filter(ast.isMeasure),
    paidValues: new Set(paid.filter((node): node is ast.Let | ast.Table | ast.Curve => ast.isLet(node) || ast.isTable(node) || ast.isCurve(node))),
    readersOf,
    directReadersOf: (result) => (readers.get(result) ?? []).flatMap(({ from: by, at, isGate }) => (ast.isPayable(by) ? [{ by, at, isGate }] : [])),
    payeesOf: (result) => new Set(readersOf(result).filter(({ isGate }) => !isGate).flatMap(({ by }) => payeesBy(by))),
    measuresOf: (outcome) => measuresUnder(clauseOf(outcome, ast.isMeasuredBy)?.measure?.ref, readsOf),
  };
}

function isResult(node: AstNode): node is ResultNode {
  return ast.isOutcome(node) || ast.isMeasure(node);
}

/** The results and named values that a declaration reads. Parts of a measure and what another payment earns are no results of their own. */
function readsIn(root: AstNode): Read[] {
  const found: Read[] = [];
  const stack: { readonly node: AstNode; readonly isGate: boolean }[] = [{ node: root, isGate: false }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node } = next;
    const isGate = next.isGate || ast.isGate(node) || ast.isOnlyIfStep(node);
    if (ast.isReference(node)) {
      const target = node.target?.ref;
      const to = ast.isColumn(target) ? target.$container.$container : target;
      if (to && (ast.isLet(to) || ast.isTable(to) || ast.isCurve(to) || (isResult(to) && !node.part))) found.push({ to, at: node, isGate });
    }
    if (ast.isEarned(node)) continue;
    const inner = childrenOf(node);
    for (let index = inner.length - 1; index >= 0; index--) stack.push({ node: inner[index]!, isGate: isGate || (ast.isFromTheFirst(node) && inner[index]!.$containerProperty === 'condition') });
  }
  return found;
}

function walkUp(result: ResultNode, readers: ReadonlyMap<AstNode, readonly { from: AstNode; at: ast.Reference; isGate: boolean }[]>): ResultReader[] {
  const found = new Map<AstNode, ResultReader>();
  const seen = { amount: new Set<AstNode>(), gate: new Set<AstNode>() };
  const queue: { node: AstNode; isGate: boolean }[] = [{ node: result, isGate: false }];
  for (const { node, isGate } of queue) {
    if (seen.amount.has(node) || (isGate && seen.gate.has(node))) continue;
    (isGate ? seen.gate : seen.amount).add(node);
    for (const reader of readers.get(node) ?? []) {
      const gated = isGate || reader.isGate;
      if (!ast.isPayable(reader.from)) queue.push({ node: reader.from, isGate: gated });
      else if (found.get(reader.from)?.isGate !== false && !(found.has(reader.from) && gated)) found.set(reader.from, { by: reader.from, at: reader.at, isGate: gated });
    }
  }
  return [...found.values()];
}

function measuresUnder(start: AstNode | undefined, readsOf: (node: AstNode) => readonly Read[]): ast.Measure[] {
  if (!start) return [];
  const reached = new Set<AstNode>([start]);
  for (const node of reached) if (!isResult(node)) for (const { to } of readsOf(node)) reached.add(to);
  return [...reached].filter(ast.isMeasure);
}
