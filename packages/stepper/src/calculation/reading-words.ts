import type { TraceNode } from '@remit/runtime';
import type { QuantityKind } from '@remit/story/quantity-kinds';
import { isByDefault } from '@remit/story/deciders';
import { decidedAs, reportedAs } from '@remit/story/reported-as';
import type { Story } from '@remit/story/payment/story';

/** How a fact or a decision that was read came to be known: "17,010 out of 24,300, in facts.csv:2"; "" where nothing more is to be said. */
export function reportedWords(node: TraceNode, story: Story): string {
  if (node.value === 'missing') return '';
  const { facts, names } = story.telling;
  if (node.op === 'decided') return decidedAs(node, facts, isByDefault(node, facts, story.program), names.party);
  const expr = story.exprOf(node);
  const words = reportedAs(node, facts);
  if (expr?.op === 'fact' && expr.part) return words.includes(', in ') ? `in ${words.split(', in ').at(-1)}` : '';
  return words.replace(/^reported(, )?/, '');
}

/** "HbA1c at or below target is 70%, 17,010 out of 24,300, in facts.csv:2". */
export function readingSentence(node: TraceNode, name: string, kind: QuantityKind, story: Story): string {
  const start = subject(name);
  if (node.value === 'missing') return `${start} is ${node.op === 'decided' ? 'not decided' : 'not reported'} yet`;
  const reported = reportedWords(node, story);
  return `${start} is ${story.resultOf(node, kind)}${reported === '' ? '' : `, ${reported}`}`;
}

/** A name at the start of a sentence, before "is": "Patients on the list, 2026/27,". */
export function subject(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${name.includes(', ') ? ',' : ''}`;
}
