import * as ast from '../../ast.ts';
import { pricePaidEachPeriod } from '../../diagnostics/mod.ts';
import { treeOf } from '../../model/tree.ts';
import { defineCheck } from '../check.ts';

const often: ReadonlyMap<string, { times: string; unit: string }> = new Map([['monthly', { times: 'twelve', unit: 'month' }], ['quarterly', { times: 'four', unit: 'quarter' }]]);
const spans = /^(?:year|quarter|month|week|day)s?$/;

/**
 * A price for each person of a population says for how long it is the price where it is paid several times a year. People are there all year, contacts
 * and visits happen: a price of these needs no time. Nor does one of people who are counted anew for each period.
 */
export const pricesSayHowLong = defineCheck<ast.Payment>(ast.Payment.$type, ({ clauses }, report) => {
  const paid = clauses.find(ast.isPaid);
  const frequency = often.get(paid?.frequency ?? '');
  if (!paid || !frequency) return;
  for (const { amount } of clauses.filter(ast.isAmountClause)) {
    for (const node of amount ? treeOf(amount) : []) {
      if (!ast.isQuantity(node) || node.rates.some(({ noun }) => noun !== undefined && spans.test(noun))) continue;
      const counted = node.rates.map(({ source }) => source?.ref).find(ast.isPopulation);
      if (!counted || isCountedOften(counted)) continue;
      report(pricePaidEachPeriod, { price: node.$cstNode?.text ?? '', frequency: paid.frequency, population: counted.name, ...frequency }, { node });
    }
  }
});

function isCountedOften({ clauses }: ast.Population): boolean {
  const size = clauses.find(ast.isPopulationSize)?.fact;
  return size?.clauses.some(clause => (ast.isEachGrain(clause) && clause.grain !== 'year') || (ast.isCountedOn(clause) && clause.unit !== undefined && clause.unit !== 'year')) ?? false;
}
