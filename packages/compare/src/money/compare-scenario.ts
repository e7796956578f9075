/** One scenario, worked through with the contract as it was and as it is. */
import type { Hold, Program, Scenario } from '@remit/program';
import { runScenario, scenarioMoney, type Prepared, type ScenarioMoney } from '@remit/runtime';
import { namesOf } from '@remit/story/names';
import type { ScenarioComparison, Verdicts } from './compared-money.ts';
import { withNamesNow, type NameNow } from './names-now.ts';
import { payeeDifferences } from './payee-differences.ts';
import { heldYears, sumsOf } from './sums.ts';

/** A scenario with the contract that it is for, ready to run. */
export interface Side { readonly scenario: Scenario; readonly model: Prepared }

/** Names of the first state in the second, and back. */
export interface NamesBetween { readonly now: NameNow; readonly before: NameNow }

/** Whether two scenarios are the same to the letter; places in the text aside. */
export function isSameScenario(before: Scenario, after: Scenario): boolean {
  const same: NameNow = (id) => id;
  const marks = [before, after].map((scenario) => JSON.stringify(withNamesNow({ ...scenario, expect: scenario.expect.filter(({ kind }) => kind !== 'finding') }, same)));
  return marks[0] === marks[1];
}

/** What a scenario pays before and now. */
export function compareScenario(contract: string, before: Side, after: Side, names: NamesBetween): ScenarioComparison {
  const [old, now] = [scenarioMoney(before.model, before.scenario), scenarioMoney(after.model, after.scenario)];
  const programs = { before: before.model.program, after: after.model.program };
  const verdicts = { before: verdictsOf(before, old), after: verdictsOf(after, now) };
  const found: ScenarioComparison = {
    title: after.scenario.title, contract, what: 'refused', factsChanged: factsDiffer(before.scenario, after.scenario, names.now),
    currency: { before: programs.before.currency.code, after: programs.after.currency.code }, payees: [], holds: { fresh: [], gone: [], both: 0 }, ...verdicts,
  };
  if ('findings' in old || 'findings' in now) return found;
  const holds = compareHolds(old.holds, now.holds, programs, names);
  if (programs.before.currency.code !== programs.after.currency.code) return { ...found, what: 'changed', holds };
  const payees = payeeDifferences(sumsOf(old.payments, programs.before, names.now), sumsOf(now.payments, programs.after), programs, names.before, { before: heldYears(old.holds, programs.before, names.now), after: heldYears(now.holds, programs.after) });
  const isOther = payees.some(({ payments }) => payments.length > 0) || holds.fresh.length > 0 || holds.gone.length > 0;
  return { ...found, what: isOther || isFailing(verdicts.before) !== isFailing(verdicts.after) ? 'changed' : 'same', payees, holds };
}

/** A scenario that is there in one state alone. */
export function onlyIn(what: 'new' | 'gone', contract: string, { scenario, model }: Side): ScenarioComparison {
  const code = model.program.currency.code;
  return {
    title: scenario.title, contract, what, factsChanged: false, payees: [], holds: { fresh: [], gone: [], both: 0 },
    currency: what === 'new' ? { after: code } : { before: code },
    ...(what === 'new' ? { after: verdictsOf({ scenario, model }) } : {}),
  };
}

/** Whether anything that a scenario expects did not come true. */
export function isFailing(verdicts: Verdicts | undefined): boolean {
  return verdicts !== undefined && verdicts.failed.length + verdicts.refused.length > 0;
}

function verdictsOf({ scenario, model }: Side, money?: ScenarioMoney): Verdicts {
  // What a scenario expects of findings is about the text, and no run can say it.
  const expect = scenario.expect.filter(({ kind }) => kind !== 'finding');
  const { expectations, findings } = runScenario(model, { ...scenario, expect });
  const refused = new Set([...findings, ...(money && 'findings' in money ? money.findings : [])].map(({ code, message }) => `${code} ${message}`));
  return {
    cameTrue: expectations.filter(({ passed }) => passed).length,
    failed: expectations.filter(({ passed }) => !passed).map(({ expectation: { text }, got }) => ({ text, got })),
    refused: [...refused],
  };
}

function factsDiffer({ expect: _old, ...before }: Scenario, { expect: _new, ...after }: Scenario, now: NameNow): boolean {
  const same: NameNow = (id) => id;
  return JSON.stringify(withNamesNow({ ...before, title: '' }, now)) !== JSON.stringify(withNamesNow({ ...after, title: '' }, same));
}

function compareHolds(before: readonly Hold[], after: readonly Hold[], programs: { readonly before: Program; readonly after: Program }, names: NamesBetween): ScenarioComparison['holds'] {
  const keyOf = ({ line, period, dims }: Hold, now: NameNow): string => JSON.stringify([now(line), period, withNamesNow(dims ?? {}, now)]);
  const [olds, news] = [new Set(before.map((hold) => keyOf(hold, names.now))), new Set(after.map((hold) => keyOf(hold, (id) => id)))];
  return {
    fresh: after.filter((hold) => !olds.has(keyOf(hold, (id) => id))).map((hold) => holdInWords(hold, programs.after)),
    gone: before.filter((hold) => !news.has(keyOf(hold, names.now))).map((hold) => holdInWords(hold, programs.before)),
    both: [...olds].filter((key) => news.has(key)).length,
  };
}

function holdInWords({ line, period, dims, reasons }: Hold, program: Program): string {
  const names = namesOf(program);
  return `${names.lineAt(line, period, dims)}: ${reasons.map((reason) => names.reason(reason)).join('; ')}`;
}
