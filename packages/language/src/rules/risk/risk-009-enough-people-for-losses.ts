import { cmp } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { writtenNumber } from '../../model/literals.ts';
import { removed } from '../fixes/edits.ts';
import { peopleOf } from '../people.ts';
import { isProvider } from '../roles.ts';
import { defineRule } from '../rule.ts';

/** Losses are shared with a provider only where there are enough people for chance to even out. */
export const risk009 = defineRule({
  code: 'RISK-009',
  title: 'Losses shared over too few people',
  kind: 'completeness',
  severity: 'warning',
  thresholds: ['two-sided-risk-population'],
  why: 'American rules let a group of providers share savings and losses only with at least 5,000 people, because with fewer a handful of very ill patients decides who wins and who loses.',
  remedy: 'Share savings only, pool the people with those of others, or accept the finding with the reason.',
  sources: ['S110'],
  bad: 'population Cohort { expected 3,640 people }, and a share in which the provider bears a part of the overspend',
  good: 'the same share with a saving only',
  fix: 'Share savings only',
  check: {
    Contract(contract, { graphs, report, threshold }) {
      const least = threshold('two-sided-risk-population');
      const risks = graphs.risks.filter(({ sharesSavings, bearers }) => sharesSavings && bearers.some(({ party }) => isProvider(party)));
      const known = least && risks.length > 0 ? peopleOf(contract, graphs.visible) : undefined;
      if (!least || !known || cmp(known.people, least.value) >= 0) return;
      for (const { share, bearers } of risks) {
        const provider = bearers.find(({ party }) => isProvider(party))!.party;
        const overspend = clauseOf(share, ast.isOverspend);
        if (!overspend) continue;
        report({
          at: { node: overspend, keyword: 'overspend' },
          message: `'${provider.name}' bears a part of the overspend for the ${writtenNumber(known.people)} people of '${known.population.name}'. With fewer than ${least.written}, a handful of very ill people decides who gains and who loses. Share savings only, or pool these people with others.`,
          related: [{ at: { node: known.population, property: 'name' }, message: `'${known.population.name}' is declared here.` }],
          about: [known.population],
          fixes: [removed(overspend, 'Share savings only')],
        });
      }
    },
  },
});
