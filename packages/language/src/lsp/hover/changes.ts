/** What variations make of a declaration: the clauses they change, with their dates; in full for the hover, in a few words for lists and hints. */
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
    const changed = changesIn(variation, node).map(writtenAsLaidOut);
    return changed.length === 0 ? [] : [`${dated('From', variation)} (${nameOf(variation)}):\n\n\`\`\`remit\n${changed.join('\n')}\n\`\`\``];
  })];
}

/** "changed by variation 2 from 1 October 2027": what variations make of a declaration that is there from the beginning; undefined where none does anything to it. */
export function variedInWords(node: AstNode): string | undefined {
  const contract = AstUtils.getContainerOfType(node, ast.isContract);
  if (!contract || AstUtils.getContainerOfType(node.$container, ast.isVariation)) return undefined;
  const changing = variationsOf(contract).filter((variation) => changesIn(variation, node).length > 0);
  const removing = variationsOf(contract).find((variation) => removes(variation, node));
  const [first] = changing;
  const numbers = changing.map(({ number }) => String(number ?? '…'));
  const changed = !first ? [] : [changing.length === 1 ? `changed by variation ${numbers[0]} ${dated('from', first)}` : `changed by variations ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}, ${dated('first from', first)}`];
  const parts = [...changed, ...(removing ? [`removed by variation ${removing.number ?? '…'} ${dated('on', removing)}`] : [])];
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** The same of one clause, as a sentence: the text shows it as first agreed. Undefined where no variation changes it. */
export function variedClauseInWords(node: AstNode): string | undefined {
  const contract = AstUtils.getContainerOfType(node, ast.isContract);
  let clause: AstNode | undefined = node;
  while (clause && clause.$container?.$container !== contract) clause = clause.$container;
  const declaration = clause?.$container;
  if (!contract || !clause || !declaration || ast.isVariation(declaration)) return undefined;
  const variation = variationsOf(contract).find((one) => changesIn(one, declaration).some(({ $type }) => $type === clause.$type));
  return variation && `As first agreed: variation ${variation.number ?? '…'} changes this ${dated('from', variation)}.`;
}

function changesIn(variation: ast.Variation, node: AstNode): AstNode[] {
  return variation.clauses.filter(ast.isVariationChange).filter((change) => change.target?.ref === node).flatMap((change) => change.clauses);
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
