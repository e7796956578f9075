import type { FactsDocument, Scenario } from '@remit/program';
import { FACTS_FORMAT } from '@remit/program';
import type { Finding } from '../finding.ts';
import type { Model } from '../prepare/model.ts';
import { fillLevels } from './levels.ts';

/** The facts of a scenario, with what it takes facts to be that it does not give. */
export function factsOfScenario(model: Model, scenario: Scenario, findings: Finding[]): FactsDocument {
  return {
    format: FACTS_FORMAT,
    ...(scenario.members ? { members: scenario.members } : {}),
    observations: [...scenario.observations, ...fillLevels(model, scenario, findings)],
    ...(scenario.rows ? { rows: scenario.rows } : {}),
  };
}
