import { pointerKeys } from '@remit/program/pointer';
import { findNodeAtLocation, parseTree, type JSONPath, type Node } from 'jsonc-parser';
import type { Entry, Part, Places, Span } from './facts-file.ts';

/** Places in JSON, as much of it as can be read. */
export function jsonPlaces(text: string): Places {
  const root = parseTree(text);
  const lines = text.split('\n');
  return {
    ofFinding: ({ at }) => {
      const pointer = /^(?:.+ )?(\/.*|)$/.exec(at ?? '')?.[1];
      if (pointer !== undefined) return spanAt(pathIn(root, pointerKeys(pointer)), []);
      const line = Number(/:(\d+)$/.exec(at ?? '')?.[1] ?? 1);
      const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
      const own = lines[line - 1] ?? '';
      return { start: start + own.length - own.trimStart().length, end: start + own.trimEnd().length };
    },
    ofPart: (entry, part, message) => spanAt(pathOf(entry), partsOf(entry, part, message)),
  };

  /** The place at the end of a path, or of as much of it as there is. */
  function spanAt(path: JSONPath, rest: JSONPath): Span {
    let node = root;
    for (const key of [...path, ...rest]) node = (node && findNodeAtLocation(node, [key])) ?? node;
    return node ? firstLine(node, text) : { start: 0, end: 0 };
  }
}

/** An object or a list is marked where it begins. */
function firstLine({ offset, length }: Node, text: string): Span {
  const line = text.slice(offset, offset + length).split('\n', 1)[0]!;
  return { start: offset, end: offset + line.trimEnd().length };
}

function pathOf({ kind, index, ...entry }: Entry): JSONPath {
  if (kind === 'value') return ['observations', index];
  return [kind === 'row' ? 'rows' : 'members', 'of' in entry ? entry.of : '', index];
}

function partsOf(entry: Entry, part: Part, message: string): JSONPath {
  if (entry.kind === 'member') return part === 'key' || part === 'value' ? ['key'] : [part];
  if (part === 'key') return ['dims'];
  if (entry.kind === 'row' && part === 'value') return ['values', /^'([^']+)' of '/.exec(message)?.[1] ?? ''];
  return [part];
}

/** Steps into lists are numbers. */
function pathIn(root: Node | undefined, keys: readonly string[]): JSONPath {
  let node = root;
  return keys.map((key) => {
    const step = node?.type === 'array' ? Number(key) : key;
    node = node && findNodeAtLocation(node, [step]);
    return step;
  });
}
