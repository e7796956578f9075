import { cmp, fromInteger } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { readLexeme } from '../../model/literals.ts';
import { replaced } from '../fixes/edits.ts';
import { plainSum } from '../plain-sum.ts';
import { defineRule } from '../rule.ts';

const two = fromInteger(2);

/** A personal budget can be spent with two suppliers at least. */
export const cho011 = defineRule({
  code: 'CHO-011',
  title: 'A personal budget with one supplier to spend it with',
  kind: 'completeness',
  severity: 'warning',
  why: 'A personal budget was meant to let people choose who helps them. Where one agency alone is approved, it is the old block contract under another name.',
  remedy: 'Approve two suppliers or more, or let people buy from whom they like.',
  sources: ['S2', 'S87'],
  bad: 'providers Suppliers each Supplier { keyed by name   at most 1 }',
  good: 'providers Suppliers each Supplier { keyed by name   at most 20 }',
  fix: 'Let there be two suppliers',
  check: {
    Contract(contract, { graphs, report }) {
      const budget = contract.declarations.find(ast.isPersonalBudget);
      if (!budget) return;
      const told = new Set<unknown>();
      const { links } = graphs.delivery;
      for (const { subcontractor, by } of links) {
        const group = ast.isMember(subcontractor) ? subcontractor.$container : subcontractor;
        const limit = ast.isGroup(group) && group.role === 'providers' ? clauseOf(group, ast.isMemberLimit) : undefined;
        if (!ast.isGroup(group) || !limit || told.has(group) || group.$container !== contract || !isFew(limit.count)) continue;
        told.add(group);
        told.add(by);
        report({
          at: { node: limit, property: 'count' },
          message: `People may spend their '${budget.name}' with one of '${group.name}', of whom there is to be one at most. A budget that can go to one supplier only leaves no choice. Let there be two or more.`,
          related: [{ at: { node: budget, property: 'name' }, message: 'This is the personal budget.' }],
          about: [group, budget],
          fixes: [replaced({ node: limit, property: 'count' }, '2', 'Let there be two suppliers')],
        });
      }
      for (const { rules } of contract.declarations.filter(ast.isRules)) {
        for (const { subject, operator, limit, low } of rules) {
          if (!ast.isChoiceOf(subject) || told.has(subject.subcontract?.ref)) continue;
          const least = operator === 'at least' && ast.isLimitValue(limit) ? limit.value : low;
          const sum = plainSum(least);
          if (!least || sum?.kind !== 'number' || cmp(sum.value, two) >= 0) continue;
          report({
            at: least,
            message: `A single supplier is enough for '${subject.subcontract?.$refText}', and people then have nobody to choose from for their '${budget.name}'. Ask for two suppliers at least.`,
            related: [{ at: { node: budget, property: 'name' }, message: 'This is the personal budget.' }],
            about: [subject.subcontract?.ref, budget],
            fixes: [replaced(least, '2', 'Ask for two suppliers at least')],
          });
        }
      }
    },
  },
});

function isFew(count: string | undefined): boolean {
  const literal = readLexeme(count);
  return literal !== undefined && cmp(literal.value, two) < 0;
}
