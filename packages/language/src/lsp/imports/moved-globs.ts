import { parse, type IdentifierNode, type StringNode, type ValueNode } from '@humanwhocodes/momoa';
import { UriUtils, type URI } from 'langium';
import type { TextEdit } from 'vscode-languageserver-types';
import { globProblem, isGlob } from '../../project/glob.ts';
import { nameOf, rangeOf } from '../../project/json-nodes.ts';
import { pathBelow } from '../../project/membership.ts';
import { movedTo, type Moves } from './moved-files.ts';

/** The settings of a project file that list files and folders. Those of `facts` are named, with the file that they are for. */
const naming: ReadonlySet<string> = new Set(['include', 'exclude', 'unreviewed']);

/**
 * The edits of a project file after which it names the same files and folders when they have moved: those of its entries that begin with the path of one of
 * them, `library/measures.remit` or `library/**`. Entries that would lead out of the project's folder, or that no glob can say, stay. None where it is no JSON.
 */
export function globEdits(text: string, projectFile: URI, moves: Moves): TextEdit[] {
  const folder = UriUtils.dirname(projectFile);
  const after = UriUtils.dirname(movedTo(projectFile, moves));
  return entriesOf(text).flatMap((entry): TextEdit[] => {
    const moved = movedGlob(entry.value, folder, after, moves);
    return moved === undefined || moved === entry.value ? [] : [{ range: rangeOf(entry), newText: JSON.stringify(moved) }];
  });
}

function entriesOf(text: string): StringNode[] {
  let root: ValueNode;
  try {
    root = parse(text, { mode: 'json', ranges: true }).body;
  } catch {
    return [];
  }
  if (root.type !== 'Object') return [];
  const nodes = root.members.flatMap((member): (ValueNode | IdentifierNode)[] => {
    const { value } = member;
    if (nameOf(member) === 'facts') return value.type === 'Object' ? value.members.flatMap((one) => [one.name, one.value]) : [];
    return naming.has(nameOf(member)) && value.type === 'Array' ? value.elements.map((element) => element.value) : [];
  });
  return nodes.flatMap((node) => (node.type === 'String' ? [node] : []));
}

/** A glob after what its first parts name has moved; undefined where it names nothing by itself, or cannot name it any more. */
function movedGlob(glob: string, folder: URI, after: URI, moves: Moves): string | undefined {
  if (globProblem(glob)) return undefined;
  const parts = glob.replace(/^(\.\/)+/, '').replace(/\/+$/, '').split('/');
  const firstGlob = parts.findIndex((part) => isGlob(part));
  const named = firstGlob < 0 ? parts : parts.slice(0, firstGlob);
  if (named.length === 0 || named.some((part) => part === '' || part === '.')) return undefined;
  const uri = UriUtils.joinPath(folder, ...named);
  const below = pathBelow(after, movedTo(uri, moves));
  if (below === undefined || below === '' || below.split('/').some((part) => isGlob(part) || part.includes('\\'))) return undefined;
  const moved = [below, ...parts.slice(named.length)].join('/');
  return named.join('/') === below || globProblem(moved) ? undefined : moved;
}
