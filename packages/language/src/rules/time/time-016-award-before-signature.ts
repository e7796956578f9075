import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate } from '../../model/dates.ts';
import { defineRule } from '../rule.ts';

/** Interests are declared before the contract is awarded, and it is awarded before it is signed. */
export const time016 = defineRule({
  code: 'TIME-016',
  title: 'Interests, award and signature in the wrong order',
  kind: 'contradiction',
  severity: 'warning',
  why: 'First those who decide say in whom they have an interest, then they decide, then it is signed. A contract that is signed before anybody awarded it was decided by nobody; an interest that is declared after the decision could not keep anyone from it. Either is where a challenge begins, and often it is a slip in a year.',
  remedy: 'Correct the day. If the order is right as it stands, decide again, or accept the finding with the reason.',
  sources: ['S14', 'practice'],
  bad: 'status signed on 18 December 2025 … awarded by Panel on 2 February 2026, competition "Register, entry 12"',
  good: 'status signed on 18 December 2025 … awarded by Panel on 2 December 2025, competition "Register, entry 12"',
  check: {
    Contract(contract, { graphs, report }) {
      const award = clauseOf(contract, ast.isAwardedBy);
      const awarded = dayOf(award?.date);
      if (!award || awarded === undefined) return;
      const status = clauseOf(contract, ast.isStatusClause);
      const signed = dayOf(status?.date);
      if (status && signed !== undefined && signed < awarded) {
        report({
          at: { node: award, property: 'date' },
          message: `'${contract.name}' is ${status.state === 'live' ? 'live from' : 'signed on'} ${status.date}, but awarded only on ${award.date}: on the day it ${status.state === 'live' ? 'began' : 'was signed'}, nobody had decided on it. Correct the day that is wrong.`,
          related: [{ at: { node: status, property: 'date' }, message: `It is ${status.state} on this day.` }],
        });
      }
      const { body } = award;
      if (!body?.ref) return;
      for (const interest of graphs.control.interests) {
        const { holder } = interest;
        const declared = clauseOf(interest, ast.isDeclaredOn);
        const day = dayOf(declared?.date);
        // One that a variation adds came up later.
        if (!declared || day === undefined || day <= awarded || !holder?.ref || ast.isVariation(interest.$container)) continue;
        if (holder.ref !== body.ref && !graphs.control.seatsOf(holder.ref).some((seat) => seat === body.ref)) continue;
        report({
          at: { node: declared, property: 'date' },
          message: `'${holder.$refText}' declared this interest on ${declared.date}, after '${body.$refText}' had awarded the contract on ${award.date}: nobody could take it into account. Correct the day that is wrong, have the award decided again, or accept the finding if the interest came up later.`,
          related: [{ at: { node: award, property: 'date' }, message: 'It was awarded on this day.' }],
        });
      }
    },
  },
});

function dayOf(written: string | undefined): string | undefined {
  const day = parseDate(written);
  return day && isoDate(day);
}
