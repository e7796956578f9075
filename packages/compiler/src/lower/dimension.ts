/** Groups, sets and bands as dimensions of the program. */
import type { DimensionId } from '@remit/program';
import type { BandsDeclaration, Dimension, Group, SetDeclaration } from '@remit/language/ast';

/** The declaration behind a name: `Practice` is the singular of `Practices`. */
export function dimensionDeclaration(node: Dimension): Group | SetDeclaration | BandsDeclaration {
  return node.$type === 'Member' ? node.$container : node;
}

/** Id of a dimension: the name of the group, set or bands. */
export function dimensionId(node: Dimension): DimensionId {
  return dimensionDeclaration(node).name;
}

/** Ids of the dimensions of `for each A for each B`; names that do not resolve are left out (they have an error already). */
export function dimensionIds(references: readonly { ref?: Dimension | undefined }[]): DimensionId[] {
  return references.flatMap((r) => (r.ref ? [dimensionId(r.ref)] : []));
}

/** The set that the elements of a set belong to, by their first element that names one. */
export function parentSet(node: Dimension): SetDeclaration | BandsDeclaration | undefined {
  const declaration = dimensionDeclaration(node);
  if (declaration.$type === 'Group') return undefined;
  for (const code of declaration.codes) {
    const holder = code.parent?.ref?.$container;
    if (holder?.$type === 'SetDeclaration' || holder?.$type === 'BandsDeclaration') return holder;
  }
  return undefined;
}
