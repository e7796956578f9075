/** Declarations of one state, each with its clauses, its wording and the declarations inside it. */
import { GrammarUtils, type AstNode } from 'langium';
import * as ast from '../ast.ts';
import type { ComparedPlace, ComparedText } from './compared.ts';
import type { Clause } from './clause.ts';
import { clauseOf } from './clause.ts';
import { named, type Naming } from './naming.ts';
import { paragraphsOf, type PlacedWording } from './paragraphs.ts';
import { placeIn } from './place.ts';
import type { NamesNow, Word } from './words.ts';
import { wordsOutside } from './words.ts';

/** A declaration, a contract, a scenario or a whole file. */
export interface Entry {
  readonly node: AstNode;
  readonly naming: Naming;
  /** The file it stands in, as both states call it. */
  readonly file: string;
  readonly within: Entry | undefined;
  /** The declarations inside it, in written order. */
  readonly members: readonly Entry[];
  /** The nodes of its clauses, in written order. */
  readonly clauseNodes: readonly AstNode[];
  /** The wording that belongs to it. */
  readonly wording: PlacedWording;
  readonly title: string | undefined;
  readonly place: ComparedPlace | undefined;
}

/** Reads a file. */
export function entryOfFile({ document, path }: ComparedText): Entry {
  const root = document.parseResult.value as ast.RemitFile;
  return entryOf(root, { node: root, naming: { kind: 'file', group: 'file', name: path, heading: `File "${path}"` }, file: path, within: undefined });
}

/** The clauses of a declaration; `names` are those that are called otherwise in the second state. */
export function clausesOf(entry: Entry, names?: NamesNow): Clause[] {
  return entry.clauseNodes.map((node) => clauseOf(node, names));
}

/** The words of a declaration that stand neither in its braces nor in its name and title, nor say what it is about. */
export function headOf({ node, clauseNodes, members }: Entry, names?: NamesNow): Word[] {
  if (ast.isRemitFile(node)) return [];
  const skipped = [...NAMED_BY, ...ABOUT.get(node.$type) ?? []].flatMap((property) => {
    const found = GrammarUtils.findNodeForProperty(node.$cstNode, property);
    return found ? [[found.offset, found.end] as const] : [];
  });
  const inner = [...clauseNodes, ...members.map((member) => member.node), ...wordingsOf(node)].sort(byPlace);
  const words = wordsOutside(node, inner, names).filter(({ text, leaf }) => text !== '{' && text !== '}' && !skipped.some(([from, to]) => leaf.offset >= from && leaf.offset < to));
  return words.slice(OPENING.get(node.$type) ?? 0);
}

const NAMED_BY = ['name', 'title'];
/** The properties by which declarations without a name are known. */
const ABOUT: ReadonlyMap<string, readonly string[]> = new Map([['Variation', ['number']], ['VariationChange', ['target']], ['Acceptance', ['code', 'target']], ['Interest', ['holder', 'party']]]);
/** How many words such a declaration opens with that mean nothing by themselves: "accept … on", "interest of … in". */
const OPENING: ReadonlyMap<string, number> = new Map([['Acceptance', 2], ['Interest', 3]]);

function entryOf(node: AstNode, own: Pick<Entry, 'node' | 'naming' | 'file' | 'within'>, before: readonly ast.Wording[] = []): Entry {
  const members: Entry[] = [];
  const { title } = node as AstNode & { title?: unknown };
  const pending: ast.Wording[] = [];
  let clauseNodes: readonly AstNode[] | undefined;
  const entry: Entry = {
    ...own, members, get clauseNodes() { return clauseNodes ??= clauseNodesOf(node); }, title: typeof title === 'string' ? title : undefined,
    place: ast.isRemitFile(node) ? undefined : placeIn(node.$cstNode, own.file),
    get wording() { return wordingFrom([...before, ...pending], own.file); },
  };
  for (const child of [...membersOf(node), ...wordingsOf(node)].sort(byPlace)) {
    if (ast.isWording(child)) pending.push(child);
    else members.push(entryOf(child, { node: child, naming: named(child), file: own.file, within: entry }, pending.splice(0)));
  }
  return entry;
}

function wordingFrom(all: readonly ast.Wording[], file: string): PlacedWording {
  const place = placeIn(all[0]?.$cstNode, file);
  return { paragraphs: all.flatMap(({ text }) => paragraphsOf(text ?? '')), ...(place ? { place } : {}) };
}

function membersOf(node: AstNode): AstNode[] {
  if (ast.isRemitFile(node)) return [...node.contracts, ...node.declarations, ...node.facts, ...node.scenarios];
  if (ast.isContract(node)) return [...node.declarations];
  if (ast.isVariation(node)) return [...node.declarations, ...node.clauses.filter(ast.isVariationChange)];
  return [];
}

function clauseNodesOf(node: AstNode): AstNode[] {
  if (ast.isRemitFile(node)) return [...node.imports];
  if (ast.isContract(node)) return [...node.clauses];
  if (ast.isVariation(node)) return node.clauses.filter((clause) => !ast.isVariationChange(clause));
  return clauseOf(node).items.map((item) => item.node);
}

function wordingsOf(node: AstNode): readonly ast.Wording[] {
  return ast.isRemitFile(node) || ast.isContract(node) ? node.wordings : [];
}

function byPlace(a: AstNode, b: AstNode): number {
  return (a.$cstNode?.offset ?? 0) - (b.$cstNode?.offset ?? 0);
}
