import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { clauseKey, clausesOfChange, isReviewWord, withChanged } from '../model/changed-clauses.ts';
import { isoDate, parseDate } from '../model/dates.ts';
import { rememberingApart, treeOf, type TreeMemory } from '../model/tree.ts';
import type { ContractYear } from './contract-years.ts';

type WithClauses = AstNode & { clauses: AstNode[] };

/** A clause of a declaration, as long as it stands. */
export interface EverWritten {
  readonly clause: AstNode;
  /** The variation that brings it in; undefined where the declaration itself has it. */
  readonly since: ast.Variation | undefined;
  /** The day on which a variation replaces it (YYYY-MM-DD). */
  readonly until: string | undefined;
}

/**
 * A text of a contract that rules judge: as it is written, or as it was first agreed or a variation leaves it.
 *
 * References lead to declarations, not to copies of them, so a version is no tree of its own: its declarations and clauses stand in the tree while
 * the work is done, and those of the contract again afterwards. Words for reviewers have no versions: all read as the last variation leaves them.
 */
export interface ContractText {
  /** The variation that made it; undefined for the text as written, and as first agreed. */
  readonly variation: ast.Variation | undefined;
  /** Which of the contract's texts it is. */
  readonly which: 'written' | 'first' | 'between' | 'last';
  /** The first day on which it is in force, and the day on which the next takes its place (YYYY-MM-DD); undefined for the first and the last, and where a day cannot be read. */
  readonly from: string | undefined;
  readonly until: string | undefined;
  /** All clauses that a declaration has at some time, those that a variation replaces with the day on which it does (YYYY-MM-DD). */
  everWritten(node: WithClauses): readonly EverWritten[];
  /** Whether a declaration of the contract is in force in it. */
  holds(node: AstNode): boolean;
  /** Whether it governs a year, by the day on which the year begins. */
  governs(year: ContractYear): boolean;
  /** Whether it governs any day of a year. */
  reaches(year: ContractYear): boolean;
  /** Does some work while the contract reads so. The work must not wait for anything: nobody else may see the tree meanwhile. */
  read<T>(work: () => T): T;
}

/** The texts of a contract, the one as written first; that alone where it is not varied. Variations are taken in the order in which they are written. */
export function textsOf(contract: ast.Contract): readonly ContractText[] {
  const variations = contract.declarations.filter(ast.isVariation);
  const first = contract.declarations.filter((one) => !ast.isVariation(one));
  const words = new Map<WithClauses, AstNode[]>();
  for (const { target, clauses } of variations.flatMap((one) => changesOf(one, contract))) change(words, target, clauses.filter(isReviewWord));
  const always = (): boolean => true;
  const everWritten = historyOf(variations, contract);
  const written: ContractText = { variation: undefined, which: 'written', from: undefined, until: undefined, everWritten, holds: always, governs: always, reaches: always, read: reader(contract, contract.declarations, words) };
  if (variations.length === 0) return [written];
  const days = variations.map(({ effective }) => parseDate(effective)).map((day) => day && isoDate(day));
  const all: ContractText[] = [written];
  let declarations: readonly ast.Declaration[] = first;
  const money = new Map<WithClauses, AstNode[]>();
  for (const [index, variation] of [undefined, ...variations].entries()) {
    if (variation) {
      const removed = new Set<AstNode>(variation.clauses.filter(ast.isRemoves).flatMap(({ targets }) => targets.flatMap(({ ref }) => ref ?? [])));
      declarations = [...declarations, ...variation.declarations.filter((one) => !ast.isVariation(one))].filter((one) => !removed.has(one));
      for (const { target, clauses } of changesOf(variation, contract)) change(money, target, clauses.filter((clause) => !isReviewWord(clause)));
    }
    const [from, until] = [index === 0 ? undefined : days[index - 1], days[index]];
    const clauses = new Map(money);
    for (const [node] of words) clauses.set(node, [...(money.get(node) ?? node.clauses)]);
    for (const { target, clauses: changed } of variations.flatMap((one) => changesOf(one, contract))) change(clauses, target, changed.filter(isReviewWord));
    const inForce = new Set<AstNode>(declarations);
    all.push({
      variation,
      which: index === variations.length ? 'last' : index === 0 ? 'first' : 'between',
      from, until, everWritten,
      holds: (node) => inForce.has(node),
      governs: ({ key }) => (from === undefined || key >= from) && (until === undefined || key < until),
      reaches: ({ first: { year, month, day }, key }) => (from === undefined || isoDate({ year: year + 1, month, day }) > from) && (until === undefined || key < until),
      read: reader(contract, declarations, clauses),
    });
  }
  return all;
}

