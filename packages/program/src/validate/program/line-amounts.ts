import type { ProgramCheck } from './check.ts';
import { formatMoney, isMultipleOf, parseNumber, unitOfScale } from '../../rational.ts';
import { defineFinding, finding } from '../finding.ts';

const notRounded = defineFinding({
  code: 'PRG-050', title: 'Amount that is not rounded',
  message: "The amount of '{line}' is {found}, not a rounding to {unit} {currency} or a multiple of it.",
  why: 'Money is paid in whole units; without a rounding in the program a payment system would cut or round it in its own way.',
  fix: 'Round the amount to {unit} or coarser, by the mode that the contract states.',
});

/** The amount of a line is a rounding to the currency's unit or a multiple of it. */
export const lineAmounts: ProgramCheck = {
  kinds: [notRounded],
  run({ program, roots }, report) {
    const { scale, code: currency } = program.currency;
    const smallest = unitOfScale(scale);
    for (const { role, expr, at, owner } of roots) {
      if (role !== 'amount' || expr.op === 'round' && isMultipleOf(parseNumber(expr.unit)!, smallest)) continue;
      const found = expr.op === 'round' ? `a rounding to ${expr.unit}` : `'${expr.op}'`;
      report(finding(notRounded, at, { line: owner.id, found, unit: formatMoney(smallest, scale), currency }));
    }
  },
};
