import { add, cmp, div, eq, mul, ONE, sub, ZERO } from '@remit/program/rational';
import type * as ast from '../../ast.ts';
import { literalOf, quantityValue, writtenNumber, writtenPercentage, type LiteralValue } from '../../model/literals.ts';
import { lacksSign } from '../../model/missing-sign.ts';
import { replaced, together } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

/** The weights of a sum shared out, and what they should come to; undefined where they cannot be added up. */
function weightsOf(shared: ast.SharedOut): { weights: LiteralValue[]; isMoney: boolean; whole: LiteralValue['value']; sign: string } | undefined {
  const weights = shared.items.map((item) => quantityValue(item.weight));
  if (weights.length === 0 || !weights.every((weight) => weight !== undefined)) return undefined;
  if (new Set(weights.map(({ kind }) => (kind === 'money' ? kind : 'part'))).size > 1) return undefined;
  if (weights[0]!.kind !== 'money') return { weights, isMoney: false, whole: ONE, sign: '' };
  const ceiling = literalOf(shared.ceiling);
  return ceiling?.kind === 'money' ? { weights, isMoney: true, whole: ceiling.value, sign: ceiling.currency ?? '' } : undefined;
}

/** The parts of a sum shared out come to 100%, or to the sum itself; less only where `rest unpaid` is written. None outweighs the rest. */
export const out019 = defineRule({
  code: 'OUT-019',
  title: 'Weights that do not add up, or one that outweighs the rest',
  kind: 'contradiction',
  severity: 'error',
  paysWrongly: true,
  thresholds: ['weight-limit'],
  why: 'Where the parts do not make the whole, the rest would be paid to nobody, or more would be promised than there is. And paying much for one part of a service draws the work to that part: researchers told a committee of the Canadian parliament that partial measures distort.',
  remedy: "Make the weights come to 100% (or to the sum shared out); where they come to less, you may say 'rest unpaid'. Where one outcome has more than half, split it, or accept the finding with the reason. A payment of one part alone is not asked about: there is nothing to balance.",
  sources: ['S102'],
  bad: 'amount up to 8% of Core { 60% for A   30% for B }',
  good: 'amount up to 8% of Core { 50% for A   50% for B }',
  fix: 'Scale the weights to 100%, or let the last part have the rest',
  check: {
    SharedOut(shared, { report, threshold }) {
      const parts = lacksSign(shared) ? undefined : weightsOf(shared);
      if (!parts) return;
      const { weights, isMoney, whole, sign } = parts;
      const total = weights.reduce((sum, { value }) => add(sum, value), ZERO);
      if (eq(total, whole) || (shared.rest.length > 0 && cmp(total, whole) < 0)) return;
      const write = (value: typeof total): string => (isMoney ? `${sign}${writtenNumber(value)}` : writtenPercentage(value));
      const message = cmp(total, whole) > 0
        ? `The parts come to ${write(total)}, more than the ${write(whole)} there is to share. Lower a weight.`
        : `The parts come to ${write(total)}, not ${write(whole)}. Raise a weight, or write 'rest unpaid'.`;
      const scaled = weights.map(({ value }) => (eq(total, ZERO) ? undefined : write(div(value, total))));
      const isWritable = !isMoney && scaled.every((text) => text !== undefined && !text.includes('/'));
      const fix = isWritable ? together('Scale the weights to 100%', shared.items.map(({ weight }, index) => replaced(weight, scaled[index]!, ''))) : undefined;
      const last = shared.items.at(-1)!;
      const rest = sub(weights.at(-1)!.value, sub(total, whole));
      // One part that has most of it would be asked about next.
      const limit = threshold('weight-limit');
      const isEnough = cmp(rest, ZERO) > 0 && !write(rest).includes('/') && !(limit && weights.length > 1 && cmp(rest, mul(limit.value, whole)) > 0);
      report({ at: { node: shared, property: 'items' }, message, fixes: [fix, isEnough ? replaced(last.weight, write(rest), `Write ${write(rest)} for the last part`) : undefined] });
    },
  },
  also: [{
    kind: 'completeness',
    severity: 'warning',
    check: {
      SharedOut(shared, { report, threshold }) {
        const limit = threshold('weight-limit');
        const parts = weightsOf(shared);
        if (!limit || !parts || parts.weights.length < 2 || eq(parts.whole, ZERO)) return;
        // Weights that do not add up are one finding.
        const total = parts.weights.reduce((sum, { value }) => add(sum, value), ZERO);
        if (cmp(total, parts.whole) > 0 || (shared.rest.length === 0 && !eq(total, parts.whole))) return;
        const shares = parts.weights.map(({ value }) => div(value, parts.whole));
        const index = shares.findIndex((share) => cmp(share, limit.value) > 0);
        if (index < 0) return;
        report({
          at: { node: shared.items[index]!, property: 'weight' },
          message: `This part has ${writtenPercentage(shares[index]!)} of the whole, more than ${limit.written}, so the other results hardly count and the work will go where the money is. Split it or lower it, or accept it with the reason.`,
        });
      },
    },
  }],
});
