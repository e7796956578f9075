import { cmp, fromInteger, isZero, mul, ONE, rational, sub, ZERO, type Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { clauseOf } from '../../model/clauses.ts';
import { levelFigures, levelPairs, type LevelFigure } from '../../model/level-figures.ts';
import { readLexeme, writtenNumber } from '../../model/literals.ts';
import { withClause } from '../fixes/edits.ts';
import { kindOfMeasure, measureOf, standsBeside, wordsOfName } from '../outcomes.ts';
import { defineRule } from '../rule.ts';

/** (1.96)², so that nothing need be rooted: |difference| ≥ 1.96·√(p(1−p)/n) is difference² · n ≥ 1.96² · p(1−p). */
const wide = rational(38416n, 10000n);
/** The most years that the correction pools. */
const mostYears = 5;

/** The change that is paid for is larger than what chance alone makes of so few people. */
export const out011 = defineRule({
  code: 'OUT-011',
  title: 'Too few people to tell a result from chance',
  kind: 'completeness',
  severity: 'warning',
  thresholds: ['smallest-paid-group'],
  why: 'With 120 people and a baseline of 80%, two years in which nothing changed differ by several points. Medicare asks for savings of 12.2% from its smallest groups of patients before it shares any, and of 2% from the largest, because the small ones would be paid for luck.',
  remedy: 'Measure over several years together, widen the population, ask for a larger change, or report the result without paying for it.',
  sources: ['S75', 'S60'],
  bad: 'measure M { proportion Met / Asked   expected 120 eligible … }   outcome O { measured by M   baseline 80% in 2024/25   target 82% }',
  good: 'measure M { proportion Met / Asked   expected 3,100 eligible … }   outcome O { measured by M   baseline 81.5% in 2024/25   target 86% }',
  fix: 'Measure over several years together',
  check: {
    Contract(contract, { graphs, report, threshold, state }) {
      const least = threshold('smallest-paid-group');
      for (const outcome of graphs.results.paidOutcomes) {
        const measured = clauseOf(outcome, ast.isMeasuredBy);
        const measure = measureOf(outcome);
        const kind = kindOfMeasure(measure);
        if (!measured || !measure || !ast.isProportionMeasure(kind) || !standsBeside(outcome, contract)) continue;
        const years = yearsTogether(outcome, measure);
        const expected = expectedIn(outcome, measure, kind, measured);
        const fewest = readLexeme(clauseOf(measure, ast.isMinimumEligible)?.count)?.value;
        const number = expected?.value ?? fewest;
        if (least && number && cmp(number, least.value) < 0) {
          report({
            at: measured,
            message: `'${outcome.name}' is paid for ${expected ? `${writtenNumber(number)} people` : `as few as ${writtenNumber(number)} people`}, fewer than ${least.written}: one person more or less decides, and that is chance. Measure over several years, widen the population, or report it without paying for it.`,
            related: [{ at: expected?.at ?? clauseOf(measure, ast.isMinimumEligible) ?? measure, message: 'The number stands here.' }],
            about: [measure],
            severity: state === 'design' ? 'warning' : 'error',
            fixes: [pooled(outcome, years, (count) => expected !== undefined && cmp(mul(number, fromInteger(count)), least.value) >= 0)],
          });
          continue;
        }
        const pair = expected && pairOf(outcome);
        if (!pair || years === undefined) continue;
        const [start, target] = pair;
        const spread = mul(start.value, sub(ONE, start.value));
        if (cmp(spread, ZERO) <= 0) continue;
        const isEnough = (count: number): boolean => cmp(mul(mul(square(sub(target.value, from(outcome, start).value)), expected.value), fromInteger(count)), mul(wide, spread)) >= 0;
        if (isEnough(years) || isZero(sub(target.value, from(outcome, start).value))) continue;
        report({
          at: measured,
          message: `'${outcome.name}' asks for a change from ${from(outcome, start).text} to ${target.text} among ${writtenNumber(mul(expected.value, fromInteger(years)))} people. Chance alone moves the figure by more than that, so money would be paid or lost for nothing. Measure over several years, widen the population, ask for more, or do not pay for it.`,
          related: [{ at: expected.at, message: 'The number of people stands here.' }],
          about: [measure],
          fixes: [pooled(outcome, years, isEnough)],
        });
      }
    },
  },
});

/** How many people a proportion is expected to be of, where the text says it. The least for which it is reckoned at all is not what is expected. */
export function expectedIn(outcome: ast.Outcome, measure: ast.Measure, kind: ast.ProportionMeasure, measured: ast.MeasuredBy): { readonly value: Rational; readonly at: ast.ExpectedCount | ast.VerifiedBy | ast.ExpectedSize } | undefined {
  if (measure.dimensions.length > 0 || measured.codes.length > 0) return undefined;
  const own = clauseOf(measure, ast.isExpectedCount);
  const count = readLexeme(own?.count)?.value;
  if (own) return count && !isZero(count) ? { value: count, at: own } : undefined;
  const verified = clauseOf(outcome, ast.isVerifiedBy);
  const sample = readLexeme(verified?.sample)?.value;
  if (verified && sample && !isZero(sample)) return { value: sample, at: verified };
  const population = measured.population?.ref;
  const size = ast.isPopulation(population) ? clauseOf(population, ast.isExpectedSize) : undefined;
  const people = size?.value?.entries.length === 1 ? readLexeme(size.value.entries[0]!.value?.lexeme)?.value : undefined;
  const isWhole = size !== undefined && kind.denominator !== undefined && !kind.exclusions && wordsOfName(kind.denominator.name).join(' ') === wordsOfName((population as ast.Population).name).join(' ');
  return isWhole && people && !isZero(people) ? { value: people, at: size } : undefined;
}

/** The baseline and the target of one year, as parts of one. */
function pairOf(outcome: ast.Outcome): readonly [LevelFigure, LevelFigure] | undefined {
  return levelPairs(outcome, 'baseline', 'target').find(([start, target]) => start.kind === 'percentage' && target.kind === 'percentage');
}

/** Where the money begins: the floor, else the baseline. */
function from(outcome: ast.Outcome, start: LevelFigure): LevelFigure {
  const floors = levelFigures(outcome, 'floor');
  return floors.length === 1 && floors[0]!.kind === 'percentage' ? floors[0]! : start;
}

/** How many years are measured together; undefined for windows that are not whole years. */
function yearsTogether(outcome: ast.Outcome, measure: ast.Measure): number | undefined {
  const window = (clauseOf(outcome, ast.isMeasuredOver) ?? clauseOf(measure, ast.isMeasuredOver))?.window;
  if (!window) return 1;
  return ast.isTrailingWindow(window) && window.unit === 'years' && /^[1-9]\d?$/.test(window.count ?? '') ? Number.parseInt(window.count, 10) : undefined;
}

/** Measures over as few more years together as are enough. */
function pooled(outcome: ast.Outcome, years: number | undefined, isEnough: (count: number) => boolean): Correction | undefined {
  if (years !== 1) return undefined;
  for (let count = 2; count <= mostYears; count++) {
    if (isEnough(count)) return withClause(outcome, `measured over the ${count} years ending with the period`, `Measure over ${count} years together (the first needs the figures of ${count === 2 ? 'the year' : `${count - 1} years`} before it, and is held without them)`);
  }
  return undefined;
}

function square(value: Rational): Rational {
  return mul(value, value);
}
