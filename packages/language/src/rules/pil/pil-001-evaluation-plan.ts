import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { appended, together, withClause } from '../fixes/edits.ts';
import { lastDay, oneUnit, TO_BE_WRITTEN } from '../fixes/placeholders.ts';
import { defineRule } from '../rule.ts';
import { commissionerOf, independentEvaluator } from './pilot-words.ts';
import { listed } from '../../model/listed.ts';

/** A pilot says what it is to find out, who finds it out, by when, and what that costs. */
export const pil001 = defineRule({
  code: 'PIL-001',
  title: 'A pilot that nobody evaluates',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'The pilots announced in 2008 were to be tested and evaluated before others took them over. Those of integrated care in England had a protocol before they began, with questions, design and data: afterwards the figures that would have answered are no longer to be had.',
  remedy: "Write 'questions', 'evaluated by … final on …' and 'costs … paid by …' in the pilot.",
  sources: ['S1', 'S80'],
  bad: 'pilot { questions "Does it work?" }',
  good: 'pilot { questions "Do people spend fewer days in hospital?"   costs £60,000, paid by ICB   evaluated by Institute, final on 31 January 2031, against "matched people" }',
  fix: 'Add what is missing',
  check: {
    Pilot(pilot, { contract, graphs, report }) {
      const evaluated = clauseOf(pilot, ast.isEvaluatedBy);
      const hasFinal = evaluated?.options.some(({ final }) => final !== undefined) ?? false;
      const [hasQuestions, hasCosts] = [pilot.clauses.some(ast.isQuestions), pilot.clauses.some(ast.isCosts)];
      const missing = [
        ...(hasQuestions ? [] : ["what it is to find out ('questions')"]),
        ...(hasCosts ? [] : ["what the evaluation costs ('costs')"]),
        ...(evaluated ? [] : ["who evaluates it and by when ('evaluated by … final on …')"]),
        ...(evaluated && !hasFinal ? ["by when the final report is due ('final on')"] : []),
      ];
      if (missing.length === 0) return;
      const [payer, evaluator] = [commissionerOf(graphs), independentEvaluator(graphs)];
      const day = clauseOf(pilot, ast.isDecide)?.date ?? clauseOf(pilot, ast.isRollOut)?.date ?? lastDay(contract);
      const lines = [
        ...(hasQuestions ? [] : [`questions ${TO_BE_WRITTEN}`]),
        ...(hasCosts ? [] : [`costs ${oneUnit(contract)}, paid by ${payer}`]),
        ...(evaluated ? [] : [`evaluated by ${evaluator}, final on ${day}, against ${TO_BE_WRITTEN}`]),
      ];
      const isKnown = (hasCosts || payer !== undefined) && (evaluated || evaluator !== undefined) && day !== undefined;
      report({
        at: evaluated && missing.length === 1 && !hasFinal ? evaluated : { node: pilot, keyword: 'pilot' },
        message: `The pilot does not say ${listed(missing)}. What is not settled before it begins can hardly be found out afterwards, and the pilot would be rolled out on belief. Add it to the pilot.`,
        fixes: isKnown ? [together('Add what is missing, and fill it in', [
          ...(lines.length > 0 ? [withClause(pilot, lines.join('\n'), '')] : []),
          ...(evaluated && !hasFinal ? [appended(evaluated, `, final on ${day}`, '')] : []),
        ])] : [],
      });
    },
  },
});
