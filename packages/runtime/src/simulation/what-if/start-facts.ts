import type { FactsDocument, Observation, Scenario } from '@remit/program';
import { FACTS_FORMAT } from '@remit/program';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../prepare/model.ts';
import { factsOfScenario } from '../../scenario/scenario-facts.ts';

/** Facts that say nothing. */
export const NO_FACTS: FactsDocument = { format: FACTS_FORMAT, observations: [] };

/**
 * Facts as a scenario would hold them: what does not say when it was recorded counts as known from the first day of its period, so that
 * nothing is late. What is for a period that the contract does not have stays as it is, and is refused when it is worked with.
 */
export function asOfPeriods(model: Model, facts: FactsDocument): FactsDocument {
  const dated = (each: Observation): Observation => {
    const period = each.recordedAt === undefined ? model.time.byId.get(each.period) : undefined;
    return period ? { ...each, recordedAt: period.start } : each;
  };
  return { ...facts, observations: facts.observations.map(dated) };
}

/** The facts of a scenario, with those that its `otherwise` gives; or why they cannot be completed. */
export function startOfScenario(model: Model, scenario: Scenario): FactsDocument | readonly Finding[] {
  const findings: Finding[] = [];
  const facts = factsOfScenario(model, scenario, findings);
  return findings.length > 0 ? findings : asOfPeriods(model, facts);
}
