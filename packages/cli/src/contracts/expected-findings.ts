import type { Expectation } from '@remit/program';
import type { ScenarioOutcome } from '@remit/runtime';
import type { CompiledContracts } from './compile-contracts.ts';

type ExpectedFinding = Extract<Expectation, { kind: 'finding' }>;

/** The outcome of a scenario, with the findings it expects held against those of the text. */
export function withFindings(outcome: ScenarioOutcome, compiled: CompiledContracts): ScenarioOutcome {
  if (!outcome.expectations.some(({ expectation }) => expectation.kind === 'finding')) return outcome;
  const expectations = outcome.expectations.map((one) => (one.expectation.kind === 'finding' ? { ...one, ...compare(one.expectation, compiled) } : one));
  return { ...outcome, expectations, passed: outcome.findings.length === 0 && expectations.every(({ passed }) => passed) };
}

/** Whether the text has the finding within the declaration; else those that it has there. */
function compare({ code, on, in: stretch }: ExpectedFinding, { findings, pathOf }: CompiledContracts): { passed: boolean; got: string } {
  const [, uri = '', first = '', last = ''] = /^(.*):(\d+)-(\d+)$/.exec(stretch) ?? [];
  const file = pathOf(uri);
  const here = findings.filter(({ file: own, range }) => own === file && range && range.line >= Number.parseInt(first, 10) && range.line <= Number.parseInt(last, 10));
  const codes = [...new Set(here.map((finding) => finding.code))].sort();
  return { passed: codes.includes(code), got: codes.length === 0 ? `no finding on '${on}'` : `on '${on}': ${codes.join(', ')}` };
}
