import { cmp, div, isZero, mul, ONE, rational, sub } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { quantityValue, writtenNumber, writtenPercentage, type LiteralValue } from '../../model/literals.ts';
import { entryIn, yearsOf } from '../contract-years.ts';
import { replaced } from '../fixes/edits.ts';
import { measureOf, standsBeside, wordsOfName, wordsOfTitle } from '../outcomes.ts';
import { defineRule } from '../rule.ts';
import { outcomesOf } from './pilot-words.ts';

/** Words for what happens in hospital, in the name or title of an outcome or its measure. */
const hospital = /^(?:admissions?|admitted|bed-days?|beddays?|emergenc(?:y|ies)|hospitali[sz]ations?)$/;
/** More than this part of the baseline in the first year is asked about. */
const most = rational(1n, 10n);

/** What a pilot changes in hospitals is not expected within its first year. */
export const pil011 = defineRule({
  code: 'PIL-011',
  title: 'Fewer admissions within a year',
  kind: 'completeness',
  severity: 'info',
  why: 'A year after it began, the integrated care pilot of North West London had not reduced emergency admissions by any amount that could be told from chance. New ways of working take longer than that to be felt in hospitals.',
  remedy: 'Let the targets rise over the years, and look in the first at what comes before: plans made, people reached, medicines reviewed.',
  sources: ['S81'],
  bad: 'outcome FewerAdmissions { baseline 250 per 1,000 in 2026/27   target 210 per 1,000 in 2027/28, 200 per 1,000 from 2028/29 }',
  good: 'outcome FewerAdmissions { baseline 250 per 1,000 in 2026/27   target 245 per 1,000 in 2027/28, 200 per 1,000 from 2028/29 }',
  fix: 'Let the first year ask for a tenth at most',
  check: {
    Contract(contract, { graphs, report }) {
      const pilot = contract.declarations.find(ast.isPilot);
      const [year] = pilot ? yearsOf(contract) : [];
      if (!pilot || !year) return;
      for (const outcome of outcomesOf(pilot, graphs)) {
        const measure = measureOf(outcome);
        const words = [...wordsOfName(outcome.name), ...wordsOfTitle(outcome.title), ...wordsOfName(measure?.name), ...wordsOfTitle(measure?.title)];
        const [start, target] = [clauseOf(outcome, ast.isBaseline)?.value, clauseOf(outcome, ast.isTarget)?.value];
        if (!words.some((word) => hospital.test(word)) || !ast.isLevelTable(start) || start.entries.length !== 1 || !ast.isLevelTable(target) || target.entries.length < 2) continue;
        const first = entryIn(year, target.entries, contract);
        const [before, after] = [quantityValue(start.entries[0]!.value), quantityValue(first)];
        if (!first || !before || !after || before.kind !== after.kind || isZero(before.value) || cmp(after.value, before.value) >= 0) continue;
        const change = div(sub(before.value, after.value), before.value);
        if (cmp(change, most) <= 0) continue;
        report({
          at: standsBeside(first, contract) ? first : { node: pilot, keyword: 'pilot' },
          message: `'${outcome.name}' is to fall by ${roughly(change)} in the first year. Pilots of this kind seldom change what happens in hospitals so soon, so the money would hang on chance. Let the targets rise over the years, and look in the first at what comes before.`,
          about: [outcome, measure],
          fixes: [lessInTheFirst(start.entries[0]!.value, first, before)],
        });
      }
    },
  },
});

/** Puts nine tenths of the baseline in place of the first target, where both are written alike. */
function lessInTheFirst(baseline: ast.Quantity | undefined, first: ast.Quantity, { value, kind }: LiteralValue): Correction | undefined {
  const rates = (quantity: ast.Quantity | undefined): string => (quantity?.rates ?? []).map(({ $cstNode }) => $cstNode?.text.replace(/\s+/g, ' ')).join(' ');
  const asked = mul(value, sub(ONE, most));
  const written = kind === 'percentage' ? writtenPercentage(asked) : writtenNumber(asked);
  if ((kind !== 'percentage' && kind !== 'number') || rates(baseline) !== rates(first) || written.includes('/')) return undefined;
  return replaced({ node: first, property: 'lexeme' }, written, `Ask for ${written} in the first year`);
}

/** A part as a percentage in whole numbers, cut off. */
function roughly(part: ReturnType<typeof div>): string {
  const hundred = mul(part, rational(100n));
  const whole = hundred.n / hundred.d;
  return isZero(sub(hundred, rational(whole))) ? writtenPercentage(part) : `more than ${whole}%`;
}
