import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate, parseDayMonth } from '../../model/dates.ts';
import { treeOf } from '../../model/tree.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { followedBy, replaced, together, withClause } from '../fixes/edits.ts';
import { freeName } from '../fixes/free-name.ts';
import type { Graphs } from '../graphs/graphs.ts';
import { standsBeside } from '../outcomes.ts';
import { declarationsOf } from '../review.ts';
import { defineRule } from '../rule.ts';

/** People's own goals are written down before the year in which reaching them is paid for. */
export const out029 = defineRule({
  code: 'OUT-029',
  title: 'Own goals that are written down afterwards',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: "In Wiltshire's Help to Live at Home the provider has a fifth at the start and the rest when the person says that the goal is reached. That works only while the goal stands before the work: a goal that is written at the end of the year is always reached.",
  remedy: "Count the goals before the year ('counted on 31 March before the year', or on the first day of the period), and name the fact in the budget: 'own goals recorded in'.",
  sources: ['S85'],
  bad: 'fact GoalsSet for each Person each year { count of goals, counted on the last day of the year }',
  good: 'fact GoalsSet for each Person each year { count of goals, counted on the first day of the year }',
  fix: "Count them on the first day of the year, or name them with 'own goals recorded in'",
  check: {
    PersonalBudget(budget, { contract, report }) {
      if (!contract) return;
      const goals = clauseOf(budget, ast.isGoals);
      if (!goals) return;
      const fact = goals.fact?.ref;
      if (!ast.isFact(fact)) return;
      const counted = clauseOf(fact, ast.isCountedOn);
      if (counted && isBefore(counted, contract)) return;
      const isHere = standsBeside(fact, contract);
      report({
        at: !isHere ? goals : counted ?? { node: fact, property: 'name' },
        message: `'${fact.name}' holds the goals of '${budget.name}', but ${counted ? 'is counted when the year has begun or is over' : "does not say when they are written down"}: goals that are written afterwards are always reached. Write 'counted on' and a day before the year.`,
        related: [{ at: goals, message: `'${budget.name}' names it here.` }],
        about: [budget, fact],
        fixes: [!isHere ? undefined : counted ? replaced(counted, 'counted on the first day of the year', 'Count them on the first day of the year') : withClause(fact, 'counted on the first day of the year', 'Count them on the first day of the year')],
      });
    },
    // A payment that counts reached goals, beside a budget that does not say where they stand.
    Contract(contract, { graphs, report }) {
      const budgets = declarationsOf(contract).filter(ast.isPersonalBudget);
      const open = budgets.filter((budget) => !clauseOf(budget, ast.isGoals));
      if (open.length === 0) return;
      const named = new Set<AstNode | undefined>(budgets.map((budget) => clauseOf(budget, ast.isGoals)?.fact?.ref));
      const readers = [...declarationsOf(contract).filter((one) => ast.isPayment(one)), ...[...graphs.results.paidValues].filter((value) => ast.isLet(value))];
      for (const reader of readers) {
        const at = treeOf(reader).find((node): node is ast.Reference => ast.isReference(node) && isOfGoals(node.target?.ref));
        const fact = at?.target?.ref;
        if (!at || !ast.isFact(fact)) continue;
        const people = new Set<AstNode | undefined>(fact.dimensions.map(({ ref }) => ref));
        const budget = open.find(({ dimensions }) => dimensions.some(({ ref }) => ref !== undefined && people.has(ref)));
        if (!budget || budgets.some((other) => clauseOf(other, ast.isGoals) && other.dimensions.some(({ ref }) => ref !== undefined && people.has(ref)))) continue;
        if (named.has(fact) || !standsBeside(at, contract)) continue;
        return report({
          at,
          message: `'${reader.name}' pays by '${fact.name}', the goals of people who have '${budget.name}', but nothing says where and when their goals are written down: goals that are written afterwards are always reached. Add 'own goals recorded in' to '${budget.name}', with a fact that is counted before the year.`,
          related: [{ at: { node: budget, property: 'name' }, message: `'${budget.name}' does not name its goals.` }],
          about: [budget, fact],
          fixes: [standsBeside(budget, contract) ? recorded(budget, fact, contract, graphs) : undefined],
        });
      }
    },
  },
});

/** Names the goals in a budget: those that are counted before the year, of the same people as those that are reached; else they are declared so. */
function recorded(budget: ast.PersonalBudget, reached: ast.Fact, contract: ast.Contract, { visible }: Graphs): Correction | undefined {
  const people = (fact: ast.Fact): string => fact.dimensions.map(({ $refText }) => $refText).join(' ');
  const before = visible.filter(ast.isFact).find((fact) => {
    const counted = clauseOf(fact, ast.isCountedOn);
    return fact !== reached && isOfGoals(fact) && people(fact) === people(reached) && counted !== undefined && isBefore(counted, contract);
  });
  if (before) return withClause(budget, `own goals recorded in ${before.name}`, `Say that they are recorded in '${before.name}'`);
  if (reached.dimensions.length !== 1 || !standsBeside(reached, contract)) return undefined;
  const name = freeName('GoalsSet', visible);
  const bounds = reached.clauses.filter((clause) => ast.isBetweenBounds(clause) || ast.isAtMostBound(clause) || ast.isAtLeastBound(clause)).map(({ $cstNode }) => ` ${$cstNode?.text ?? ''}`).join('');
  return together(`Declare them as '${name}', counted on the first day of the year`, [
    followedBy(reached, `fact ${name} "Own goals, written down before the year" for each ${people(reached)} each year { count of goals${bounds}, counted on the first day of the year }`, ''),
    withClause(budget, `own goals recorded in ${name}`, ''),
  ]);
}

/** Whether something is counted before the year, or on its first day. */
function isBefore({ day, position, date, edge }: ast.CountedOn, contract: ast.Contract): boolean {
  if (edge) return edge === 'first';
  const term = parseDate(clauseOf(contract, ast.isTermClause)?.from);
  if (date) {
    const on = parseDate(date);
    return !on || !term || isoDate(on) <= isoDate(term);
  }
  if (position === 'before') return true;
  const [own, start] = [parseDayMonth(day), parseDayMonth(clauseOf(contract, ast.isYearsStart)?.day) ?? { month: 1, day: 1 }];
  return !own || position === undefined || (own.month === start.month && own.day === start.day);
}

function isOfGoals(node: AstNode | undefined): boolean {
  return ast.isFact(node) && clauseOf(node, ast.isCountType)?.noun === 'goals' && node.dimensions.length > 0;
}
