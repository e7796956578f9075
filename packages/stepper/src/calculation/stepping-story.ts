import type { TraceNode } from '@remit/runtime';
import type { QuantityKind } from '@remit/story/quantity-kinds';
import { Story } from '@remit/story/payment/story';

/** What a sentence of a story tells. */
export interface Told {
  readonly node: TraceNode;
  readonly kind: QuantityKind;
  /** The step that was being told when this one became needed. */
  readonly within: TraceNode | undefined;
}

/** A story that remembers which step of the trace each of its sentences tells. */
export class SteppingStory extends Story {
  /** What sentences tell, by their number from 0; nothing of a sentence about no step. */
  readonly tellings: (Told | undefined)[] = [];
  /** Number from 0 of the sentence that tells a step of the trace. */
  readonly numbers = new Map<TraceNode, number>();
  readonly #open: { node: TraceNode; kind: QuantityKind }[] = [];

  override tell(node: TraceNode, kind: QuantityKind, label = ''): number {
    this.#open.push({ node, kind });
    try {
      return super.tell(node, kind, label);
    } finally {
      this.#open.pop();
    }
  }

  override say(words: string, node?: TraceNode): number {
    const number = super.say(words, node);
    const own = this.#open.at(-1);
    const isOwn = own !== undefined && own.node === node;
    if (node && !this.numbers.has(node)) this.numbers.set(node, number - 1);
    this.tellings[number - 1] ??= node && { node, kind: isOwn ? own.kind : { is: 'plain' }, within: this.#open.at(isOwn ? -2 : -1)?.node };
    return number;
  }
}
