/** Sets and bands: fixed dimensions, each element with its element of the parent set. */
import type { BandsDeclaration, SetDeclaration } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { parentSet } from '../dimension.ts';

export function declareSet(cx: Context, node: SetDeclaration | BandsDeclaration): void {
  const parent = parentSet(node)?.name;
  cx.sets.push(cx.at({
    id: node.name, ...(parent === undefined ? {} : { parent }),
    elements: node.codes.map((c) => ({
      key: c.name, ...(c.title === undefined ? {} : { title: c.title }), ...(c.parent ? { in: c.parent.$refText } : {}),
    })),
  }, node));
}
