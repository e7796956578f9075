/** What is other between two states of contract files, declaration by declaration and in words. */
import type { AstNode } from 'langium';
import { isContract, isParty, type RemitFile } from '../ast.ts';
import { isOnFileSystem } from '../project/on-file-system.ts';
import type { ClauseChange, ComparedText, ContractInText, DeclarationChange, TextComparison } from './compared.ts';
import { compareClauses } from './compare-clauses.ts';
import { clausesOf, entryOfFile, headOf, type Entry } from './entry.ts';
import { namesNow } from './names-now.ts';
import { pairEntries, type Pair } from './pairs.ts';
import { compareWordings } from './paragraphs.ts';
import { isKnownByOthers, verbOf } from './naming.ts';
import { pathOf } from './path-of.ts';
import { renamingOf } from './renaming.ts';
import { toldWords } from './told-words.ts';
import { toldWhole } from './told-whole.ts';
import { sameWords, textOf } from './words.ts';

/**
 * Compares two states of contract files. Layout, comments, the order of clauses and declarations, and the way a figure is written make no
 * difference; neither does a name where the declaration itself is called otherwise. Files that come with Remit are left out.
 */
export function compareTexts(before: readonly ComparedText[], after: readonly ComparedText[]): TextComparison {
  const [old, now] = [before, after].map((texts) => texts.filter(({ document }) => isOnFileSystem(document.uri)));
  const [oldFiles, newFiles] = [old!.map(entryOfFile), now!.map(entryOfFile)];
  const { pairs, gone, fresh } = pairEntries(oldFiles, newFiles);
  const contracts = oldFiles.flatMap(({ members }) => members.filter(({ node }) => isContract(node)));
  const renamed = pairs.filter((pair) => isRenamed(pair) && pair.before.naming.group !== 'file');
  const names = new Map<AstNode, string>(renamed.map((pair) => [pair.before.node, pair.after.naming.name]));
  const files = new Map(pairs.filter((pair) => pair.before.naming.group === 'file').map((pair) => [pair.before.file, pair.after.file]));
  const changes = [
    ...pairs.flatMap((pair) => comparePair(pair, names, files).map((change) => ({ change, entry: pair.after }))),
    ...fresh.map((entry) => ({ change: toldWhole('added', entry), entry })),
    ...gone.map((entry) => ({ change: toldWhole('removed', entry), entry })),
  ];
  return {
    changes: changes.map((one, index) => ({ ...one, index })).sort((a, b) => inOrder(a.entry, b.entry) || a.index - b.index).map(({ change }) => change),
    renamed: renamed.map((pair) => renamingOf(pair, contracts)),
    contracts: { before: contractsIn(old!), after: contractsIn(now!) },
    unread: { before: unreadIn(old!), after: unreadIn(now!) },
  };
}

function comparePair({ before, after }: Pair, names: ReadonlyMap<AstNode, string>, files: ReadonlyMap<string, string>): DeclarationChange[] {
  const isCalledOtherwise = isRenamed({ before, after });
  const now = names.size > 0 ? namesNow(before.node, names) : undefined;
  const moved = movedTo(before, after, files);
  if (moved.length === 0 && !isCalledOtherwise && !now?.size && sameText(before, after)) return [];
  const clauses: ClauseChange[] = [...moved, ...titled(before, after)];
  const [oldHead, newHead] = [headOf(before, now), headOf(after)];
  if (!sameWords(oldHead, newHead)) {
    clauses.push({ what: 'changed', sentence: isParty(after.node) ? `it is ${after.naming.kind} instead of ${before.naming.kind}` : toldWords('', oldHead, newHead), before: { text: textOf(oldHead), ...placed(before) }, after: { text: textOf(newHead), ...placed(after) } });
  }
  clauses.push(...compareClauses(clausesOf(before, now), clausesOf(after), { before: before.file, after: after.file }), ...compareWordings(before.wording, after.wording));
  if (clauses.length === 0 && !isCalledOtherwise) return [];
  const { heading, kind, name } = after.naming;
  const was = isCalledOtherwise ? `was called "${before.naming.name}"` : '';
  return [{
    what: 'changed', heading, kind, name, path: pathOf(after), ...(isCalledOtherwise ? { formerName: before.naming.name } : {}),
    sentence: isCalledOtherwise ? `${heading} ${was}${clauses.length > 0 ? ' and is changed' : ''}.` : `${heading} ${verbOf(after.naming)} changed.`,
    clauses, ...(before.place ? { before: before.place } : {}), ...(after.place ? { after: after.place } : {}),
  }];
}

/** Whether two declarations without others in them are the same to the letter, which is soon seen. */
function sameText(before: Entry, after: Entry): boolean {
  if (before.members.length + after.members.length > 0 || before.naming.group === 'file') return false;
  const [old, now] = [before.wording.paragraphs, after.wording.paragraphs];
  return before.node.$cstNode?.text === after.node.$cstNode?.text && old.length === now.length && old.every((one, index) => one === now[index]);
}

function isRenamed({ before, after }: Pair): boolean {
  return before.naming.name !== after.naming.name && !isKnownByOthers(after.naming);
}

/** Where a declaration stands now, if not where it stood. What stands around it may be called otherwise, and takes all in it along. */
function movedTo(before: Entry, after: Entry, files: ReadonlyMap<string, string>): ClauseChange[] {
  const [from, to] = [before.within, after.within];
  if (!from || !to) return [];
  const isThere = from.naming.group === to.naming.group && (files.get(before.file) ?? before.file) === after.file;
  if (isThere) return [];
  return [{ what: 'changed', sentence: `it stands in ${placeOf(to)} now, not in ${placeOf(from)}`, before: { text: placeOf(from), ...placed(before) }, after: { text: placeOf(to), ...placed(after) } }];
}

function placeOf({ naming }: Entry): string {
  return naming.heading.replace(/^\w/, (letter) => letter.toLowerCase());
}

function titled(before: Entry, after: Entry): ClauseChange[] {
  const [old, now] = [before.title, after.title];
  if (old === now || after.naming.group === 'Scenario') return [];
  const both = { ...(old === undefined ? {} : { before: { text: old, ...placed(before) } }), ...(now === undefined ? {} : { after: { text: now, ...placed(after) } }) };
  if (old === undefined) return [{ what: 'added', sentence: `the title "${now}" is added`, ...both }];
  if (now === undefined) return [{ what: 'removed', sentence: `the title "${old}" is taken out`, ...both }];
  return [{ what: 'changed', sentence: `the title is "${now}" instead of "${old}"`, ...both }];
}

function placed({ place }: Entry): { place?: NonNullable<Entry['place']> } {
  return place ? { place } : {};
}

function inOrder(a: Entry, b: Entry): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
}

function contractsIn(texts: readonly ComparedText[]): ContractInText[] {
  return texts.flatMap(({ document, path }) => (document.parseResult.value as RemitFile).contracts.map(({ name }) => ({ name: name ?? '', path })));
}

function unreadIn(texts: readonly ComparedText[]): string[] {
  return texts.filter(({ document: { parseResult } }) => parseResult.lexerErrors.length > 0 || parseResult.parserErrors.length > 0).map(({ path }) => path);
}
