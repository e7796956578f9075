import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { groupedBy } from '../../model/grouped.ts';
import { parseDate } from '../../model/dates.ts';
import { dayNumber } from '../days.ts';
import { replaced } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { consentsOf } from '../subcontracts.ts';
import { isBefore, periodStart } from './subcontract-words.ts';

/** Consent to a subcontract is given before it begins, and holds until it ends. */
export const sub003 = defineRule({
  code: 'SUB-003',
  title: 'A subcontract that runs without consent',
  kind: 'contradiction',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'General practices in England must give notice of a clinical subcontract, or have approval, before it begins. Work done before the consent, or after it has run out, is work that nobody agreed to, and payment for it can be disputed.',
  remedy: 'Begin after the consent, end with it, or have what went before agreed in writing.',
  sources: ['S36'],
  bad: 'term 1 October 2009 to … consent of PCT given on 12 November 2009',
  good: 'term 1 October 2009 to … consent of PCT given on 25 September 2009',
  fix: 'Begin after the consent, or end with it',
  check: {
    Subcontract(subcontract, { contract, report }) {
      const term = clauseOf(subcontract, ast.isTermClause);
      if (!term) return;
      // A later consent of the same party renews the one before.
      for (const consents of groupedBy(consentsOf(subcontract), ({ party }) => party?.ref).values()) {
        const dated = consents.filter(({ date }) => parseDate(date));
        const first = dated.reduce<ast.Consent | undefined>((least, one) => (!least || isBefore(one.date, least.date) ? one : least), undefined);
        const last = dated.some(({ until }) => until === undefined) ? undefined : dated.reduce<ast.Consent | undefined>((most, one) => (!most || isBefore(most.until, one.until) ? one : most), undefined);
        if (first && isBefore(term.from, first.date)) {
          const start = periodStart(subcontract, contract, parseDate(first.date)!, 'after');
          const fits = start !== undefined && isBefore(start, term.to) && isNear(first.date, start);
          report({
            at: { node: first, property: 'date' },
            message: `'${subcontract.name}' begins on ${term.from}, but '${first.party?.$refText ?? ''}' consents to it only on ${first.date}: what is done before has no consent. ${fits ? `Begin on ${start}, or have` : 'Have'} what went before agreed in writing.`,
            related: [{ at: { node: term, property: 'from' }, message: 'It begins on this day.' }],
            fixes: fits ? [replaced({ node: term, property: 'from' }, start, `Begin on ${start}`)] : [],
          });
        } else if (last && isBefore(last.until, term.to)) {
          const end = periodStart(subcontract, contract, parseDate(last.until)!, 'before');
          const fits = end !== undefined && isBefore(term.from, end) && isNear(end, last.until);
          report({
            at: { node: last, property: 'until' },
            message: `'${subcontract.name}' runs to ${term.to}, but the consent of '${last.party?.$refText ?? ''}' ends on ${last.until}: what is done after has none. ${fits ? `End on ${end}, or have` : 'Have'} the consent renewed.`,
            related: [{ at: { node: term, property: 'to' }, message: 'It runs to this day.' }],
            fixes: fits ? [replaced({ node: term, property: 'to' }, end, `End on ${end}`)] : [],
          });
        }
      }
    },
  },
});

/** Whether a correction moves a day by a quarter at most: one that is paid by the year would lose up to a year, and that is for the parties to decide. */
function isNear(one: string | undefined, other: string | undefined): boolean {
  const [from, to] = [parseDate(one), parseDate(other)];
  return from !== undefined && to !== undefined && dayNumber(to) - dayNumber(from) < 92;
}
