import type { Expr, Relation } from '@remit/program';
import type { TraceNode } from '@remit/runtime';
import type { Story } from '../payment/story.ts';
import { nameOf } from '../payment/readings.ts';
import { sourceOfStep } from '../payment/step-source.ts';

const wantedRelation: Readonly<Record<Relation, readonly [yes: string, no: string]>> = {
  lt: ['below', 'at least'], le: ['at most', 'above'], gt: ['above', 'at most'], ge: ['at least', 'below'], eq: ['', 'other than'], ne: ['other than', ''],
};

/** What would have to be so for a condition to come out as wanted; nothing where it does already. */
export function wouldHaveToBe(node: TraceNode, wanted: boolean, story: Story): string | undefined {
  if (node.value === String(wanted)) return undefined;
  const expr = story.exprOf(node);
  const all = (children: readonly TraceNode[], joined: string): string | undefined => {
    const parts = children.flatMap((child) => wouldHaveToBe(child, wanted, story) ?? []);
    return parts.length === 0 ? undefined : parts.join(joined);
  };
  switch (node.op) {
    case 'cmp': return comparisonWanted(node, expr as Extract<Expr, { op: 'cmp' }>, wanted, story);
    case 'not': return node.children[0] && wouldHaveToBe(node.children[0], !wanted, story);
    case 'and': return all(node.children, wanted ? ' and ' : ' or ');
    case 'or': return all(node.children, wanted ? ' or ' : ' and ');
    case 'isNotApplicable': return `${wordsOf(node.children[0] ?? node, story)} would have to be ${wanted ? 'not applicable' : 'applicable'}`;
    case 'isMissing': return `${wordsOf(node.children[0] ?? node, story)} would have to be ${wanted ? 'unknown' : 'known'}`;
    case 'var': return node.children[0] ? wouldHaveToBe(node.children[0], wanted, story) : undefined;
    case 'fact': case 'decided': return `${wordsOf(node, story)} would have to be ${wanted ? 'yes' : 'no'}`;
    default: return node.children.length === 0 ? undefined : wouldHaveToBe(node.children.at(-1)!, wanted, story);
  }
}

function comparisonWanted(node: TraceNode, { rel }: Extract<Expr, { op: 'cmp' }>, wanted: boolean, story: Story): string | undefined {
  const [a, b] = story.insideOf(node, { is: 'plain' });
  if (!a || !b) return undefined;
  return `${wordsOf(a.node, story)} would have to be ${[wantedRelation[rel][wanted ? 0 : 1], story.valueOf(b.node, b.kind)].filter(Boolean).join(' ')}`;
}

/** A step by its name, or by the words of the contract. */
export function wordsOf(node: TraceNode, story: Story): string {
  const { node: whole } = story.unwrap(node, { is: 'plain' }, false);
  if (whole.id !== undefined) return `"${nameOf(whole, story)}"`;
  const [a, b] = whole.children;
  if (whole.op === 'sub' && a && b && whole.children.length === 2) return `${wordsOf(a, story)} less ${wordsOf(b, story)}`;
  const words = sourceOfStep(whole.pointer, story.telling)?.words;
  return words === undefined ? 'what it is worked out from' : `"${words}"`;
}
