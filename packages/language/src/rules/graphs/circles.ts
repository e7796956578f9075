import { append } from '../../model/grouped.ts';

/**
 * The circles among directed edges, in linear time: one for each set of nodes that all lead to each other, through as few of its edges as can be
 * from its first edge on. Edges from a node to itself are circles of one.
 */
export function circlesOf<Edge, Node>(edges: readonly Edge[], from: (edge: Edge) => Node, to: (edge: Edge) => Node): Edge[][] {
  const out = new Map<Node, Edge[]>();
  for (const edge of edges) append(out, from(edge), edge);
  const setOf = connectedSets(edges, from, to);
  const done = new Set<Node>();
  const circles: Edge[][] = [];
  for (const first of edges) {
    const set = setOf.get(from(first))!;
    if (set !== setOf.get(to(first)) || done.has(set)) continue;
    done.add(set);
    circles.push(shortest(first, from, to, (node) => (out.get(node) ?? []).filter((edge) => setOf.get(to(edge)) === set)));
  }
  return circles;
}

/** For each node one that stands for all that it leads to and that lead back to it. */
export function connectedSets<Edge, Node>(edges: readonly Edge[], from: (edge: Edge) => Node, to: (edge: Edge) => Node): Map<Node, Node> {
  const [out, into] = [new Map<Node, Edge[]>(), new Map<Node, Edge[]>()];
  for (const edge of edges) {
    append(out, from(edge), edge);
    append(into, to(edge), edge);
  }
  const finished: Node[] = [];
  const seen = new Set<Node>();
  for (const root of new Set(edges.flatMap((edge) => [from(edge), to(edge)]))) {
    if (seen.has(root)) continue;
    seen.add(root);
    const path = [{ node: root, next: 0 }];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = out.get(top.node)?.[top.next++];
      if (edge === undefined) finished.push(path.pop()!.node);
      else if (!seen.has(to(edge))) {
        seen.add(to(edge));
        path.push({ node: to(edge), next: 0 });
      }
    }
  }
  const setOf = new Map<Node, Node>();
  for (const root of finished.reverse()) {
    if (setOf.has(root)) continue;
    setOf.set(root, root);
    const reached = [root];
    for (const node of reached) {
      for (const edge of into.get(node) ?? []) {
        if (setOf.has(from(edge))) continue;
        setOf.set(from(edge), root);
        reached.push(from(edge));
      }
    }
  }
  return setOf;
}

function shortest<Edge, Node>(first: Edge, from: (edge: Edge) => Node, to: (edge: Edge) => Node, out: (node: Node) => readonly Edge[]): Edge[] {
  const by = new Map<Node, Edge>([[to(first), first]]);
  for (const [node] of by) {
    if (node === from(first)) break;
    for (const edge of out(node)) if (!by.has(to(edge))) by.set(to(edge), edge);
  }
  const circle: Edge[] = [];
  for (let edge = by.get(from(first))!; ; edge = by.get(from(edge))!) {
    circle.unshift(edge);
    if (edge === first) return circle;
  }
}
