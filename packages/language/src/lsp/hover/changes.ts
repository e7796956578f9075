/** What variations make of a declaration: the clauses they change, with their dates. */
import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { writtenAsLaidOut } from './written.ts';

/** A paragraph for each variation of the contract that brings in, changes or removes the declaration, in the order of the text. */
export function changesOf(node: AstNode): string[] {
  const contract = AstUtils.getContainerOfType(node, ast.isContract);
  if (!contract) return [];
  const from = AstUtils.getContainerOfType(node.$container, ast.isVariation);
  const brought = from ? [`${dated('From', from)} (${nameOf(from)}).`] : [];
  return [...brought, ...variationsOf(contract).flatMap((variation) => {
    if (removes(variation, node)) return [`${dated('Removed on', variation)} (${nameOf(variation)}).`];
    const changed = variation.clauses.filter(ast.isVariationChange).filter((change) => change.target?.ref === node).flatMap((change) => change.clauses.map(writtenAsLaidOut));
    return changed.length === 0 ? [] : [`${dated('From', variation)} (${nameOf(variation)}):\n\n\`\`\`remit\n${changed.join('\n')}\n\`\`\``];
  })];
}

const known = new WeakMap<ast.Contract, readonly ast.Variation[]>();

/** The variations of a contract, looked for once: a list of names asks for each of them. */
function variationsOf(contract: ast.Contract): readonly ast.Variation[] {
  let variations = known.get(contract);
  if (!variations) {
    variations = contract.declarations.filter(ast.isVariation);
    known.set(contract, variations);
  }
  return variations;
}

function removes(variation: ast.Variation, node: AstNode): boolean {
  return variation.clauses.filter(ast.isRemoves).some((clause) => clause.targets.some((target) => target.ref === node));
}

/** "From 1 October 2027"; a date that is still being typed is left open. */
function dated(words: string, { effective }: Partial<ast.Variation>): string {
  return `${words} ${effective ?? '…'}`;
}

function nameOf({ number, title }: ast.Variation): string {
  return `variation ${number}${title === undefined ? '' : `: ${title}`}`;
}
