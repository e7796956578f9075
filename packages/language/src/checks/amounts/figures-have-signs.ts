import { cmp, ONE } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { boundsOfAnotherKind, figureWithoutSign } from '../../diagnostics/mod.ts';
import { literalOf, quantityValue } from '../../model/literals.ts';
import { defineCheck, type Check, type Report } from '../check.ts';

/** A figure as written, if it is a number alone: no fraction, noun, rate or sign. */
function bare(quantity: ast.Quantity | undefined): string | undefined {
  return quantity?.lexeme !== undefined && !quantity.noun && quantity.rates.length === 0 && /^\d[\d,.]*$/.test(quantity.lexeme) ? quantity.lexeme : undefined;
}

function tell(quantity: ast.Quantity | undefined, what: string, suggest: (figure: string) => readonly string[], report: Report): void {
  const figure = bare(quantity);
  if (figure !== undefined) report(figureWithoutSign, { figure, what, suggestions: suggest(figure) }, { node: quantity! });
}

const money = (figure: string): string[] => [`£${figure}`];
const percent = (figure: string): string[] => [`${figure}%`];
const either = (figure: string): string[] => [`£${figure}`, `${figure}%`];

/** The bounds of a fact that is money or a percentage have its sign; of a percentage, numbers up to one are shares too. */
function bounds({ name, clauses }: ast.Fact, report: Report): void {
  const kind = clauses.find(ast.isPlainType)?.kind;
  if (kind !== 'money' && kind !== 'percentage') return;
  const bound = clauses.find(ast.isBetweenBounds);
  const values = [bound?.low, bound?.high, clauses.find(ast.isAtMostBound)?.value, clauses.find(ast.isAtLeastBound)?.value];
  for (const value of values) {
    const literal = literalOf(value);
    const figure = literal && bare(literal.quantity);
    if (!literal || figure === undefined || literal.kind !== 'number' || cmp(literal.value, ONE) <= 0) continue;
    report(boundsOfAnotherKind, { fact: name, kind: kind === 'money' ? 'a sum of money' : 'a percentage', figure, suggestion: kind === 'money' ? `£${figure}` : `${figure}%` }, { node: value! });
    return;
  }
}

/** Among the parts of a sum, one that lacks the sign that others have. */
function weights({ items }: ast.SharedOut, report: Report): void {
  const kinds = new Set(items.map(({ weight }) => (bare(weight) === undefined ? quantityValue(weight)?.kind : 'bare')));
  if (!kinds.has('bare') || kinds.size === 1) return;
  for (const { weight } of items) tell(weight, 'a part of the sum', kinds.has('money') ? money : percent, report);
}

/** Sums and shares are written with their sign. */
export const figuresHaveSigns: readonly Check[] = [
  defineCheck<ast.Fact>(ast.Fact.$type, bounds),
  defineCheck<ast.SharedOut>(ast.SharedOut.$type, weights),
  defineCheck<ast.FundSource>(ast.FundSource.$type, ({ amount }, report) => tell(amount, 'a sum or a share', either, report)),
  defineCheck<ast.SplitShare>(ast.SplitShare.$type, ({ share, limit }, report) => {
    tell(share, 'a share', percent, report);
    tell(limit, 'a sum', money, report);
  }),
  defineCheck<ast.PartyShare>(ast.PartyShare.$type, ({ share }, report) => tell(share, 'a share', percent, report)),
  defineCheck<ast.Reserves>(ast.Reserves.$type, ({ amount }, report) => tell(amount, 'a sum', money, report)),
  defineCheck<ast.Guarantee>(ast.Guarantee.$type, ({ amount }, report) => tell(amount, 'a sum', money, report)),
  defineCheck<ast.Holds>(ast.Holds.$type, ({ share }, report) => tell(share, 'a share', percent, report)),
];