/** The clauses of the declarations that variations change, in the order in which they come to stand there. */
function historyOf(variations: readonly ast.Variation[], contract: ast.Contract): (node: WithClauses) => readonly EverWritten[] {
  const known = new Map<AstNode, EverWritten[]>();
  for (const variation of variations) {
    const day = parseDate(variation.effective);
    for (const { target, clauses } of changesOf(variation, contract)) {
      if (!target || clauses.length === 0 || !('clauses' in target) || !Array.isArray(target.clauses)) continue;
      const before = known.get(target) ?? (target as WithClauses).clauses.map((clause): EverWritten => ({ clause, since: undefined, until: undefined }));
      const keys = new Set(clauses.map(clauseKey));
      const replaced = before.map((one) => (one.until === undefined && keys.has(clauseKey(one.clause)) ? { ...one, until: day && isoDate(day) } : one));
      known.set(target, [...replaced, ...clauses.map((clause) => ({ clause, since: variation, until: undefined }))]);
    }
  }
  return (node) => known.get(node) ?? node.clauses.map((clause) => ({ clause, since: undefined, until: undefined }));
}

/** What a variation changes: declarations, and the contract itself. */
function changesOf(variation: ast.Variation, contract: ast.Contract): readonly { readonly target: AstNode | undefined; readonly clauses: readonly AstNode[] }[] {
  const changes = variation.clauses.filter(ast.isVariationChange).map((one) => ({ target: one.target?.ref, clauses: clausesOfChange(one) }));
  return [{ target: contract, clauses: variation.clauses.filter(isReviewWord) }, ...changes];
}

function change(known: Map<WithClauses, AstNode[]>, target: AstNode | undefined, written: readonly AstNode[]): void {
  if (!target || written.length === 0 || !('clauses' in target) || !Array.isArray(target.clauses)) return;
  const node = target as WithClauses;
  known.set(node, withChanged(known.get(node) ?? node.clauses, written));
}

function reader(contract: ast.Contract, declarations: readonly ast.Declaration[], clauses: ReadonlyMap<WithClauses, AstNode[]>): <T>(work: () => T) => T {
  const isAsWritten = declarations === contract.declarations;
  if (isAsWritten && clauses.size === 0) return (work) => work();
  const memory: TreeMemory = new WeakMap();
  // What is remembered of a declaration stays what its own text says.
  if (isAsWritten) for (const node of clauses.keys()) treeOf(node);
  return (work) => {
    const { declarations: writtenDeclarations } = contract;
    const first = [...clauses.keys()].map((node) => [node, node.clauses] as const);
    const holders: { readonly clause: AstNode & { $container?: AstNode }; readonly container: AstNode | undefined }[] = [];
    contract.declarations = isAsWritten ? writtenDeclarations : [...declarations];
    for (const [node, changed] of clauses) {
      node.clauses = changed;
      // A clause of a variation is one of the declaration that it changes.
      if (!isAsWritten) {
        for (const clause of changed) {
          if (clause.$container === node) continue;
          holders.push({ clause, container: clause.$container });
          (clause as { $container?: AstNode }).$container = node;
        }
      }
    }
    try {
      return isAsWritten ? work() : rememberingApart(memory, work);
    } finally {
      contract.declarations = writtenDeclarations;
      for (const [node, before] of first) node.clauses = before;
      for (const { clause, container } of holders) (clause as { $container?: AstNode | undefined }).$container = container;
    }
  };
}
