/** What a hover shows of a declaration beside its head: the formula, the levels, what it is measured by. */
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { written, writtenAsLaidOut } from './written.ts';

/** A paragraph of Markdown, or a piece of Remit to be shown as code. */
export type Section = { readonly text: string } | { readonly code: string };

/** The sections of a hover, most important first. */
export function sectionsOf(node: AstNode): Section[] {
  if (ast.isLet(node)) return [{ code: `${node.name} = ${written(node.amount)}` }];
  if (ast.isOutcome(node)) return [{ code: clausesOf(node.clauses, ['MeasuredBy', 'Baseline', 'Floor', 'Target', 'Stretch']) }];
  if (ast.isMeasure(node)) return [{ code: node.clauses.map(written).join('\n') }, ...measureNotes(node)];
  if (ast.isPayment(node)) return [{ code: clausesOf(node.clauses, ['FromClause', 'ToClause', 'Paid', 'AmountClause', 'Uplift', 'Gate', 'Advance']) }];
  if (ast.isPool(node)) return [{ code: clausesOf(node.clauses, ['FromClause', 'Paid', 'SharedSum', 'PointValue', 'LeftOver', 'Shortfall']) }];
  if (ast.isRiskShare(node)) return [{ code: clausesOf(node.clauses, ['ShareParties', 'Paid', 'Compare', 'Variance', 'Saving', 'Overspend', 'RestBorne']) }];
  if (ast.isSubcontract(node)) return [{ code: clausesOf(node.clauses, ['SubcontractParties', 'TermClause', 'SubcontractPays', 'PassesOn']) }];
  if (ast.isChoice(node)) return [{ code: clausesOf(node.clauses, ['MayGoElsewhere', 'Paid', 'Leakage', 'RestBorne', 'Inflow']) }];
  if (ast.isFund(node) || ast.isPopulation(node) || ast.isParty(node) || ast.isFact(node) || ast.isGroup(node)) {
    return node.clauses.length === 0 ? [] : [{ code: node.clauses.map(written).join('\n') }];
  }
  if (ast.isTable(node) || ast.isCurve(node) || ast.isSetDeclaration(node) || ast.isBandsDeclaration(node) || ast.isTopicSet(node) || ast.isCohort(node)) return [{ code: writtenAsLaidOut(node) }];
  if (ast.isContract(node)) return [{ code: clausesOf(node.clauses, ['VersionClause', 'StatusClause', 'TermClause']) }];
  const table = ast.isColumn(node) ? node.$container.$container : undefined;
  if (table) return [{ code: writtenAsLaidOut(table) }];
  if (ast.isCode(node) || ast.isMember(node) || ast.isPart(node) || ast.isSizeFact(node)) return inside(node);
  return [];
}

function clausesOf(clauses: readonly AstNode[], types: readonly string[]): string {
  return types.flatMap((type) => clauses.filter((clause) => clause.$type === type).map(writtenAsLaidOut)).join('\n');
}

function measureNotes(node: ast.Measure): Section[] {
  const better = node.clauses.find(ast.isBetterWhen)?.direction;
  return better === undefined ? [{ text: 'Nothing says whether more is better or worse (`better when higher` or `lower`).' }] : [];
}

/** Where a part of another declaration belongs. */
function inside(node: AstNode): Section[] {
  const owner = node.$container;
  if (owner === undefined) return [];
  const named = owner as AstNode & { name?: string };
  return [{ code: named.name === undefined && owner.$container ? written(owner) : written(owner).slice(0, 400) }];
}
