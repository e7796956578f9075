/** One scenario, worked through with the contract as it was and as it is. */
import type { Hold, Program, Scenario } from '@remit/program';
import { runScenario, scenarioMoney, type Prepared, type ScenarioMoney } from '@remit/runtime';
import { namesOf } from '@remit/story/names';
import type { ScenarioComparison, Verdicts } from './compared-money.ts';
import { withNamesNow, type NameNow } from './names-now.ts';
import { payeeDifferences } from './payee-differences.ts';
import { heldYears, placeOf, sumsOf } from './sums.ts';

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
  const places = heldPlaces(old.holds, now.holds, names);
  const held = {
    before: { years: heldYears(old.holds, programs.before, names.now), alone: without(places.before, places.after) },
    after: { years: heldYears(now.holds, programs.after), alone: without(places.after, places.before) },
  };
  const payees = payeeDifferences(sumsOf(old.payments, programs.before, names.now), sumsOf(now.payments, programs.after), programs, names.before, held);
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

/** The parts of payments that are held in each state, in the names of the second. */
function heldPlaces(before: readonly Hold[], after: readonly Hold[], names: NamesBetween): Record<'before' | 'after', Set<string>> {
  return { before: new Set(before.map((hold) => placeOf(hold, names.now))), after: new Set(after.map((hold) => placeOf(hold))) };
}

function without(some: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> {
  return new Set([...some].filter((place) => !others.has(place)));
}

function compareHolds(before: readonly Hold[], after: readonly Hold[], programs: { readonly before: Program; readonly after: Program }, names: NamesBetween): ScenarioComparison['holds'] {
  const places = heldPlaces(before, after, names);
  return {
    fresh: after.filter((hold) => !places.before.has(placeOf(hold))).map((hold) => holdInWords(hold, programs.after)),
    gone: before.filter((hold) => !places.after.has(placeOf(hold, names.now))).map((hold) => holdInWords(hold, programs.before)),
    both: places.before.size - without(places.before, places.after).size,
  };
}

function holdInWords({ line, period, dims, reasons }: Hold, program: Program): string {
  const names = namesOf(program);
  return `${names.lineAt(line, period, dims)}: ${reasons.map((reason) => names.reason(reason)).join('; ')}`;
}
