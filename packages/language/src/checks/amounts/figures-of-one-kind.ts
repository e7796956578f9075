import type { AstNode } from 'langium';
import { cmp, ONE, sign } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { advanceAboveWhole, mixedYearTable, wholeWithoutSign } from '../../diagnostics/mod.ts';
import { literalOf, quantityValue } from '../../model/literals.ts';
import type { RemitServices } from '../../services.ts';
import { defineCheck, type Check, type Report } from '../check.ts';

/** All values of a table of years are percentages, sums of money or numbers; only nothing is nothing of each. */
function oneKind(entries: readonly ast.YearEntry[], report: Report): void {
  const values = entries.flatMap(({ value }) => (value && sign(quantityValue(value)?.value ?? ONE) !== 0 ? value : []));
  const kinds = values.map(value => quantityValue(value)?.kind);
  const odd = kinds.findIndex(kind => kind !== undefined && kinds[0] !== undefined && kind !== kinds[0]);
  if (odd < 0) return;
  // Most often one lacks its sign.
  const fault = kinds.filter(kind => kind === 'number').length === 1 ? kinds.indexOf('number') : odd;
  const other = fault === 0 ? 1 : 0;
  const written = (at: number): string => values[at]!.$cstNode?.text ?? '';
  const figure = values[fault]!.lexeme;
  const suggestion = kinds[fault] !== 'number' ? undefined : kinds[other] === 'percentage' ? `${figure}%` : `${/^\D+/.exec(values[other]!.lexeme)?.[0] ?? ''}${figure}`;
  report(mixedYearTable, { first: written(fault), other: written(other), suggestion }, { node: values[fault]! });
}

/** `100 - AtRisk`: a number of more than one, added to a percentage or taken from it. */
function besidePercentage(node: ast.Arithmetic, report: Report, services: RemitServices): void {
  if (node.operator !== '+' && node.operator !== '-') return;
  for (const [plain, other] of [[node.left, node.right], [node.right, node.left]] as const) {
    if (!ast.isQuantity(plain) || plain.noun || plain.rates.length > 0) continue;
    const literal = literalOf(plain);
    if (literal?.kind !== 'number' || cmp(literal.value, ONE) <= 0 || !other) continue;
    const infer = services.types.TypeComputer.inference(() => undefined);
    const type = infer.quantity(other, infer.placeOf(undefined));
    if (type.kind !== 'quantity' || !type.percentage || type.units.size > 0) continue;
    report(wholeWithoutSign, { figure: plain.lexeme, doing: node.operator === '+' ? 'added up' : 'taken from one another' }, { node: plain });
  }
}

/** `advance 125% of Core` */
function advanceInWhole({ amount }: ast.Advance, report: Report): void {
  const share: AstNode | undefined = amount && ast.isOf(amount.value) ? amount.value.left : undefined;
  const literal = ast.isExpression(share) ? literalOf(share) : undefined;
  if (literal && literal.kind !== 'money' && cmp(literal.value, ONE) > 0) report(advanceAboveWhole, { share: share?.$cstNode?.text ?? '' }, { node: share! });
}

/** Figures that lack a sign, or are more than the whole, are found where nothing else would find them. */
export const figuresOfOneKind: readonly Check[] = [
  defineCheck<ast.YearTable>(ast.YearTable.$type, ({ entries }, report) => oneKind(entries, report)),
  defineCheck<ast.LevelTable>(ast.LevelTable.$type, ({ entries }, report) => oneKind(entries, report)),
  defineCheck<ast.Arithmetic>(ast.Arithmetic.$type, besidePercentage),
  defineCheck<ast.Advance>(ast.Advance.$type, advanceInWhole),
];
