import type { FactsCheck } from './check.ts';
import { defineFinding, finding } from '../finding.ts';

const twice = defineFinding({
  code: 'FCT-009', title: 'Two observations of one id',
  message: "There are two observations with the id '{id}'; the first is at {first}.",
  why: 'A correction that names the id could be meant for either.',
  fix: 'Give each observation an id of its own. If a file was read twice, leave out one copy.',
});

/** Ids of observations are given once. */
export const observationIds: FactsCheck = {
  kinds: [twice],
  run({ observations }, report) {
    const first = new Map<string, number>();
    observations.forEach(({ id }, index) => {
      if (id === undefined) return;
      const before = first.get(id);
      if (before === undefined) first.set(id, index);
      else report(finding(twice, `/observations/${index}/id`, { id, first: `/observations/${before}` }));
    });
  },
};
