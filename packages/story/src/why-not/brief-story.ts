import type { TraceNode } from '@remit/runtime';
import type { QuantityKind } from '../quantity-kinds.ts';
import { constant } from '../step-words.ts';
import { nameOf, readInWords } from '../payment/readings.ts';
import { Story } from '../payment/story.ts';

/** Words a single step without telling the steps before it: what those came to stands under their names. */
export class BriefStory extends Story {
  override operand(node: TraceNode, kind: QuantityKind): string {
    const whole = this.unwrap(node, kind, false);
    if (constant.has(whole.node.op)) return this.valueOf(whole.node, whole.kind);
    if (whole.node.op === 'fact' || whole.node.op === 'decided') return readInWords(whole.node, whole.kind, this);
    if (whole.node.id === undefined) return this.valueOf(whole.node, whole.kind);
    const own = whole.node.op === 'var' ? this.telling.kinds.ofVar(whole.node.id) : { is: 'money' } as const;
    return `${this.valueOf(whole.node, own.is === 'plain' ? whole.kind : own)} (${nameOf(whole.node, this)})`;
  }
}
