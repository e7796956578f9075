import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate, writtenDate } from '../../model/dates.ts';
import { daysOf } from '../days.ts';
import { replaced } from '../fixes/edits.ts';
import { standsBeside, yearBefore } from '../outcomes.ts';
import { defineRule } from '../rule.ts';
import { outcomesOf } from './pilot-words.ts';

/** What a pilot is compared with was measured before it began. */
export const pil006 = defineRule({
  code: 'PIL-006',
  title: 'A baseline from the time of the pilot',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'A baseline is the state before the service begins, from which change is reckoned. What is measured while it runs already holds a part of its effect, and everybody by then knows what it will be held against.',
  remedy: 'Take the baseline of a period that ends before the term begins, or let the term begin later.',
  sources: ['S46'],
  bad: 'term 1 October 2027 to …   pilot { … }   outcome O { baseline 58% in 2027/28 … }',
  good: 'outcome O { baseline 58% in 2026/27 … }',
  fix: 'Take the year before the start',
  check: {
    Contract(contract, { graphs, report }) {
      const pilot = contract.declarations.find(ast.isPilot);
      const term = clauseOf(contract, ast.isTermClause);
      const start = parseDate(term?.from);
      if (!pilot || !start) return;
      for (const outcome of outcomesOf(pilot, graphs)) {
        const level = clauseOf(outcome, ast.isBaseline)?.value;
        const entry = ast.isLevelTable(level) && level.entries.length === 1 ? level.entries[0]! : undefined;
        const days = daysOf(entry?.period, contract);
        if (!entry || !days || isoDate(days.last) < isoDate(start)) continue;
        const year = ast.isFinancialYear(entry.period) || ast.isCalendarYear(entry.period) ? yearBefore(contract) : undefined;
        report({
          at: standsBeside(entry, contract) ? { node: entry, property: 'period' } : { node: pilot, keyword: 'pilot' },
          message: `The baseline of '${outcome.name}' is measured until ${writtenDate(days.last)}, and the pilot begins on ${writtenDate(start)}: it already holds a part of the effect. Take a period that ends before the start.`,
          related: [{ at: { node: term!, property: 'from' }, message: 'The term begins on this day.' }],
          about: [outcome],
          fixes: [year === undefined || !standsBeside(entry, contract) ? undefined : replaced({ node: entry, property: 'period' }, year, `Take ${year}, and correct the figure`)],
        });
      }
    },
  },
});
