import { CompositeCstNodeImpl, RootCstNodeImpl, type CstNode } from 'langium';
import type { PackedRows } from './packed-rows.ts';

/** What of Langium's nodes is reached into. */
interface WithRange { _rangeCache: unknown }

/** A node of the concrete syntax that can let go of what is inside it. It comes back once somebody looks, and then for the whole text. */
export class PackableNode extends CompositeCstNodeImpl {
  /** What stands behind `content`; undefined while it is packed. No initializer: the base class has set it by then. */
  declare parts: CstNode[] | undefined;

  /** Lets go of the content, which its root has in rows. */
  letGo(): void {
    this.parts = undefined;
    (this as unknown as WithRange)._rangeCache = undefined;
  }
}

/** The concrete syntax of a whole text, in nodes or, packed, in rows. */
export class PackableRoot extends RootCstNodeImpl {
  declare parts: CstNode[] | undefined;
  private rows: PackedRows | undefined;
  /** Called each time the nodes have come back because somebody looked at them. */
  onUnpacked: (() => void) | undefined;

  /** Whether the content is in rows. */
  get isPacked(): boolean {
    return this.rows !== undefined;
  }

  /** Lets go of the content, which is in these rows. */
  letGo(rows: PackedRows): void {
    this.rows = rows;
    this.parts = undefined;
    (this as unknown as WithRange)._rangeCache = undefined;
  }

  /** Gives this node, and each that was kept, its content again. */
  unpack(): void {
    const { rows } = this;
    if (!rows) return;
    this.rows = undefined;
    rows.readInto(this);
    this.onUnpacked?.();
  }
}

for (const { prototype } of [PackableNode, PackableRoot]) {
  Object.defineProperty(prototype, 'content', {
    get(this: PackableNode): CstNode[] {
      if (this.parts === undefined) (this.root as PackableRoot).unpack();
      return this.parts!;
    },
    set(this: PackableNode, content: CstNode[]) {
      this.parts = content;
    },
  });
}
