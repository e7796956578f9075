/** What declarations are called, and by what they are found again in the other state. */
import type { AstNode, Reference } from 'langium';
import * as ast from '../ast.ts';
import { wordFor } from '../lsp/symbols/kinds.ts';
import { ruleByCode } from '../rules/all.ts';

/** What declarations of the first state are called in the second, where that is other. */
export type NamesOf = ReadonlyMap<AstNode, string>;

const NOTHING: NamesOf = new Map();

/** How a declaration is known. */
export interface Naming {
  /** The field's word for it. */
  readonly kind: string;
  /** Declarations are held against each other only within one group. */
  readonly group: string;
  /** Its name, title or number; what stands in for one where it has none. */
  readonly name: string;
  /** How people call it: by its title, with the name by which it is found in the text. */
  readonly heading: string;
}

/** Declarations that have no name of their own and are known by what they are about. */
export function isKnownByOthers({ group }: Naming): boolean {
  return group === 'VariationChange' || group === 'Acceptance' || group === 'Interest';
}

/** How a declaration is known; with `names`, by what those are called that it is about. */
export function named(node: AstNode, names: NamesOf = NOTHING): Naming {
  const { name, title } = node as AstNode & { name?: string; title?: string };
  if (ast.isVariation(node)) return naming(node, 'variation', node.number ?? '', `${`Variation ${node.number ?? ''}`.trimEnd()}${title === undefined ? '' : ` (${title})`}`);
  if (ast.isVariationChange(node)) return changeOf(node, names);
  if (ast.isAcceptance(node)) return acceptance(node, names);
  if (ast.isInterest(node)) return interest(node, names);
  if (ast.isRules(node)) return naming(node, 'rules', '', 'The rules');
  if (ast.isPilot(node)) return naming(node, 'pilot', '', 'The pilot');
  if (ast.isScenario(node)) return naming(node, 'scenario', title ?? '', `Scenario "${title ?? ''}"`);
  if (ast.isSharedFacts(node)) return naming(node, 'facts', name ?? '', `Facts "${name ?? ''}"`);
  const kind = wordFor(node);
  if (name === undefined) return naming(node, kind, '', capital(kind));
  return naming(node, kind, name, `${capital(kind)} ${titledName(title, name)}`);
}

/** '"Whole-population payment" (Core)': the title, and the name by which it is found in the text; the name alone where there is no other title. */
function titledName(title: unknown, name: string): string {
  return typeof title === 'string' && title !== '' && title !== name ? `"${title}" (${name})` : `"${name}"`;
}

function naming({ $type }: AstNode, kind: string, name: string, heading: string): Naming {
  return { kind, group: $type, name, heading };
}

function changeOf(node: ast.VariationChange, names: NamesOf): Naming {
  const [target, variation] = [nameIn(node.target, names), ast.isVariation(node.$container) ? node.$container.number : undefined];
  return naming(node, 'change', target, `Variation ${variation ?? ''}, change of ${titledIn(node.target, target)}`);
}

function acceptance(node: ast.Acceptance, names: NamesOf): Naming {
  const target = nameIn(node.target, names);
  const rule = node.code === undefined ? undefined : ruleByCode(node.code);
  const what = `${node.code}${rule ? ` (${rule.title})` : ''}`;
  return naming(node, 'acceptance', `${node.code} on ${node.whole ? 'the contract' : target}`, `Acceptance of ${what} on ${node.whole ? 'the contract' : titledIn(node.target, target)}`);
}

function interest(node: ast.Interest, names: NamesOf): Naming {
  const [holder, party] = [nameIn(node.holder, names), nameIn(node.party, names)];
  return naming(node, 'interest', `${holder} in ${party}`, `Interest of ${titledIn(node.holder, holder)} in ${titledIn(node.party, party)}`);
}

function titledIn(reference: Reference | undefined, name: string): string {
  return titledName((reference?.ref as (AstNode & { title?: unknown }) | undefined)?.title, name);
}

function nameIn(reference: Reference | undefined, names: NamesOf): string {
  const target = reference?.ref;
  return (target && names.get(target)) ?? reference?.$refText ?? '';
}

/** "is", or "are" for rules and facts. */
export function verbOf({ kind }: Naming): string {
  return kind === 'rules' || kind === 'facts' ? 'are' : 'is';
}

/** With a capital at its beginning. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
