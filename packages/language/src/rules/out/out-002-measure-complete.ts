import { cmp, fromInteger, mul, ZERO } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { clauseOf } from '../../model/clauses.ts';
import { levelFigures } from '../../model/level-figures.ts';
import { writtenNumber, writtenPercentage } from '../../model/literals.ts';
import { appended, together, withClause } from '../fixes/edits.ts';
import { kindOfMeasure, measureOf, standsBeside, type MeasureKind } from '../outcomes.ts';
import { defineRule } from '../rule.ts';

/** The measure behind money says which results are better, between which figures it lies, and for which people. */
export const out002 = defineRule({
  code: 'OUT-002',
  title: 'A measure of a paid outcome that is not complete',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: "'Measure: readmissions. Target: better.' The Government Outcomes Lab's guide asks for a measure that two people would work out alike. Without the direction nobody can check the target against the baseline, without bounds the most that can be paid is not known, and without the people it counts the figure of one place is compared with that of another.",
  remedy: "Write 'better when higher' or 'better when lower', the bounds ('between 0 and 200 per 1,000'), and 'in' with the population.",
  sources: ['S45'],
  bad: 'measure Readmissions { rate Back per 1,000 people }',
  good: 'measure Readmissions { rate Back per 1,000 people, between 0 and 200 per 1,000   better when lower }',
  fix: 'Write what is missing, with figures to be checked',
  check: {
    Contract(contract, { graphs, report, state }) {
      const seen = new Set<ast.Measure>();
      for (const outcome of graphs.results.paidOutcomes) {
        const clause = clauseOf(outcome, ast.isMeasuredBy);
        const measure = measureOf(outcome);
        const kind = kindOfMeasure(measure);
        if (!clause || !measure || !kind) continue;
        if (!clause.population && standsBeside(clause, contract) && !ast.isEffectMeasure(kind) && measure.dimensions.length === 0 && clause.codes.length === 0) {
          const population = graphs.visible.find(ast.isPopulation);
          report({
            at: clause,
            message: `'${outcome.name}' does not say for whom it is measured, so the figure of other people could be compared with its baseline. Write 'in' and the population after '${measure.name}'.`,
            related: [{ at: measure, message: `'${measure.name}' is declared here.` }],
            fixes: [population && appended(clause, `in ${population.name}`, `Measure it in '${population.name}'`)],
          });
        }
        if (seen.has(measure)) continue;
        seen.add(measure);
        const [direction, bounds] = [!clauseOf(measure, ast.isBetterWhen), needsBounds(kind)];
        if (!direction && !bounds) continue;
        const missing = [...(direction ? ["which results are better ('better when higher' or 'lower')"] : []), ...(bounds ? ["between which figures it lies (', between … and …')"] : [])];
        const isHere = standsBeside(measure, contract);
        report({
          at: isHere ? { node: measure, property: 'name' } : { node: clause, property: 'measure' },
          message: `'${measure.name}' decides what is paid for '${outcome.name}', but does not say ${missing.join(', nor ')}. ${direction ? 'Nobody can check the target against the baseline.' : 'A slip in a report would be paid as a result.'} Write it.`,
          related: [{ at: clause, message: `'${outcome.name}' is measured by it.` }],
          about: [outcome],
          fixes: isHere ? [together('Write what is missing, with figures to be checked', [
            ...(bounds ? [withBounds(kind, outcome)] : []),
            ...(direction ? [withClause(measure, `better when ${towards(outcome)}`, '')] : []),
          ])] : [],
          ...(!direction && state !== 'design' && { severity: 'warning' as const }),
        });
      }
    },
  },
});

/** Whether the figures of a kind of measure are open at an end unless bounds are written. */
function needsBounds(kind: MeasureKind): boolean {
  return (ast.isRateMeasure(kind) || ast.isMeanMeasure(kind) || ast.isMoneyMeasure(kind)) && !kind.bounds;
}

/** The direction from the baseline to the target; upwards where they do not tell. */
function towards(outcome: ast.Outcome): 'higher' | 'lower' {
  const [from, to] = [levelFigures(outcome, 'baseline').at(-1), levelFigures(outcome, 'target').at(-1)];
  return from && to && cmp(to.plain ?? to.value, from.plain ?? from.value) < 0 ? 'lower' : 'higher';
}

/** Bounds from nothing to twice the highest level that is written. */
function withBounds(kind: MeasureKind, outcome: ast.Outcome): Correction | undefined {
  const figures = ['baseline', 'floor', 'target', 'stretch'].flatMap((level) => levelFigures(outcome, level));
  const highest = figures.reduce((most, figure) => (most === undefined || cmp(figure.value, most.value) > 0 ? figure : most), undefined as (typeof figures)[number] | undefined);
  if (!highest || cmp(highest.value, ZERO) <= 0 || figures.some(({ kind: other, rates }) => other !== highest.kind || rates !== highest.rates)) return undefined;
  const twice = mul(highest.value, fromInteger(2));
  const sign = /^[^\d]*/.exec(highest.text)![0].trim();
  const rest = highest.text.slice(sign.length).replace(/^\s*[\d,.]+/, '');
  const write = (value: typeof twice): string => (highest.kind === 'percentage' ? `${writtenPercentage(value)}${rest.replace(/^%/, '')}` : `${sign}${writtenNumber(value)}${rest}`);
  return appended(kind, `, between ${write(ZERO)} and ${write(twice)}`, '');
}
