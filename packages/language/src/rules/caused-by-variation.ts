import { AstUtils, type AstNode } from 'langium';
import * as ast from '../ast.ts';
import type { Place } from '../checks/check.ts';
import type { Correction } from '../diagnostics/entry.ts';
import { clauseKey, clausesOfChange } from '../model/changed-clauses.ts';
import { referencesOf, treeOf } from '../model/tree.ts';
import type { RuleFinding } from './rule.ts';

type Related = NonNullable<RuleFinding['related']>;

/** A finding where it is to be told. */
export interface Placed {
  readonly at: Place;
  readonly message: string;
  readonly related: Related;
  readonly fixes: RuleFinding['fixes'];
  readonly about: RuleFinding['about'];
}

/**
 * A finding that a text has only since a variation: it is told at the words of that variation, with the number, and leads to what stood there before.
 * A declaration that the variation brings in is found wanting where it stands. Corrections that would change what was agreed before are left out.
 */
export function causedBy(variation: ast.Variation, { at: found, message, related = [], fixes, about = [] }: RuleFinding): Placed {
  const at: Place = '$type' in found ? { node: found } : found;
  const holder = AstUtils.getContainerOfType(at.node, ast.isVariation);
  const changed = AstUtils.getContainerOfType(at.node, ast.isVariationChange);
  if (holder === variation && !changed) return { at, message, related, fixes, about };
  const isHere = holder === variation;
  const concerned = [declarationOf(at.node), ...about, ...related.flatMap(({ at: other }) => ('$type' in other ? [declarationOf(other)] : 'node' in other ? [declarationOf(other.node)] : []))];
  const change = isHere ? changed : changeOf(variation, concerned);
  const before = isHere ? beforeOf(at.node, changed!) : undefined;
  return {
    at: isHere ? at : wordsOf(variation, change),
    message: `After variation ${variation.number}: ${message}`,
    related: [
      ...(isHere ? (before ? [{ at: before, message: 'So it stood before the variation.' }] : []) : [{ at, message: 'It is about these words, which the variation leaves as they are.' }]),
      ...related,
    ],
    fixes: fixes?.filter((fix) => fix !== undefined && isWithin(fix, variation)),
    about: isHere ? about : [...about, declarationOf(at.node)],
  };
}

/** The declaration that a node stands in, of the contract or one that it sees; what a variation changes of it stands in it. */
export function declarationOf(node: AstNode): AstNode | undefined {
  for (let item: AstNode | undefined = node; item; item = item.$container) {
    if (ast.isVariationChange(item)) return item.target?.ref;
    if (ast.isContract(item.$container) || ast.isVariation(item.$container) || ast.isRemitFile(item.$container)) return item;
  }
  return undefined;
}

/** The change that a finding about some declarations comes from: of one of them, else of what one of them reads. */
function changeOf(variation: ast.Variation, concerned: readonly (AstNode | undefined)[]): ast.VariationChange | undefined {
  const changes = variation.clauses.filter(ast.isVariationChange);
  const all = new Set(concerned.filter((one) => one !== undefined));
  const found = changes.find(({ target }) => target?.ref && all.has(target.ref));
  if (found || changes.length === 1) return found ?? changes[0];
  const read = new Set([...all].filter((one) => !ast.isContract(one)).flatMap((one) => treeOf(one).flatMap((node) => referencesOf(node).flatMap(({ reference }) => ('ref' in reference ? reference.ref : undefined) ?? []))));
  return changes.find(({ target }) => target?.ref && read.has(target.ref));
}

function wordsOf(variation: ast.Variation, change: ast.VariationChange | undefined): Place {
  if (!change) return { node: variation, property: 'number' };
  return change.clauses.length === 1 ? { node: change.clauses[0]! } : { node: change, property: 'target' };
}

/** The clause that the words of a change took the place of when the declaration was first agreed. */
function beforeOf(node: AstNode, change: ast.VariationChange): AstNode | undefined {
  const clause = clausesOfChange(change).find((one) => treeOf(one).includes(node));
  const target = change.target?.ref as { readonly clauses?: readonly AstNode[] } | undefined;
  return clause && target?.clauses?.find((one) => clauseKey(one) === clauseKey(clause));
}

function isWithin({ edits }: Correction, { $cstNode: cst }: ast.Variation): boolean {
  return cst !== undefined && edits.every(({ offset, end }) => offset >= cst.offset && end <= cst.end);
}
