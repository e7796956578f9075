import { add, cmp, ONE, sub, ZERO, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { quantityValue, writtenPercentage } from '../../model/literals.ts';
import type { Hint } from './hint.ts';

/** A list whose parts come to the whole. */
export type Divided = ast.SharedOut | ast.FromClause | ast.ToClause | ast.ShareParties | ast.BorneBy | ast.GoesTo | ast.Accountable | ast.FundSources;

/** Whether a node divides a whole into parts. */
export function isDivided(node: AstNode): node is Divided {
  return ast.isSharedOut(node) || ast.isFromClause(node) || ast.isToClause(node) || ast.isShareParties(node) || ast.isBorneBy(node) || ast.isGoesTo(node) || ast.isAccountable(node) || ast.isFundSources(node);
}

/** What the parts that are written leave of the whole, or go beyond it: `← 40% left`. */
export function remainingHint(node: Divided): Hint | undefined {
  const parts = partsOf(node);
  const written = parts.filter(({ figure }) => figure !== undefined);
  const open = parts.filter(({ figure }) => figure === undefined);
  if (written.length === 0 || open.length > 1) return undefined;
  let total: Rational = ZERO;
  for (const { figure } of written) {
    const value = partOf(figure);
    if (!value) return undefined;
    total = add(total, value);
  }
  const offset = (open[0] ?? written.at(-1))!.node.$cstNode?.end;
  if (offset === undefined) return undefined;
  const left = sub(ONE, total);
  const unpaid = ast.isSharedOut(node) ? node.rest[0]?.$cstNode?.end : undefined;
  const tooltip = `The parts that are written come to ${writtenPercentage(total)}.`;
  if (cmp(left, ZERO) < 0) return { offset, label: `← ${writtenPercentage(sub(total, ONE))} too much`, tooltip };
  if (cmp(left, ZERO) === 0) return undefined;
  return unpaid !== undefined ? { offset: unpaid, label: `← ${writtenPercentage(left)}`, tooltip } : { offset, label: `← ${writtenPercentage(left)} left`, tooltip };
}

interface Part { readonly node: AstNode; readonly figure?: ast.Quantity }

function partsOf(node: Divided): readonly Part[] {
  if (ast.isSharedOut(node)) return node.items.map(({ weight, ...item }) => ({ node: weight ?? (item as AstNode), figure: weight }));
  if (ast.isAccountable(node)) return node.parties.map((party) => ({ node: party, figure: party.share }));
  if (ast.isFundSources(node)) return node.sources.map((source) => ({ node: source, figure: source.amount }));
  return node.shares.map((share) => ({ node: share.share ?? share, figure: share.share }));
}

/** A part of a whole; undefined for points, people or sums of money, of which the text does not say what the whole is. */
function partOf(figure: ast.Quantity | undefined): Rational | undefined {
  const literal = quantityValue(figure);
  const isPart = literal?.kind === 'percentage' || (literal?.kind === 'number' && figure?.lexeme?.includes('/') === true);
  return isPart && figure?.rates.length === 0 && !figure.noun ? literal.value : undefined;
}
