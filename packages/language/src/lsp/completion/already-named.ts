/** Lists in which nobody stands twice. */
import type { ReferenceInfo, AstNode } from 'langium';
import * as ast from '../../ast.ts';

/** By the reference of an entry: the list that it stands in, of the node itself or of one around it. */
const LISTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['SplitShare.party', ['shares']], ['PartyShare.party', ['parties', 'owners']], ['FundSource.party', ['sources']], ['BodyMembers.members', ['members']], ['BalancedBy.measures', ['measures']],
  ['RefersTo.parties', ['parties']], ['AgreedBy.parties', ['parties']], ['Removes.targets', ['targets']], ['Allocation.target', ['allocations']],
]);

/**
 * The names that a reference need not be offered, because the list it stands in has them; for the remainder of a split, those it may be.
 * @param at the offset of the place, which does not count itself
 */
export function namedInList({ container, property }: ReferenceInfo, node: AstNode | undefined, at: number): { readonly names: ReadonlySet<string>; readonly only: boolean } | undefined {
  const only = property === 'remainder';
  const lists = only ? ['shares'] : LISTS.get(`${container.$type}.${property}`);
  if (!lists) return undefined;
  for (let each = node; each && !ast.isContract(each) && !ast.isDeclaration(each); each = each.$container) {
    const values = lists.map((list) => (each as unknown as Record<string, unknown>)[list]).find(Array.isArray) as readonly ListEntry[] | undefined;
    // "remainder to" without a name is read as a clause "to" behind the split.
    if (only && values?.length === 0) return namedInList({ container, property } as ReferenceInfo, clauseBefore(each), at);
    if (values) return { names: new Set(values.flatMap((entry) => nameOf(entry, at))), only };
  }
  return undefined;
}

function clauseBefore({ $container, $containerIndex }: AstNode): AstNode | undefined {
  const { clauses } = ($container ?? {}) as { readonly clauses?: readonly AstNode[] };
  return $containerIndex ? clauses?.[$containerIndex - 1] : undefined;
}

/** A reference, or an entry with one. */
interface ListEntry { readonly $refText?: string; readonly $refNode?: { readonly offset: number }; readonly party?: ListEntry; readonly target?: ListEntry }

function nameOf(entry: ListEntry, at: number): string[] {
  const reference = entry.party ?? entry.target ?? entry;
  return reference.$refText === undefined || reference.$refText === '' || reference.$refNode?.offset === at ? [] : [reference.$refText];
}
