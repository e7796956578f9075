import { cmp } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { appended } from '../fixes/edits.ts';
import type { ResultGraph } from '../graphs/results.ts';
import { levelFigures } from '../../model/level-figures.ts';
import { measureOf } from '../outcomes.ts';
import { declarationsOf } from '../review.ts';
import { defineRule } from '../rule.ts';
import { effectsOf, paidBySaving } from '../savings.ts';

/** What reads a result anywhere: as a condition, or in what it pays. */
function readersOfResults(results: ResultGraph): ReadonlySet<AstNode> {
  return new Set([...results.decisiveOutcomes, ...results.paidMeasures].flatMap((result) => results.readersOf(result).map(({ by }) => by)));
}

/** A saving is paid to a provider only where care is no worse. */
export const fund023 = defineRule({
  code: 'FUND-023',
  title: 'A saving that is paid whatever becomes of the care',
  kind: 'completeness',
  severity: 'warning',
  why: 'Care that is not given saves money too. The shared savings programme of Medicare pays out a saving only to organisations that meet its quality standard.',
  remedy: "Add 'then only if' and an outcome that must be no worse than its baseline or floor.",
  sources: ['S74'],
  bad: 'saving in parts { first 2%: nothing, beyond 2%: ICB pays Trust 50% }',
  good: 'saving in parts { first 2%: nothing, beyond 2%: ICB pays Trust 50% } then only if GlucoseControl at least baseline',
  fix: 'Let an outcome open the saving',
  check: {
    Contract(contract, { graphs, report }) {
      const scored = readersOfResults(graphs.results);
      for (const share of declarationsOf(contract).filter(ast.isRiskShare)) {
        const saving = clauseOf(share, ast.isSaving);
        if (!saving || saving.steps.some((step) => ast.isOnlyIfStep(step) || ast.isTimesStep(step)) || (ast.isFromTheFirst(saving.rule) && saving.rule.condition)) continue;
        const [payee] = effectsOf(saving).flatMap((effect) => paidBySaving(share, effect));
        if (!payee || scored.has(share)) continue;
        const outcomes = graphs.accountability.outcomes.filter((outcome) => outcome.clauses.some(ast.isBaseline));
        const own = outcomes.filter((outcome) => graphs.accountability.forOutcome(outcome).some(({ party }) => party === payee));
        report({
          at: saving,
          message: `'${(payee as ast.Party).name}' is paid a part of the saving of '${share.name}' whatever becomes of the care, so care that is left out pays. Add 'then only if' and an outcome that must be no worse than before.`,
          fixes: [...own, ...outcomes.filter((one) => !own.includes(one))].slice(0, 3).map((outcome) => gated(saving, outcome)),
        });
      }
    },
  },
});

function gated(saving: ast.Saving, outcome: ast.Outcome): Correction | undefined {
  const direction = measureOf(outcome)?.clauses.find(ast.isBetterWhen)?.direction ?? (isFalling(outcome) ? 'lower' : 'higher');
  const step = `then only if ${outcome.name} ${direction === 'lower' ? 'at most' : 'at least'} baseline`;
  return appended(saving, step, `Add '${step}'`);
}

/** Whether the target lies below the baseline: for outcomes that are measured by a named value, which has no better direction. */
function isFalling(outcome: ast.Outcome): boolean {
  const [baseline, target] = ['baseline', 'target'].map((level) => levelFigures(outcome, level)[0]);
  return baseline !== undefined && target !== undefined && baseline.rates === target.rates && cmp(target.value, baseline.value) < 0;
}
