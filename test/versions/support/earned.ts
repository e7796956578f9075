import type { FactsDocument, PeriodId, Program } from '@remit/program';
import { runScenarios } from '@remit/runtime';

/** What a line earns for a part in a period, as a scenario finds it. */
export function earnedOf(program: Program, facts: FactsDocument, line: string, part: string, period: PeriodId): string {
  const [outcome] = runScenarios(program, {
    format: 'remit-scenarios/1.0', contract: program.id,
    scenarios: [{ title: 'earned', observations: facts.observations, expect: [{ kind: 'part', text: '', of: line, line, part, period, rel: 'is', amount: '0' }] }],
  });
  return outcome!.expectations[0]!.got.replaceAll(/[£,]/g, '');
}
