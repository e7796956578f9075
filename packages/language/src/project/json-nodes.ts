import type { MemberNode, ValueNode } from '@humanwhocodes/momoa';
import type { Range } from 'vscode-languageserver-types';

/** The name before the colon. */
export function nameOf(member: MemberNode): string {
  return member.name.type === 'String' ? member.name.value : member.name.name;
}

/** What a value of a JSON file is, for people. */
export function kindInWords(node: ValueNode): string {
  switch (node.type) {
    case 'String': return node.value === '' ? 'an empty text' : 'a text';
    case 'Array': return 'a list';
    case 'Object': return 'a group in braces';
    case 'Boolean': return `the word ${node.value}`;
    case 'Null': return 'the word null';
    default: return 'a number';
  }
}

/** Where a part of a JSON file stands. */
export function rangeOf({ loc: { start, end } }: { loc: { start: { line: number; column: number }; end: { line: number; column: number } } }): Range {
  return { start: { line: start.line - 1, character: start.column - 1 }, end: { line: end.line - 1, character: end.column - 1 } };
}
