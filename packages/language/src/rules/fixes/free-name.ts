import type { AstNode } from 'langium';

/** A name for what a correction declares: the one wanted, or with the first number from 2 that nothing visible has. */
export function freeName(wanted: string, visible: readonly AstNode[]): string {
  const taken = new Set(visible.map((node) => (node as { readonly name?: string }).name));
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
  return name;
}
