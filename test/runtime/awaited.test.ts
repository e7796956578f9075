import { compileProject } from '@remit/compiler';
import { buildDocuments, createRemitServices } from '@remit/language';
import type { FactsDocument, Program } from '@remit/program';
import { awaitedValues } from '@remit/runtime/facts/awaited';
import { factsNeeded, factsWithDeadline, factUses } from '@remit/story/fact-uses';
import { beforeAll, describe, expect, it } from 'vitest';

const text = `contract Teams "Teams" {
  version 1.0
  status design
  term 1 April 2026 to 31 March 2028
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Board "Board"
  providers Teams each Team { keyed by ods   at most 5 }
  fact Visits for each Team { count of visits between 0 and 1,000, each year, available 30 days after the year }
  fact Price each year { money between £0 and £100 }
  fact Unused each year { count of visits between 0 and 10 }
  judgement Good "Good?" {
    yes or no
    by Board
    not later than 1 June 2027, otherwise no
  }
  payment Fee "Fee" for each Team {
    from Board to Team
    paid yearly, due 60 days after the period
    amount Price * (Visits / 1 visit)
  }
}
`;

let program: Program;
beforeAll(async () => {
  const documents = await buildDocuments(createRemitServices(), [{ uri: 'file:///teams.remit', text }]);
  const { contracts, findings } = compileProject(documents);
  expect([...documents.flatMap(({ diagnostics = [] }) => diagnostics), ...findings].filter(({ severity }) => severity === 1 || severity === 'error').map(({ message }) => message)).toEqual([]);
  program = contracts[0]!.program;
});

const facts = (more: Partial<FactsDocument>): FactsDocument => ({ format: 'remit-facts/1.0', observations: [], ...more });
const awaited = (document: FactsDocument, id: string): string[] => awaitedValues(program, document, (fact) => fact.id === id).map(({ period, dims, by, isSaid }) => `${period.id} ${Object.values(dims).join(' ')} ${isSaid ? 'by' : 'after'} ${by}`);

describe('the values that a contract waits for', () => {
  it('are one for each period of the term, by the day that the contract says or after the period', () => {
    expect(awaited(facts({}), 'Price')).toEqual(['2026/27  after 2027-03-31', '2027/28  after 2028-03-31']);
    expect(awaited(facts({ observations: [{ fact: 'Price', period: '2026/27', value: '5' }] }), 'Price')).toEqual(['2027/28  after 2028-03-31']);
  });

  it('are one for each member that is known and belongs then', () => {
    expect(awaited(facts({}), 'Visits')).toEqual(['2026/27  by 2027-04-30', '2027/28  by 2028-04-30']);
    const members = { Teams: [{ key: 'A', left: '2027-04-01' }, { key: 'B', joined: '2027-04-01' }] };
    expect(awaited(facts({ members, observations: [{ fact: 'Visits', period: '2026/27', dims: { Teams: 'C' }, value: '3' }] }), 'Visits')).toEqual(['2026/27 A by 2027-04-30', '2027/28 B by 2028-04-30', '2027/28 C by 2028-04-30']);
  });

  it('are decisions by their deadline', () => {
    expect(awaited(facts({}), 'Good')).toEqual(['term  by 2027-06-01']);
  });
});

describe('the facts of a contract', () => {
  it('are used by payments, and needed', () => {
    expect([...factUses(program)]).toEqual([['Price', ['Fee']], ['Visits', ['Fee']]]);
    expect([...factsNeeded(program)].sort()).toEqual(['Price', 'Visits']);
    expect([...factsWithDeadline(program)]).toEqual([]);
  });
});
