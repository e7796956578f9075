import { AstUtils, type AstNode, type ReferenceInfo } from 'langium';
import * as ast from '../ast.ts';
import { codesOf } from './codes.ts';
import { measureParts, type NamedNode } from './name-table.ts';
import type { VisibleNames } from './visible-names.ts';

/** What a reference may mean, by its name alone or listed in full; kinds are judged later. */
export interface Candidates {
  find(name: string): readonly NamedNode[];
  all(): Iterable<NamedNode>;
}

/** The candidates for a reference, by the place it stands in. */
export function candidatesFor(info: ReferenceInfo, kind: string, visible: VisibleNames): Candidates {
  const node = info.container;
  if (info.property === 'part' && (ast.isReference(node) || ast.isAssignment(node))) return listed(partsOf(node.target?.ref));
  if (ast.isExclusionLimit(node)) return listed(partsOf(AstUtils.getContainerOfType(node, ast.isMeasure)));
  if (ast.isImportedName(node)) return exported(node, visible);
  if (kind === ast.Code.$type) return codeCandidates(info, visible);
  const visibleHere: Candidates = { find: name => withCodes(node, name, visible), all: () => visible.all(node) };
  if (ast.isEarned(node) && info.property === 'part') return preferring(sharedItems(node.payment?.ref), visibleHere);
  if (ast.isExpectedValue(node) && info.property === 'part') return preferring(sharedItems(node.target?.ref), visibleHere);
  if (ast.isReference(node)) return preferring(comparedCodes(node), inLookup(node, visibleHere));
  return visibleHere;
}

function listed(all: readonly NamedNode[]): Candidates {
  // Codes and parts that are being typed have no name yet.
  const nodes = all.filter(node => typeof node.name === 'string');
  return { find: name => nodes.filter(node => node.name === name), all: () => nodes };
}

function preferring(first: readonly NamedNode[], rest: Candidates): Candidates {
  if (first.length === 0) return rest;
  return {
    find: name => {
      const found = first.filter(node => node.name === name);
      return found.length > 0 ? found : rest.find(name);
    },
    all: function* () {
      yield* first;
      yield* rest.all();
    },
  };
}

function withCodes(node: AstNode, name: string, visible: VisibleNames): readonly NamedNode[] {
  const found = visible.find(node, name);
  return found.length > 0 ? found : visible.findCodes(node, name);
}

function partsOf(node: AstNode | undefined): readonly NamedNode[] {
  if (ast.isMeasure(node)) return measureParts(node);
  if (ast.isOutcome(node)) return partsOf(node.clauses.find(ast.isMeasuredBy)?.measure?.ref);
  return [];
}

function exported(node: ast.ImportedName, visible: VisibleNames): Candidates {
  const table = visible.exportsOf(node.$container);
  return {
    find: name => table?.names.get(name) ?? [],
    all: () => [...(table?.names.values() ?? [])].flatMap(nodes => nodes.slice(0, 1)),
  };
}

/** The named parts of a payment's shared-out amount: `… for FewerAdmissions as Fewer`. */
function sharedItems(node: AstNode | undefined): readonly NamedNode[] {
  if (!node || !ast.isPayable(node)) return [];
  return AstUtils.streamAllContents(node).filter(ast.isSharedItem).filter((item): item is ast.SharedItem & NamedNode => item.name !== undefined).toArray();
}

/** In `Track is Track1` the codes of `Track` come first. */
function comparedCodes(node: ast.Reference): readonly NamedNode[] {
  const comparison: AstNode | undefined = node.$container;
  if (!ast.isComparison(comparison)) return [];
  const left: AstNode = comparison.left;
  const codes = left !== node && ast.isReference(left) ? codesOf(left.target?.ref) ?? [] : [];
  return codes.filter(code => typeof code.name === 'string');
}

/** In `Lower of Indicator` a column is taken from the table whose key is on the right. */
function inLookup(node: ast.Reference, rest: Candidates): Candidates {
  const lookup: AstNode | undefined = node.$container;
  if (!ast.isOf(lookup)) return rest;
  const left: AstNode = lookup.left;
  const right: AstNode = lookup.right;
  const first: AstNode | undefined = ast.isBracket(right) ? right.inner?.value : right;
  if (left !== node || !ast.isReference(first)) return rest;
  return {
    find: name => {
      const found = rest.find(name);
      if (found.length < 2 || !found.every(ast.isColumn)) return found;
      const key = first.target?.ref;
      const fitting = found.filter(column => keysOf(column).some(candidate => candidate === key || codesOf(candidate) === codesOf(key)));
      return fitting.length > 0 ? fitting : found;
    },
    all: () => rest.all(),
  };
}

function keysOf(column: ast.Column): (AstNode | undefined)[] {
  const table = AstUtils.getContainerOfType(column, ast.isTable);
  return table?.keys.map(key => key.ref) ?? [];
}

function codeCandidates(info: ReferenceInfo, visible: VisibleNames): Candidates {
  const own = codeOwner(info);
  if (own) return listed(own);
  const node = info.container;
  return {
    find: name => visible.findCodes(node, name),
    all: function* () {
      for (const candidate of visible.all(node)) if (ast.isCode(candidate)) yield candidate;
    },
  };
}

/** The list of codes a code reference must come from, where its place says so. */
function codeOwner(info: ReferenceInfo): readonly ast.Code[] | undefined {
  const node = info.container;
  if (ast.isTableRow(node)) return codesOf(node.$container.keys?.[0]?.ref);
  if (ast.isTableColumns(node)) return codesOf(node.$container.keys?.[1]?.ref);
  if (ast.isHolder(node)) return codesOf(node.$container.fact?.ref);
  if (ast.isCodeValue(node)) {
    const place = node.$container;
    if (ast.isAssignment(place)) return codesOf(place.target?.ref);
    if (ast.isDecision(place)) return codesOf(place.judgement?.ref);
  }
  return undefined;
}
