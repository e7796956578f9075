import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { appended, replaced, withClause } from '../fixes/edits.ts';
import { lastDay, TO_BE_WRITTEN } from '../fixes/placeholders.ts';
import { defineRule } from '../rule.ts';
import { commissionerOf } from './pilot-words.ts';

/** It is settled beforehand by whom, when, and by what it is decided whether a pilot ends, goes on or is taken over elsewhere. */
export const pil008 = defineRule({
  code: 'PIL-008',
  title: 'Nobody decides what becomes of the pilot',
  kind: 'completeness',
  severity: 'warning',
  why: 'The Sourcing Playbook of the British government wants new services to be piloted, so that what is learnt is used before more is bought. "Subject to success" decides nothing: whoever wants to go on finds a success.',
  remedy: "Write 'decide on … by … using …' with 'continue if … otherwise end …', or 'roll-out decided on … by … if \"…\"'.",
  sources: ['S88'],
  bad: 'pilot { … } without a decision',
  good: 'pilot { …   roll-out decided on 30 June 2031 by Panel if "Fewer days in hospital than next door, at no higher cost" }',
  fix: 'Add the decision',
  check: {
    Pilot(pilot, { contract, graphs, report }) {
      const [decide, goOn, rollOut] = [clauseOf(pilot, ast.isDecide), clauseOf(pilot, ast.isContinueIf), clauseOf(pilot, ast.isRollOut)];
      if ((rollOut?.date && rollOut.body && rollOut.criteria) || (decide?.body && goOn)) return;
      const body = decide?.body?.$refText ?? rollOut?.body?.$refText ?? contract?.declarations.find(ast.isBody)?.name ?? commissionerOf(graphs);
      if (decide) {
        // That a decision has no condition is told where the pilot is compiled.
        if (!goOn) return;
        report({
          at: decide,
          message: `It is decided on ${decide.date} whether the pilot goes on, and nothing says by whom, so that nobody has to answer for it. Write 'by' and a body.`,
          fixes: [body === undefined ? undefined : appended({ node: decide, property: 'date' }, `by ${body}`, `Let '${body}' decide`)],
        });
        return;
      }
      const final = clauseOf(pilot, ast.isEvaluatedBy)?.options.find((option) => option.final !== undefined)?.final;
      const day = rollOut?.date ?? final ?? lastDay(contract);
      const words = `roll-out decided on ${day} by ${body} if ${rollOut?.criteria ?? TO_BE_WRITTEN}`;
      const missing = rollOut && [...(rollOut.date ? [] : ['when']), ...(rollOut.body ? [] : ['by whom']), ...(rollOut.criteria ? [] : ['by what'])];
      report({
        at: rollOut ?? { node: pilot, keyword: 'pilot' },
        message: missing
          ? `The pilot says that its roll-out is decided, and not ${missing.join(' and ')}: whoever wants to go on finds a success. Write 'roll-out decided on … by … if "…"' in full.`
          : `Nothing says who decides what becomes of the pilot, when, and by what: whoever wants to go on finds a success. Write 'decide on … by …' with 'continue if …', or 'roll-out decided on … by … if "…"'.`,
        fixes: [day === undefined || body === undefined ? undefined : rollOut ? replaced(rollOut, words, 'Write it in full, and fill it in') : withClause(pilot, words, 'Add the decision, and fill it in')],
      });
    },
  },
});
