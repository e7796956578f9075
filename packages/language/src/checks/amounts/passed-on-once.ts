import { add, cmp, ONE, ZERO, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { morePassedOn } from '../../diagnostics/mod.ts';
import { isoDate, parseDate } from '../../model/dates.ts';
import { append } from '../../model/grouped.ts';
import { writtenPercentage } from '../../model/literals.ts';
import { plainSum } from '../../rules/plain-sum.ts';
import { defineCheck } from '../check.ts';

/** A percentage of what a payment earns, or of the payment, that a subcontract passes on. */
interface PassedOn {
  readonly clause: ast.PassesOn;
  readonly share: Rational;
  readonly head: unknown;
  readonly payment: AstNode;
  /** The part of it that is earned for one result; absent where it is of the whole payment. */
  readonly part: AstNode | undefined;
  readonly partName: string | undefined;
  readonly from: string;
  readonly to: string;
}

/** Of what a head provider earns, no more than the whole is passed on at any time, by one subcontract or by all of them. */
export const passedOnOnce = defineCheck<ast.Contract>(ast.Contract.$type, (contract, report) => {
  const all = contract.declarations.filter(ast.isSubcontract).flatMap(passedOn);
  const byPayment = new Map<AstNode, PassedOn[]>();
  for (const one of all) append(byPayment, one.payment, one);
  for (const some of byPayment.values()) {
    if (cmp(some.reduce((sum, { share }) => add(sum, share), ZERO), ONE) <= 0) continue;
    const told = new Set<AstNode | undefined>();
    for (const one of some) {
      // The most is passed on at any time on the first day of one of them.
      const beside = some.filter(({ head, part, from, to }) => head === one.head && (part === one.part || part === undefined) && from <= one.from && one.from <= to);
      const total = beside.reduce((sum, { share }, index) => (index === 0 ? share : add(sum, share)), one.share);
      if (cmp(total, ONE) <= 0 || told.has(one.part)) continue;
      told.add(one.part);
      const last = beside.at(-1)!;
      report(morePassedOn, { total: writtenPercentage(total), payment: (one.payment as ast.Payment).name, part: one.partName, isOne: beside.length === 1 }, { node: last.clause, property: 'amount' }, {
        related: beside.filter((other) => other !== last).slice(0, 10).map(({ clause }) => ({ node: clause, property: 'amount', message: 'This is passed on at the same time.' })),
      });
    }
  }
});

function passedOn({ clauses }: ast.Subcontract): PassedOn[] {
  const head = clauses.find(ast.isSubcontractParties)?.head?.ref;
  const term = clauses.find(ast.isTermClause);
  const [from, to] = [parseDate(term?.from), parseDate(term?.to)];
  return clauses.filter(ast.isPassesOn).flatMap((clause): PassedOn[] => {
    const amount: AstNode | undefined = clause.amount;
    const rate = ast.isOf(amount) ? plainSum(amount.left) : undefined;
    const whole: AstNode | undefined = ast.isOf(amount) ? amount.right : undefined;
    const payment = ast.isEarned(whole) ? whole.payment?.ref : ast.isReference(whole) ? whole.target?.ref : undefined;
    if (rate?.kind !== 'percentage' || !ast.isPayable(payment)) return [];
    const part = ast.isEarned(whole) ? whole.part : undefined;
    return [{ clause, share: rate.value, head, payment, part: part?.ref, partName: part?.$refText, from: from ? isoDate(from) : '', to: to ? isoDate(to) : '9999-12-31' }];
  });
}
