import type { TreeContent, TreeGroupKind } from '@remit/server/contract-tree-request';

/** Names that a text with tab stops proposes, and which declarations of the contract are meant: of a kind, and if possible of a word. */
const meant: readonly { proposed: string; kind: TreeGroupKind; words?: readonly string[] }[] = [
  { proposed: 'Provider', kind: 'parties', words: ['provider'] },
  { proposed: 'Evaluator', kind: 'parties', words: ['evaluator', 'verifier', 'commissioner'] },
  { proposed: 'Adults', kind: 'populations' },
  { proposed: 'AtTarget', kind: 'measures' },
  { proposed: 'Budget', kind: 'funds' },
];

/** A text with tab stops that proposes names which the contract has, and for what it declares itself a name that is free. */
export function withNamesOf({ groups }: TreeContent, text: string): string {
  const namesOf = (kind: TreeGroupKind): { name: string; word: string }[] => groups.find((group) => group.kind === kind)?.items ?? [];
  let filled = text;
  for (const { proposed, kind, words } of meant) {
    const found = words ? words.flatMap((word) => namesOf(kind).filter((one) => one.word.includes(word))) : namesOf(kind);
    if (found[0]) filled = replacing(filled, proposed, found[0].name);
  }
  const taken = new Set(groups.flatMap(({ items }) => items.map(({ name }) => name)));
  const own = /^\w+ \$\{1:(\w+)\}/.exec(filled)?.[1];
  if (own === undefined || !taken.has(own)) return filled;
  let number = 2;
  while (taken.has(`${own}${number}`)) number += 1;
  return filled.replace(`\${1:${own}}`, () => `\${1:${own}${number}}`);
}

/** Replaces what a tab stop behind the first proposes. */
function replacing(text: string, proposed: string, name: string): string {
  return text.replace(new RegExp(`\\$\\{(?!1:)(\\d+):${proposed}\\}`, 'g'), (_, stop: string) => `\${${stop}:${name}}`);
}
