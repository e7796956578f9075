import * as ast from '../../ast.ts';
import type { AstNode } from 'langium';
import type { Correction } from '../../diagnostics/entry.ts';
import { asAgreed } from '../fixes/agreed.ts';
import { followedBy, replaced, together } from '../fixes/edits.ts';
import { freeName } from '../fixes/free-name.ts';
import { moneySignOf } from '../fixes/placeholders.ts';
import { plainSum } from '../plain-sum.ts';
import { standsBeside } from '../outcomes.ts';
import { defineRule } from '../rule.ts';

/** No limit of the contract is met only by money that nobody has agreed yet. */
export const fund013 = defineRule({
  code: 'FUND-013',
  title: 'A plan that rests on money nobody has agreed',
  kind: 'completeness',
  severity: 'warning',
  why: 'In its first month the UnitingCare partnership asked for £34 million more. Its bid had counted on later variations, which the commissioner had never promised.',
  remedy: 'Leave what is not agreed out of the plan, or make it an option with a price and a trigger: a variation, or a payment with a condition.',
  sources: ['S20', 'S21', 'S25'],
  bad: 'let AskedFor each year, to be agreed = £34,000,000 … rules { total of Planned in the year at least £0 }, with AskedFor in Planned',
  good: 'let Option each year = £34,000,000 … payment Extra { … gate OptionTaken   amount Option }',
  fix: 'Make it an option, with its price and a fact that says whether it is taken up',
  check: {
    Contract(contract, { graphs, report }) {
      for (const one of graphs.visible) {
        if (!(ast.isFact(one) && one.clauses.some(ast.isToBeAgreed)) && !(ast.isLet(one) && one.toBeAgreed)) continue;
        const limit = graphs.reads.readersOf(one).find(({ by }) => ast.isRules(by));
        if (!limit) continue;
        report({
          at: standsBeside(one, contract) ? { node: one, property: 'name' } : limit.at,
          message: `'${one.name}' is still to be agreed, and a limit under 'rules' counts on it: the contract looks affordable by money that nobody has promised. Leave it out, or make it an option with its price and its trigger.`,
          fixes: [ast.isLet(one) ? asOption(one, contract, graphs.visible) : undefined],
          related: [{ at: limit.at, message: 'The limit depends on it here.' }],
        });
      }
    },
  },
});

/** Makes a sum that is expected one that is had only if a fact says so. */
function asOption(value: ast.Let, contract: ast.Contract, visible: readonly AstNode[]): Correction | undefined {
  const words = value.amount?.$cstNode?.text;
  if (plainSum(value.amount)?.kind !== 'money' || words === undefined || value.dimensions.length > 0 || value.grain !== 'year') return undefined;
  const fact = freeName(`${value.name}Taken`, visible);
  const title = `Make '${value.name}' an option, which '${fact}' takes up`;
  return together(title, [
    asAgreed(value, title),
    replaced(value.amount, `if ${fact} then ${/^[^\s]+$/.test(words) ? words : `(${words})`} otherwise ${moneySignOf(contract)}0`, title),
    followedBy(value, `fact ${fact} "Whether it is taken up, to be written" { yes or no, each year }`, title),
  ]);
}
