import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { appended, replaced } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { commissionerOf, independentEvaluator, paidProviders, tiedTo } from './pilot-words.ts';

/** Who evaluates a pilot gains nothing by what it finds, and is paid by somebody who gains nothing either. */
export const pil002 = defineRule({
  code: 'PIL-002',
  title: 'An evaluator who depends on what is evaluated',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'The integrated care pilots of the English health service were evaluated nationally, by researchers from outside. Who is paid by the provider, or is the provider, will hardly report that its own work has failed.',
  remedy: 'Let somebody without a tie to the providers evaluate, and let the commissioner pay for it.',
  sources: ['S80'],
  bad: 'pilot { evaluated by Trust …   costs £60,000 }',
  good: 'pilot { evaluated by Institute …   costs £60,000, paid by ICB }',
  fix: 'Let somebody independent evaluate, or the commissioner pay',
  check: {
    Pilot(pilot, { graphs, report }) {
      const evaluated = clauseOf(pilot, ast.isEvaluatedBy);
      const costs = clauseOf(pilot, ast.isCosts);
      const evaluator = evaluated?.party?.ref;
      const paid = paidProviders(graphs);
      const tie = evaluator && tiedTo(evaluator, paid, graphs);
      if (evaluated && evaluator && tie) {
        const other = independentEvaluator(graphs);
        const how = { is: 'is itself paid for the work', belongs: `belongs to '${tie.payee.name}', which is paid for the work`, holds: `holds most of '${tie.payee.name}', which is paid for the work`, paid: `is paid by '${tie.payee.name}', which is paid for the work` }[tie.how];
        report({
          at: { node: evaluated, property: 'party' },
          message: `'${evaluator.name}' evaluates the pilot and ${how}: nobody will believe what it finds. Let somebody evaluate who gains nothing by it.`,
          related: tie.at ? [{ at: tie.at, message: `This ties '${evaluator.name}' to '${tie.payee.name}'.` }] : [],
          about: [evaluator],
          fixes: [other === undefined ? undefined : replaced({ node: evaluated, property: 'party' }, other, `Let '${other}' evaluate`)],
        });
        return;
      }
      if (!costs || !evaluated) return;
      const payer = commissionerOf(graphs);
      if (!costs.party) {
        report({
          at: costs,
          message: "The pilot does not say who pays for the evaluation, so it may not happen, or whoever gains by it pays. Write 'paid by' and a party.",
          fixes: [payer === undefined ? undefined : appended(costs, `, paid by ${payer}`, `Let '${payer}' pay`)],
        });
      } else if (costs.party.ref && paid.has(costs.party.ref)) {
        report({
          at: { node: costs, property: 'party' },
          message: `'${costs.party.$refText}' is paid for the work and pays for its evaluation, so the evaluator depends on it. Let the commissioner pay.`,
          about: [costs.party.ref],
          fixes: [payer === undefined ? undefined : replaced({ node: costs, property: 'party' }, payer, `Let '${payer}' pay`)],
        });
      }
    },
  },
});
