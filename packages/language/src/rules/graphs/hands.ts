import { append } from '../../model/grouped.ts';
import { connectedSets } from './circles.ts';

/** Where a node stands in its tree: the top of the tree, and the numbers of the first and last node under it, itself first. */
interface Place<Node> {
  readonly top: Node;
  readonly first: number;
  last: number;
}

/**
 * Tells whether one node holds another, itself or through others: made in linear time, and asked in a time that grows only with the nodes on the way
 * up that have several holders. Nodes in a circle hold each other; each holds itself.
 */
export function holdersOf<Edge, Node>(edges: readonly Edge[], holder: (edge: Edge) => Node, held: (edge: Edge) => Node): (holder: Node, held: Node) => boolean {
  const circles = connectedSets(edges, holder, held);
  const one = (node: Node): Node => circles.get(node) ?? node;
  const above = new Map<Node, Set<Node>>();
  for (const edge of edges) {
    const [upper, lower] = [one(holder(edge)), one(held(edge))];
    if (upper === lower) continue;
    const holders = above.get(lower);
    if (holders) holders.add(upper);
    else above.set(lower, new Set([upper]));
  }
  const places = placesOf(new Set([...circles.values()]), above);
  return (upper, lower) => {
    const sought = places.get(one(upper));
    if (one(upper) === one(lower)) return true;
    const reached = new Set([one(lower)]);
    const tops = new Set<Node>();
    for (const node of reached) {
      const place = places.get(node);
      if (!place || !sought) return false;
      if (place.top === sought.top && sought.first <= place.first && place.first <= sought.last) return true;
      if (tops.has(place.top)) continue;
      tops.add(place.top);
      for (const next of above.get(place.top) ?? []) reached.add(next);
    }
    return false;
  };
}

/** Trees of all that have one holder, under those that have none or several. */
function placesOf<Node>(nodes: ReadonlySet<Node>, above: ReadonlyMap<Node, ReadonlySet<Node>>): ReadonlyMap<Node, Place<Node>> {
  const below = new Map<Node, Node[]>();
  for (const [lower, holders] of above) if (holders.size === 1) append(below, [...holders][0]!, lower);
  const places = new Map<Node, Place<Node>>();
  let count = 0;
  for (const top of nodes) {
    if (above.get(top)?.size === 1) continue;
    const path: { readonly node: Node; next: number }[] = [{ node: top, next: 0 }];
    places.set(top, { top, first: count, last: count++ });
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const node = below.get(at.node)?.[at.next++];
      if (node === undefined) {
        places.get(at.node)!.last = count - 1;
        path.pop();
        continue;
      }
      places.set(node, { top, first: count, last: count++ });
      path.push({ node, next: 0 });
    }
  }
  return places;
}
