import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate, writtenDate, type CalendarDate } from '../../model/dates.ts';
import { availableAfter } from '../days.ts';
import { replaced, withClause } from '../fixes/edits.ts';
import { declarationsOf } from '../review.ts';
import { isCommissioner } from '../roles.ts';
import { defineRule } from '../rule.ts';
import { measuresRead, placeOfMeasure } from './measures-read.ts';

/** Where a result is told by comparing with others, somebody can give the figures of those others for as long as it is paid. */
export const data008 = defineRule({
  code: 'DATA-008',
  title: 'Nobody to give the figures of those compared with',
  kind: 'completeness',
  severity: 'warning',
  why: 'Programmes that are paid by what changed against a comparison group have stood without its records when the first payment fell due: the group belonged to somebody who had promised nothing, or only for a while.',
  remedy: "Write 'comparator from' and who gives the figures; where that is agreed for a time, let it last until the last result is reckoned.",
  sources: ['S86', 'S108'],
  bad: 'measure BedDays { reduction of bed-days in Cohort against bed-days in Matched }',
  good: 'measure BedDays { reduction of bed-days in Cohort against bed-days in Matched   comparator from Institute }',
  fix: 'Name who gives them, or until when',
  check: {
    Contract(contract, { graphs, report }) {
      const end = parseDate(clauseOf(contract, ast.isTermClause)?.to);
      const declarations = declarationsOf(contract);
      const measures = new Map<ast.Measure, ast.Outcome | undefined>(measuresRead(contract, graphs, 'decisive'));
      for (const { measure, outcome } of decidedBy(declarations)) if (!measures.has(measure)) measures.set(measure, outcome);
      for (const measure of graphs.results.paidMeasures) if (!measures.has(measure)) measures.set(measure, undefined);
      const giver = declarations.find((one): one is ast.Party => ast.isParty(one) && one.roles.includes('evaluator')) ?? declarations.find((one): one is ast.Party => ast.isParty(one) && isCommissioner(one));
      for (const [measure, outcome] of measures) {
        if (!measure.clauses.some(ast.isEffectMeasure)) continue;
        const place = placeOfMeasure(measure, outcome, contract);
        const from = clauseOf(measure, ast.isComparatorSource);
        const needed = end && availableAfter(end, measure.clauses);
        if (!place || (from && !endsTooEarly(from, needed))) continue;
        const at = from && !place.isElsewhere ? { node: from, property: 'until' } : place.at;
        report({
          at,
          message: from
            ? `The figures that '${measure.name}' is compared with are promised until ${from.until}, and the last of its results is there on ${writtenDate(needed!)}: it could not be worked out. Have them promised until then.`
            : `'${measure.name}' compares with others, and nothing says who gives the figures of those others: without them it cannot be worked out. Write 'comparator from' and who does.`,
          related: place.isElsewhere ? [{ at: measure, message: `'${measure.name}' is declared here.` }] : [],
          about: [measure, outcome],
          fixes: [place.isElsewhere ? undefined
            : from ? replaced({ node: from, property: 'until' }, writtenDate(needed!), `Let it last until ${writtenDate(needed!)}`)
            : giver && withClause(measure, `comparator from ${giver.name}`, `Let '${giver.name}' give them`)],
        });
      }
    },
  },
});

function endsTooEarly({ until }: ast.ComparatorSource, needed: CalendarDate | undefined): boolean {
  const date = parseDate(until);
  return date !== undefined && needed !== undefined && isoDate(date) < isoDate(needed);
}

/** The measures that pilots are decided by. */
function decidedBy(declarations: readonly ast.Declaration[]): { readonly measure: ast.Measure; readonly outcome?: ast.Outcome }[] {
  return declarations.filter(ast.isPilot).flatMap((pilot) => {
    const target = pilot.clauses.find(ast.isDecide)?.subject?.target?.ref;
    if (ast.isMeasure(target)) return [{ measure: target }];
    const measure = ast.isOutcome(target) ? clauseOf(target, ast.isMeasuredBy)?.measure?.ref : undefined;
    return ast.isMeasure(measure) && ast.isOutcome(target) ? [{ measure, outcome: target }] : [];
  });
}
