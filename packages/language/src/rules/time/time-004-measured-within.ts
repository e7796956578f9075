import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate, writtenDate } from '../../model/dates.ts';
import { treeOf } from '../../model/tree.ts';
import { plusDays, plusMonths } from '../days.ts';
import { followedBy, replaced } from '../fixes/edits.ts';
import { standsBeside } from '../outcomes.ts';
import { defineRule } from '../rule.ts';
import { availableDay, availableOf, dayAfter } from './due-days.ts';

/** Months after the end in which the last year is settled in any contract, where the figures are promised after people have been followed. */
const ORDINARY_MONTHS = 6;

/** What is observed after the term has ended is still reckoned with: the contract says until when. */
export const time004 = defineRule({
  code: 'TIME-004',
  title: 'Results that come after the contract has ended',
  kind: 'contradiction',
  severity: 'error',
  paysWrongly: true,
  why: 'Employment programmes paid for work that lasts a year; those who found it in the last months of the contract were followed into a time in which nobody was bound to report or to pay.',
  remedy: "Say until when results are still reckoned with: 'reconciliations to' and a date. A cohort must be observed within the term.",
  sources: ['S76', 'S53'],
  bad: 'term 1 April 2026 to 31 March 2029   measure Kept { … followed for 12 months }',
  good: 'term 1 April 2026 to 31 March 2029   reconciliations to 31 December 2030',
  fix: 'Say until when results are reckoned with',
  check: {
    Cohort(cohort, { contract, report }) {
      const term = contract && clauseOf(contract, ast.isTermClause);
      const [start, end, from, to] = [parseDate(term?.from), parseDate(term?.to), parseDate(cohort.from), parseDate(cohort.to)];
      if (!start || !end || !from || !to || isoDate(to) < isoDate(from) || isoDate(end) < isoDate(start)) return;
      const observed = cohort.observed ? dayAfter(plusDays(to, 1), cohort.observed.count, cohort.observed.unit, 'latest') : plusDays(to, 1);
      if (!observed) return;
      const last = plusDays(observed, -1);
      if (isoDate(from) >= isoDate(start) && isoDate(last) <= isoDate(end)) return;
      report({
        at: cohort,
        message: isoDate(from) < isoDate(start)
          ? `'${cohort.name}' is entered from ${cohort.from}, before the contract begins on ${term!.from}, so part of it belongs to no period that is paid. Begin it within the term.`
          : `'${cohort.name}' is observed until ${writtenDate(last)}, after the contract has ended on ${term!.to}, so its results could never be paid for. Lengthen the term or shorten the observation.`,
        related: [{ at: term!, message: 'The term is written here.' }],
      });
    },
  },
  also: [{
    kind: 'completeness',
    severity: { design: 'warning', signed: 'error', live: 'error' },
    check: {
      Contract(contract, { graphs, report }) {
        const term = clauseOf(contract, ast.isTermClause);
        const end = parseDate(term?.to);
        if (!term || !end) return;
        const tails = treeOf(contract).filter(ast.isReconciliationsTo);
        const tail = tails.map(({ date }) => parseDate(date)).flatMap((date) => (date ? [isoDate(date)] : [])).sort().at(-1);
        const year = { first: end, last: end };
        const told = new Set<ast.Measure>();
        const { results } = graphs;
        const measures = [...results.decisiveOutcomes.flatMap((outcome) => results.measuresOf(outcome).map((measure) => ({ measure, reader: outcome as ast.Outcome | undefined }))), ...results.paidMeasures.map((measure) => ({ measure, reader: undefined }))];
        for (const { measure, reader } of measures) {
          const followed = clauseOf(measure, ast.isFollowedFor);
          const last = followed && dayAfter(end, followed.duration?.count, followed.duration?.unit, 'earliest');
          const at = standsBeside(measure, contract) ? followed : reader && clauseOf(reader, ast.isMeasuredBy);
          if (!last || !at || !standsBeside(at, contract) || told.has(measure) || (tail !== undefined && tail >= isoDate(last))) continue;
          const available = availableDay(availableOf(measure), year, contract);
          // The account of the last year holds what is known some months after it, as that of every year does.
          if (available && isoDate(available) >= isoDate(last) && isoDate(last) <= isoDate(plusMonths(end, ORDINARY_MONTHS))) continue;
          told.add(measure);
          const until = writtenDate(available && isoDate(available) > isoDate(last) ? available : last);
          const reason = tail !== undefined ? 'reconciliations end before that'
            : available && isoDate(available) < isoDate(last) ? `the figures are promised by ${writtenDate(available)}, before that`
            : 'nothing says that the contract reckons with results after its end';
          const title = `Reckon with results until ${until}`;
          report({
            at,
            message: `Those who come in on the last day, ${term.to}, are followed for '${measure.name}' until ${writtenDate(last)}, and ${reason}: nobody need report their results or pay for them. ${available && isoDate(available) < isoDate(last) ? "Promise the figures for a later day ('available … after the period'), or write" : 'Write'} 'reconciliations to' and a date from then on.`,
            related: tails.map((node) => ({ at: node, message: 'Results are reckoned with until this day.' })),
            fixes: [tails.length === 1 ? replaced({ node: tails[0]!, property: 'date' }, until, title) : tails.length === 0 ? followedBy(term, `reconciliations to ${until}`, title) : undefined],
          });
        }
      },
    },
  }],
});
