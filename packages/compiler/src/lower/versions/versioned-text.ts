/**
 * The text of each version of a contract.
 *
 * References of the tree lead to declarations, not to copies of them, so a version cannot be a tree of its own. Instead
 * the clauses a variation changes stand in the tree while its version is read, and those of the contract again after.
 */
import type { AstNode } from 'langium';
import type { Contract, Declaration, VariationChange } from '@remit/language/ast';
import { clausesOfChange, withChanged } from '@remit/language/model/changed-clauses';
import type { ContractVersion } from './variations.ts';

type Clause = AstNode;
type WithClauses = AstNode & { clauses: Clause[] };

/** The texts of the versions of one contract. */
export class VersionedText {
  readonly #contract: Contract;
  readonly #declarations: readonly (readonly Declaration[])[];
  readonly #clauses: readonly ReadonlyMap<WithClauses, Clause[]>[];
  /** As first agreed: the clauses of every declaration that is changed at some time. */
  readonly #first: ReadonlyMap<WithClauses, Clause[]>;

  constructor(contract: Contract, versions: readonly ContractVersion[]) {
    this.#contract = contract;
    let declarations: readonly Declaration[] = contract.declarations.filter((d) => d.$type !== 'Variation');
    let clauses: ReadonlyMap<WithClauses, Clause[]> = new Map();
    const all = versions.map(({ node }) => {
      if (node) {
        const removed = new Set<AstNode>(node.clauses.flatMap((c) => (c.$type === 'Removes' ? c.targets.flatMap((t) => t.ref ?? []) : [])));
        declarations = [...declarations, ...node.declarations.filter((d) => d.$type !== 'Variation')].filter((d) => !removed.has(d));
        clauses = node.clauses.reduce((known, c) => (c.$type === 'VariationChange' ? changed(known, c) : known), clauses);
      }
      return { declarations, clauses };
    });
    this.#declarations = all.map((one) => one.declarations);
    this.#clauses = all.map((one) => one.clauses);
    this.#first = new Map([...clauses.keys()].map((node) => [node, node.clauses]));
  }

  /** The declarations of a version (from 0), in the order of the text. */
  declarationsOf(version: number): readonly Declaration[] {
    return this.#declarations[version]!;
  }

  /** Does some work while the tree reads as the text of a version (from 0). */
  as<T>(version: number, work: () => T): T {
    // What stands in the tree now may be another version: it comes back afterwards.
    const { declarations } = this.#contract;
    const before = new Map([...this.#first.keys()].map((node) => [node, node.clauses]));
    this.#contract.declarations = [...this.#declarations[version]!];
    for (const [node, first] of this.#first) node.clauses = this.#clauses[version]!.get(node) ?? first;
    try {
      return work();
    } finally {
      this.#contract.declarations = declarations;
      for (const [node, clauses] of before) node.clauses = clauses;
    }
  }
}

/** A changed clause takes the place of those of its kind; one of a kind that is not there comes last. */
function changed(known: ReadonlyMap<WithClauses, Clause[]>, change: VariationChange): ReadonlyMap<WithClauses, Clause[]> {
  const target = change.target.ref as Partial<WithClauses> | undefined;
  if (!target || !Array.isArray(target.clauses)) return known;
  const node = target as WithClauses;
  return new Map([...known, [node, withChanged(known.get(node) ?? node.clauses, clausesOfChange(change))]]);
}
