import { describe, expect, it } from 'vitest';
import type { FactsDocument, Ledger } from '@remit/program';
import { run, type Prepared } from '@remit/runtime';
import { dayAfterAll, firstDay, turningDays } from '@remit/runtime/scenario/days';
import { factsOfScenario } from '@remit/runtime/scenario/scenario-facts';
import { ScenarioState } from '@remit/runtime/scenario/state';
import { ready } from './support.ts';

/** What a whole run on every day on which anything could happen pays, as no day is left out and nothing is kept from one to the next. */
function paidDayByDay(model: Prepared, facts: FactsDocument, asOf: string): Ledger['payments'] {
  const recordedAt = firstDay(model);
  let ledger: Ledger | undefined;
  for (const day of [...turningDays(model, facts).filter((each) => each < asOf && each >= recordedAt), asOf]) {
    const outcome = run(model, facts, { asOf: day, recordedAt, ...(ledger ? { ledger } : {}) });
    if (!outcome.ok) throw new Error(outcome.findings.map(({ message }) => message).join('\n'));
    ledger = outcome.result.ledger;
  }
  return ledger!.payments;
}

// An overspend; a pilot that ends the contract early, decided by a body or not at all; recoveries; advances; tax.
const COMPARED: [folder: string, contract: string, scenarios: RegExp][] = [
  ['northshire-diabetes', 'NorthshireDiabetes', /overspend/],
  ['northshire-diabetes', 'NorthshireDiabetesWithPilot', /ends|corrected|decide/],
  ['care-models/08-westmarch-alliance', 'Westmarch', /./],
  ['care-models/07-eden-valley-consortium', 'EdenValley', /corrected/],
];

describe('payments of a scenario, worked out only on days on which something happens', () => {
  it.each(COMPARED)('are those of a run on every day: %s, %s', async (folder, contract, chosen) => {
    const { model, scenarios } = await ready(folder, contract);
    const compared = scenarios.filter(({ title }) => chosen.test(title));
    expect(compared.length).toBeGreaterThan(0);
    for (const scenario of compared) {
      const facts = factsOfScenario(model, scenario, []);
      const asOf = dayAfterAll(model, facts);
      expect([scenario.title, new ScenarioState(model, facts).payments(asOf)]).toEqual([scenario.title, paidDayByDay(model, facts, asOf)]);
    }
  }, 60_000);
});
