import { AstUtils, type AstNode, type LangiumDocument } from 'langium';
import * as ast from '../../ast.ts';
import { referencesOf, treeOf } from '../../model/tree.ts';
import { declaredBy } from '../../scoping/name-table.ts';
import { holesOf, holeTarget } from '../../scoping/wording-holes.ts';
import type { RemitServices } from '../../services.ts';

/** What moves to a library, with what it needs there. */
export interface MovedSet {
  /** In the order of the text. */
  readonly declarations: readonly ast.Declaration[];
  /** The wording that stands directly before each, where there is one. */
  readonly wordings: ReadonlyMap<AstNode, ast.Wording>;
  /** What they name that other files declare at their top, by the address of the file. */
  readonly imported: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Why a declaration cannot move, as a sentence. */
export interface Refusal { readonly reason: string }

/** What may stand in a file that contracts share, and is worth sharing: parties and cohorts are those of one contract. */
function isShareable(node: AstNode): node is ast.Declaration {
  return ast.isMeasure(node) || ast.isFact(node) || ast.isPopulation(node) || ast.isTable(node) || ast.isLet(node) || ast.isCurve(node) || ast.isSetDeclaration(node)
    || ast.isBandsDeclaration(node) || ast.isTopicSet(node) || ast.isGroup(node);
}

/** A declaration with all that it names in its file, directly or not; or why it cannot move without the contract. */
export function movedSetOf(start: ast.Declaration, services: RemitServices): MovedSet | Refusal {
  const document = AstUtils.getDocument(start);
  const moved = new Set<AstNode>([start]);
  const wordings = new Map<AstNode, ast.Wording>();
  const imported = new Map<string, Set<string>>();
  for (const node of moved) {
    const wording = wordingBefore(node);
    if (wording) wordings.set(node, wording);
    for (const target of [...namedIn(node), ...(wording ? namedInWording(wording, services) : [])]) {
      const declaration = declarationOf(target);
      if (!declaration || moved.has(declaration)) continue;
      const home = AstUtils.getDocument(declaration);
      if (home !== document) {
        const { name } = declaration as { readonly name?: string };
        const names = imported.get(home.uri.toString()) ?? new Set();
        imported.set(home.uri.toString(), names);
        for (const lifted of ast.isCode(target) ? [name] : [name, (target as { readonly name?: string }).name]) if (lifted !== undefined && declaredBy(declaration).some((one) => one.name === lifted && !ast.isCode(one))) names.add(lifted);
        continue;
      }
      if (!isShareable(declaration)) return { reason: `${quoted(node)} names ${quoted(declaration)}, which belongs to the contract.` };
      moved.add(declaration);
    }
  }
  const declarations = [...moved].map((node) => node as ast.Declaration).sort((a, b) => (a.$cstNode?.offset ?? 0) - (b.$cstNode?.offset ?? 0));
  const refusal = declarations.map((node) => notMovable(node, document, services) ?? unread(node)).find((found) => found !== undefined);
  return refusal ?? { declarations, wordings, imported };
}

function notMovable(node: ast.Declaration, document: LangiumDocument, services: RemitServices): Refusal | undefined {
  if (!isShareable(node)) return { reason: `${quoted(node)} belongs to the contract.` };
  if (AstUtils.getContainerOfType(node, ast.isVariation)) return { reason: `${quoted(node)} is part of a variation.` };
  // Who sees a name at the top of a file by an import of that file would no longer see it.
  if (ast.isRemitFile(node.$container)) {
    const isSeenElsewhere = declaredBy(node).some((one) => services.references.References.findReferences(one, { includeDeclaration: false }).some(({ sourceUri }) => sourceUri.toString() !== document.uri.toString()));
    if (isSeenElsewhere) return { reason: `${quoted(node)} is used by other files, which import it from here.` };
  }
  return undefined;
}

const readIn = new WeakMap<ast.Contract, ReadonlySet<AstNode>>();

/**
 * What a contract declares it asks for, though nothing reads it; of what it imports it asks for what its payments, funds and rules read. So what nothing reads would
 * leave the program with its declaration.
 */
function unread(node: ast.Declaration): Refusal | undefined {
  const contract = node.$container;
  if (!ast.isContract(contract) || ast.isLet(node) || ast.isCurve(node) || ast.isTable(node) || ast.isTopicSet(node)) return undefined;
  let read = readIn.get(contract);
  if (!read) readIn.set(contract, read = readByPayments(contract));
  return read.has(node) ? undefined : { reason: `Nothing that is paid reads ${quoted(node)}. In the contract it is asked for all the same; from a library it would not be.` };
}

function readByPayments({ declarations }: ast.Contract): Set<AstNode> {
  const own = declarations.flatMap((one): AstNode[] => (ast.isVariation(one) ? [...one.clauses.filter(ast.isVariationChange), ...one.declarations] : [one]));
  const read = new Set<AstNode>(own.filter((one) => ast.isPayable(one) || ast.isFund(one) || ast.isRules(one) || ast.isPilot(one) || ast.isVariationChange(one) || (ast.isLet(one) && one.published)));
  for (const node of read) {
    for (const one of treeOf(node)) {
      // What only reviewers read moves no money.
      if (isAside(one)) continue;
      for (const { reference } of referencesOf(one)) {
        const target = 'ref' in reference && reference.ref ? declarationOf(reference.ref) : undefined;
        if (target) read.add(target);
      }
    }
  }
  return read;
}

function isAside(node: AstNode): boolean {
  return ast.isBalancedBy(node) || ast.isProxyFor(node) || ast.isPopulationOverlap(node) || ast.isVariationChange(node) || (ast.isMeasuredBy(node) && node.measure?.ref === undefined);
}

function namedIn(node: AstNode): AstNode[] {
  return treeOf(node).flatMap((one) => referencesOf(one).flatMap(({ reference }) => ('ref' in reference && reference.ref ? [reference.ref] : [])));
}

function namedInWording(wording: ast.Wording, services: RemitServices): AstNode[] {
  return holesOf(wording).flatMap((hole) => holeTarget(wording, hole, services.scoping.VisibleNames) ?? []);
}

/** The declaration of a contract or file that a node is, or is part of. */
export function declarationOf(node: AstNode): AstNode | undefined {
  for (let one: AstNode | undefined = node; one; one = one.$container) if (ast.isContract(one.$container) || ast.isRemitFile(one.$container)) return one;
  return undefined;
}

/** The wording directly before a declaration. */
function wordingBefore(node: AstNode): ast.Wording | undefined {
  const owner = node.$container;
  if (!ast.isContract(owner) && !ast.isRemitFile(owner)) return undefined;
  const start = node.$cstNode?.offset ?? 0;
  const last = [...treeOf(owner)].filter((one) => one.$container === owner && (one.$cstNode?.end ?? Infinity) <= start).sort((a, b) => a.$cstNode!.end - b.$cstNode!.end).at(-1);
  return ast.isWording(last) ? last : undefined;
}

/** The name of a declaration in quotation marks. */
export function quoted(node: AstNode): string {
  const { name } = node as { readonly name?: string };
  return name === undefined ? 'what stands here' : `'${name}'`;
}
