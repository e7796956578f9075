/** A scenario as text, from facts and from what they come to. */
import type { FactsDocument, Program, SourceMap } from '@remit/program';
import type { Payables } from '../compile.ts';
import { expectedText, type ExpectedMoney } from './expected-text.ts';
import { factsText } from './facts-text.ts';
import { titleText } from './words.ts';

export { CannotWrite } from './cannot-write.ts';

/** What is written down. */
export interface WrittenScenario {
  readonly title: string;
  /** The name of the contract in the text. */
  readonly contract: string;
  readonly program: Program;
  readonly map: SourceMap;
  readonly payables: Payables;
  readonly facts: FactsDocument;
  readonly expected: ExpectedMoney;
}

/**
 * The scenario in words of the language, not yet laid out: one entry or brace a line. Compiled with the same contract it has these facts, and
 * what it expects comes true.
 *
 * @throws CannotWrite where a scenario cannot hold the facts
 */
export function scenarioText({ title, contract, program, map, payables, facts, expected }: WrittenScenario): string {
  const rates = new Set(program.facts.flatMap(({ id }, index) => (map.told?.[`/facts/${index}`]?.per === undefined ? [] : [id])));
  return [`scenario ${titleText(title)} for ${contract} {`, ...factsText(program, facts, (id) => rates.has(id)), ...expectedText(program, payables, facts, expected), '}', ''].join('\n');
}
