import { URI, type LangiumDocument, type LeafCstNode } from 'langium';
import type { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../../ast.ts';
import { importsOf } from '../../scoping/import-resolver.ts';
import type { RemitServices } from '../../services.ts';
import { leavesOf, otherNodes, topOf } from './import-place.ts';
import { bringsUsed, hasClashes, usedDeclarations } from './used-names.ts';

/** One import as it will be written, with the comments that go with it. */
interface Entry {
  readonly path: string;
  /** The file it leads to; undefined where it leads nowhere. */
  readonly address: string | undefined;
  /** The names it takes; undefined: all. */
  names: string[] | undefined;
  /** Comments above it, as written. */
  above: string[];
  /** Comments behind it on its line. */
  behind: string[];
  /** As the author wrote it, where it is to be left alone. */
  readonly verbatim?: string;
  isDropped: boolean;
}

/**
 * The edits that put the imports of a file in order: those that bring nothing that is used are left out, imports of one file become one, names and files are
 * sorted, and all stand at the top. Comments are kept. Where two imports bring one name, their order tells which is meant, and is kept. None where the
 * imports are in order, and none where part of the text cannot be read: what is used there is not known.
 */
export function organisedImports(document: LangiumDocument, services: RemitServices): TextEdit[] {
  const { parseResult: { value: file, parserErrors, lexerErrors, lexerReport }, textDocument } = document;
  if (!ast.isRemitFile(file) || file.imports.length === 0 || parserErrors.length > 0 || lexerErrors.length > 0 || (lexerReport?.diagnostics ?? []).some(({ severity }) => severity === 'error')) return [];
  if (file.imports.some(({ path, names }) => !path || names.some(({ declaration }) => !declaration?.$refText))) return [];
  const text = textDocument.getText();
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const used = usedDeclarations(document, services);
  const pieces = importsOf(document, services.scoping.ImportResolver).map(({ node, uri }) => pieceOf(node, uri?.toString(), file, text));
  const isOrdered = hasClashes(document, services);
  for (const [index, { entry, node }] of pieces.entries()) dropUnused(entry, node, used, services, document, pieces.slice(0, index).map((one) => one.entry));
  const entries = isOrdered ? pieces.map(({ entry }) => entry) : sorted(merged(pieces.map(({ entry }) => entry)));
  const lines = linesOf(entries);
  const first = pieces[0]!;
  const isAtTop = !otherNodes(file).some((node) => (node.$cstNode?.offset ?? Infinity) < first.node.$cstNode!.offset);
  const start = isAtTop ? first.start : topOf(file, text);
  const isTogether = pieces.every(({ start: at }, index) => index === 0 || /^\s*$/.test(text.slice(pieces[index - 1]!.end, at)));
  const before = pieces.flatMap((piece) => text.slice(piece.start, piece.end).split(/\r?\n/)).map((line) => line.trim()).filter((line) => line !== '');
  if (isAtTop && before.join('\n') === lines.join('\n')) return [];
  if (isAtTop && isTogether) {
    const end = pieces.at(-1)!.end;
    const block = lines.join(newline);
    // Nothing is left where the imports were: no blank lines either.
    const after = lines.length > 0 ? end : end + (/^(?:[ \t]*\r?\n)+/.exec(text.slice(end))?.[0].length ?? 0);
    return [edit(document, start, after, block)];
  }
  const written = lines.length === 0 ? '' : lines.join(newline) + newline + (isAtTop ? '' : newline);
  return [
    ...(isAtTop ? [] : [edit(document, start, start, written)]),
    ...pieces.map((piece, index) => {
      const wholeLines = piece.end + (/^[ \t]*(?:\r?\n|$)/.exec(text.slice(piece.end))?.[0].length ?? 0);
      return edit(document, piece.start, wholeLines, isAtTop && index === 0 ? written : '');
    }),
  ];
}

interface Piece { readonly entry: Entry; readonly node: ast.Import; readonly start: number; readonly end: number }

/** An import with the comments directly above it and behind it on its line. */
function pieceOf(node: ast.Import, address: string | undefined, file: ast.RemitFile, text: string): Piece {
  const cst = node.$cstNode!;
  const isComment = ({ hidden, text: words }: LeafCstNode): boolean => hidden && /^\/[/*]/.test(words);
  const leaves = leavesOf(file);
  const index = leaves.findIndex(({ offset }) => offset >= cst.offset);
  const [above, behind]: [string[], string[]] = [[], []];
  let [start, end] = [cst.offset, cst.end];
  for (let at = index - 1; at >= 0 && leaves[at] && isComment(leaves[at]!); at--) {
    const leaf = leaves[at]!;
    const between = text.slice(leaf.end, start);
    const lineStart = text.lastIndexOf('\n', leaf.offset - 1) + 1;
    // A comment behind something else belongs to that; one after a blank line, or at the head of the file, to what it stands over.
    if (!/^[ \t]*\r?\n[ \t]*$/.test(between) || text.slice(lineStart, leaf.offset).trim() !== '') break;
    above.unshift(leaf.text.trimEnd());
    start = leaf.offset;
  }
  let following = leaves.findIndex(({ offset }) => offset >= cst.end);
  for (; following >= 0 && leaves[following] && isComment(leaves[following]!) && /^[ \t]*$/.test(text.slice(end, leaves[following]!.offset)); following++) {
    behind.push(leaves[following]!.text.trimEnd());
    end = leaves[following]!.offset + leaves[following]!.text.trimEnd().length;
  }
  // What stands at the head of a file is about the file.
  if (text.slice(0, start).trim() === '' && above.length > 0) {
    start = cst.offset;
    above.length = 0;
  }
  const hasInner = node.named && node.names.length === 0 || leaves.some((leaf) => isComment(leaf) && leaf.offset > cst.offset && leaf.end < cst.end);
  const names = node.named ? node.names.map(({ declaration }) => declaration!.$refText) : undefined;
  return { node, start, end, entry: { path: node.path, address, names, above, behind, isDropped: false, ...(hasInner && { verbatim: cst.text }) } };
}

function dropUnused(entry: Entry, node: ast.Import, used: ReturnType<typeof usedDeclarations>, services: RemitServices, document: LangiumDocument, before: readonly Entry[]): void {
  const { address } = entry;
  if (address === undefined) return;
  if (address === document.uri.toString()) {
    entry.isDropped = true;
    return;
  }
  const file = services.shared.workspace.LangiumDocuments.getDocument(URI.parse(address));
  // What cannot be read may declare what is used.
  if (!file || file.parseResult.parserErrors.length > 0 || file.parseResult.lexerErrors.length > 0) return;
  const brought = used.get(address);
  if (!brought || before.some((one) => !one.isDropped && one.address === address && one.names === undefined)) {
    entry.isDropped = true;
    return;
  }
  if (!entry.names || entry.verbatim !== undefined) return;
  const isUnknown = node.names.some(({ declaration }) => declaration?.ref === undefined);
  const kept = node.names.filter((name) => bringsUsed(name, brought)).map(({ declaration }) => declaration!.$refText);
  // Codes are seen whatever an import lists, so a list of names of which none is used may still bring them; names that are not found are the author's to mend.
  if (kept.length > 0 && !isUnknown) entry.names = kept;
}

/** Imports of one file as one. An import of everything takes in those that list names. */
function merged(entries: readonly Entry[]): Entry[] {
  const byFile = new Map<string, Entry>();
  const result: Entry[] = [];
  for (const entry of entries) {
    const known = entry.address === undefined || entry.verbatim !== undefined || entry.isDropped ? undefined : byFile.get(entry.address);
    if (!known) {
      result.push(entry);
      if (entry.address !== undefined && entry.verbatim === undefined && !entry.isDropped) byFile.set(entry.address, entry);
      continue;
    }
    known.names = known.names && entry.names ? [...new Set([...known.names, ...entry.names])] : undefined;
    known.above.push(...entry.above);
    known.behind.push(...entry.behind);
  }
  return result;
}

/** What comes with Remit first, then packages, then files further up, then those beside; comments of what was left out stay before what followed it. */
function sorted(entries: readonly Entry[]): Entry[] {
  const kept: Entry[] = [];
  let comments: string[] = [];
  for (const entry of entries) {
    if (entry.isDropped) {
      comments.push(...entry.above, ...entry.behind);
      continue;
    }
    entry.above.unshift(...comments);
    comments = [];
    kept.push(entry);
  }
  const last: Entry[] = comments.length > 0 ? [{ path: '', address: undefined, names: undefined, above: comments, behind: [], isDropped: true }] : [];
  const rank = ({ path }: Entry): number => (path.startsWith('std/') ? 0 : path.startsWith('../') ? 2 : path.startsWith('./') ? 3 : 1);
  const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
  kept.sort((a, b) => rank(a) - rank(b) || order(a.path.toLowerCase(), b.path.toLowerCase()) || order(a.path, b.path));
  for (const { names } of kept) names?.sort(order);
  return [...kept, ...last];
}

function linesOf(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ path, names, above, behind, verbatim, isDropped }) => {
    if (isDropped) return [...above, ...behind];
    const words = verbatim ?? (names ? `import { ${names.join(', ')} } from "${path}"` : `import "${path}"`);
    // What stands behind a comment to the end of the line would be part of it.
    const [inLine, own] = behind.length > 1 && behind.slice(0, -1).some((one) => one.startsWith('//')) ? [behind.slice(0, 1), behind.slice(1)] : [behind, []];
    return [...above, ...own, [words, ...inLine].join(' ')];
  });
}

function edit({ textDocument }: LangiumDocument, start: number, end: number, newText: string): TextEdit {
  return { range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) }, newText };
}
