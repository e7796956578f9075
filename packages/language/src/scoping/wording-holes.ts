import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { measureParts, nameTable, type NamedNode } from './name-table.ts';
import type { VisibleNames } from './visible-names.ts';

/** A place in a wording that is filled from the model: `{Quality}` or `{Quality.amount}`. Offsets count from the start of the file. */
export interface WordingHole {
  readonly name: string;
  readonly offset: number;
  readonly end: number;
  /** What stands after the point: a part of a measure, or the first word of a clause. */
  readonly part?: { readonly name: string; readonly offset: number; readonly end: number };
}

const pattern = /\{([ \t]*)([A-Z\u00C0-\u00D6\u00D8-\u00DE][A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF0-9_]*)(?:\.([A-Za-z][A-Za-z0-9_-]*))?[ \t]*\}/g;

/** The holes of a wording, in the order of the text. Braces around anything but a name are words like others. */
export function holesOf(wording: ast.Wording): WordingHole[] {
  const cst = wording.$cstNode;
  if (!cst) return [];
  return [...cst.text.matchAll(pattern)].map(match => {
    const [, space, name, part] = match;
    const offset = cst.offset + match.index + 1 + space!.length;
    const end = offset + name!.length;
    return { name: name!, offset, end, ...(part !== undefined && { part: { name: part, offset: end + 1, end: end + 1 + part.length } }) };
  });
}

/** Braces that were most likely meant as a place to fill, and are none. */
export interface BrokenBrace { readonly problem: 'empty' | 'open' | 'small'; readonly text: string; readonly offset: number; readonly end: number }

/** `{}`, a `{` that is not closed, and a name with a small letter: `{core.amount}`, or `{core}` where `isKnown` has it with a capital. */
export function brokenBraces(wording: ast.Wording, isKnown: (name: string) => boolean): BrokenBrace[] {
  const cst = wording.$cstNode;
  // A wording that is not closed swallows the contract, braces and all.
  if (!cst || !/^"""[\s\S]*"""$/.test(cst.text)) return [];
  return [...cst.text.matchAll(/\{(?:([^{}]*)\})?/g)].flatMap((match): BrokenBrace[] => {
    const [text, inside] = match;
    const offset = cst.offset + match.index;
    if (inside === undefined) return [{ problem: 'open', text, offset, end: offset + 1 }];
    if (inside.trim() === '') return [{ problem: 'empty', text, offset, end: offset + text.length }];
    const small = /^([ \t]*)([a-z\u00DF-\u00F6\u00F8-\u00FF][A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF0-9_]*)(\.[A-Za-z][A-Za-z0-9_-]*)?[ \t]*$/.exec(inside);
    if (!small || !small[3] && !isKnown(small[2]!)) return [];
    const start = offset + 1 + small[1]!.length;
    return [{ problem: 'small', text: small[2]!, offset: start, end: start + small[2]!.length }];
  });
}

/** What a hole names: a declaration its wording can see, or one inside the contract the wording stands before. */
export function holeTarget(wording: ast.Wording, hole: WordingHole, visible: VisibleNames): NamedNode | undefined {
  return visible.find(wording, hole.name)[0] ?? followingTable(wording)?.names.get(hole.name)?.[0];
}

/** The names that a hole may hold. */
export function* holeNames(wording: ast.Wording, visible: VisibleNames): Generator<string> {
  for (const { name } of holeTargets(wording, visible)) yield name;
}

/** What a hole may name, nearest first. */
export function* holeTargets(wording: ast.Wording, visible: VisibleNames): Generator<NamedNode> {
  yield* visible.all(wording);
  for (const [first] of followingTable(wording)?.names.values() ?? []) if (first) yield first;
}

/** The part of a measure that a hole names after its point, if it names one. */
export function holePart(target: AstNode, hole: WordingHole): ast.Part | undefined {
  return partsOf(target).find(part => part.name === hole.part?.name);
}

/** What may stand after the point: the parts of the measure, and the first words of the clauses the declaration has. */
export function partNames(target: AstNode): string[] {
  const clauses = 'clauses' in target && Array.isArray(target.clauses) ? (target.clauses as AstNode[]) : [];
  const heads = clauses.map(clause => /^[a-z-]+/.exec(clause.$cstNode?.text ?? '')?.[0]).filter(head => head !== undefined);
  return [...new Set([...partsOf(target).map(part => part.name), ...heads, ...('amount' in target ? ['amount'] : []), ...('title' in target ? ['title'] : [])])];
}

function partsOf(target: AstNode): ast.Part[] {
  if (ast.isMeasure(target)) return measureParts(target);
  const measured = ast.isOutcome(target) ? target.clauses.find(ast.isMeasuredBy)?.measure?.ref : undefined;
  return ast.isMeasure(measured) ? measureParts(measured) : [];
}

function followingTable(wording: ast.Wording): ReturnType<typeof nameTable> | undefined {
  const file = wording.$container;
  const end = wording.$cstNode?.end ?? 0;
  if (!ast.isRemitFile(file)) return undefined;
  const after = (node: AstNode): boolean => (node.$cstNode?.offset ?? -1) >= end;
  const contract = file.contracts.find(after);
  const between = [...file.declarations, ...file.facts, ...file.scenarios].some(node => after(node) && (node.$cstNode?.offset ?? 0) < (contract?.$cstNode?.offset ?? 0));
  return contract && !between ? nameTable(contract) : undefined;
}
