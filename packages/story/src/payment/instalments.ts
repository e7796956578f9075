import type { TraceNode } from '@remit/runtime';
import type { QuantityKind } from '../quantity-kinds.ts';
import type { Story } from './story.ts';

/** A sum that is paid in instalments: what is due up to this one, less what is due up to the one before. */
export function instalmentInWords(node: TraceNode, kind: QuantityKind, story: Story): string | undefined {
  const [upTo, before] = node.children;
  if (node.op !== 'sub' || node.children.length !== 2 || !upTo || !before) return undefined;
  const position = find(upTo, (each) => each.op === 'ordinal' && !isCount(each, story));
  const product = find(upTo, (each) => each.op === 'mul' && each.children.some((child) => child.op === 'ordinal'));
  const quotient = find(upTo, (each) => each.op === 'div' && each.children.some((child) => child === product || find(child, (inner) => inner === product) !== undefined));
  if (!position || !product || !quotient || quotient.children.length !== 2) return undefined;
  const factors = story.insideOf(product, kind).filter(({ node: each }) => each.op !== 'ordinal' && each.value !== '1');
  const sum = factors.map((each) => story.operand(each.node, kind.is === 'money' && each.node.op === 'number' && factors.length === 1 ? kind : each.kind)).join(' × ');
  const count = story.number(quotient.children[1]!.value, { is: 'count' });
  const exact = story.resultOf(quotient, kind);
  const due = story.valueOf(upTo, kind);
  const rounded = quotient.value === upTo.value ? exact : `${exact}, rounded to ${due}`;
  const lead = `this is instalment ${position.value} of ${count}`;
  if (before.value === '0') return `${lead}: ${sum} × ${position.value} ÷ ${count} = ${rounded}`;
  return `${lead}: up to this one ${sum} × ${position.value} ÷ ${count} = ${rounded} is due, and up to the one before ${story.valueOf(before, kind)}, so this one is ${story.resultOf(node, kind)}`;
}

function isCount(node: TraceNode, story: Story): boolean {
  const expr = story.exprOf(node);
  return expr?.op === 'ordinal' && expr.count === true;
}

/** Looks through the calculation alone, not through the values it reads. */
function find(node: TraceNode, wanted: (node: TraceNode) => boolean): TraceNode | undefined {
  if (wanted(node)) return node;
  if (node.id !== undefined) return undefined;
  for (const child of node.children) {
    const found = find(child, wanted);
    if (found) return found;
  }
  return undefined;
}
