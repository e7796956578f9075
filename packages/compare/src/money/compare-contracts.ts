/** What the contracts of two states pay in the scenarios of both. */
import { isRenamedIn, type ContractInText, type Renaming, type TextComparison } from '@remit/language/compare/index';
import { documentHash } from '@remit/program/hash';
import type { Program, Scenario } from '@remit/program';
import { prepare, ProgramFault, type Prepared } from '@remit/runtime';
import type { CompiledContract, ContractState } from '../state.ts';
import type { ContractComparison, ScenarioComparison } from './compared-money.ts';
import { compareScenario, isSameScenario, onlyIn, type NamesBetween } from './compare-scenario.ts';
import { nameNow } from './names-now.ts';
import { toldContract } from './told-contract.ts';

/** How many scenarios have been worked through, of how many. */
export interface Progress { readonly done: number; readonly total: number }

/** A contract in both states, or in one. */
interface Held { readonly name: string; readonly formerName?: string; readonly path: string; readonly was?: ContractInText; readonly old?: CompiledContract; readonly now?: CompiledContract; readonly isThere: boolean }

/** Compares what contracts pay, in the order of their names; halts each time another scenario has been worked through. */
export function* compareContracts(before: ContractState, after: ContractState, text: TextComparison): Generator<Progress, ContractComparison[]> {
  const all = held(before, after, text);
  const total = all.reduce((sum, { old, now }) => sum + (old && now ? now.scenarios.scenarios.length : 0), 0);
  let done = 0;
  const compared: ContractComparison[] = [];
  for (const one of all) {
    const steps = compareContract(one, text.renamed.filter((renaming) => one.was && isRenamedIn(renaming, one.was)));
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield { done: ++done, total };
    compared.push(step.value);
  }
  return compared;
}

function* compareContract(one: Held, renamed: readonly Renaming[]): Generator<void, ContractComparison> {
  const { name, formerName, path, was, old, now, isThere } = one;
  const known = { name, ...(formerName === undefined ? {} : { formerName }), path };
  const tell = (what: ContractComparison['what'], scenarios: ScenarioComparison[] = []): ContractComparison =>
    ({ ...known, what, sentence: toldContract({ name, what, scenarios, renamed: old && now ? renamedParties(renamed, old.program, now.program) : [], isBroken: { before: was !== undefined && !old, after: isThere && !now } }), scenarios });
  if (!was) return now ? tell('new', scenariosOf(now).flatMap((side) => onlyIn('new', name, side))) : tell('new');
  if (!isThere) return tell('gone');
  if (!old || !now) return tell('broken');
  const isSame = documentHash(old.program) === documentHash(now.program);
  const pairs = pairScenarios(old.scenarios.scenarios, now.scenarios.scenarios, renamed);
  if (isSame && pairs.every((pair) => pair.before && pair.after && isSameScenario(pair.before, pair.after))) {
    return tell('unchanged', pairs.map(({ after }) => unchanged(name, after!, now.program.currency.code)));
  }
  const models = { before: prepared(old), after: prepared(now) };
  if (!models.before || !models.after) return tell('broken');
  const sides = { before: models.before, after: models.after };
  const names = namesBetween(renamed);
  const scenarios: ScenarioComparison[] = [];
  for (const pair of pairs) {
    scenarios.push(compareOne(name, pair, sides, isSame, names));
    if (pair.after) yield;
  }
  return tell(isSame ? 'unchanged' : 'compared', scenarios);
}

/** The parties that are called otherwise, whose payments are counted for one. */
function renamedParties(renamed: readonly Renaming[], old: Program, now: Program): Renaming[] {
  const isParty = ({ parties }: Program, name: string): boolean => parties.some(({ id }) => id === name);
  return renamed.filter(({ before, after }) => isParty(old, before) && isParty(now, after));
}

function compareOne(name: string, { before, after }: ScenarioPair, models: { readonly before: Prepared; readonly after: Prepared }, isSame: boolean, names: NamesBetween): ScenarioComparison {
  if (!after) return onlyIn('gone', name, { scenario: before!, model: models.before });
  if (!before) return onlyIn('new', name, { scenario: after, model: models.after });
  if (isSame && isSameScenario(before, after)) return unchanged(name, after, models.after.program.currency.code);
  return compareScenario(name, { scenario: before, model: models.before }, { scenario: after, model: models.after }, names);
}

/** Of the same program and the same scenario nothing need be worked out. */
function unchanged(contract: string, { title }: Scenario, currency: string): ScenarioComparison {
  return { title, contract, what: 'same', factsChanged: false, currency: { before: currency, after: currency }, payees: [], holds: { fresh: [], gone: [], both: 0 } };
}

interface ScenarioPair { readonly before?: Scenario; readonly after?: Scenario }

/** By title; those that are called otherwise as the text says. */
function pairScenarios(before: readonly Scenario[], after: readonly Scenario[], renamed: readonly Renaming[]): ScenarioPair[] {
  const titles = new Map(renamed.filter(({ kind }) => kind === 'scenario').map((one) => [one.before, one.after]));
  const waiting = new Map<string, Scenario[]>();
  for (const scenario of before) {
    const title = titles.get(scenario.title) ?? scenario.title;
    waiting.set(title, [...waiting.get(title) ?? [], scenario]);
  }
  const pairs = after.map((scenario): ScenarioPair => {
    const other = waiting.get(scenario.title)?.shift();
    return other ? { before: other, after: scenario } : { after: scenario };
  });
  return [...pairs, ...[...waiting.values()].flat().map((scenario) => ({ before: scenario }))];
}

function scenariosOf(contract: CompiledContract): { scenario: Scenario; model: Prepared }[] {
  const model = prepared(contract);
  return model ? contract.scenarios.scenarios.map((scenario) => ({ scenario, model })) : [];
}

/** The program ready to run; undefined where it cannot run. */
function prepared({ program }: CompiledContract): Prepared | undefined {
  try {
    return prepare(program);
  } catch (error) {
    if (error instanceof ProgramFault) return undefined;
    throw error;
  }
}

function namesBetween(renamed: readonly Renaming[]): NamesBetween {
  const own = renamed.filter(({ kind }) => kind !== 'scenario' && kind !== 'contract');
  return { now: nameNow(own), before: nameNow(own.map(({ kind, before, after }) => ({ kind, before: after, after: before }))) };
}

/** The contracts of both states: those of one name in one file, those of one name, and those that the text says are called otherwise. */
function held(before: ContractState, after: ContractState, { contracts, renamed }: TextComparison): Held[] {
  const ofContracts = renamed.filter(({ kind }) => kind === 'contract');
  const [olds, news] = [programsBy(before), programsBy(after)];
  let rest = [...contracts.before];
  const take = (fits: (one: ContractInText) => boolean): ContractInText | undefined => {
    const found = rest.find(fits);
    rest = rest.filter((one) => one !== found);
    return found;
  };
  const nowCalled = (one: ContractInText): string => ofContracts.find((renaming) => isRenamedIn(renaming, one))?.after ?? one.name;
  const first = contracts.after.map(({ name, path }) => ({ name, path, same: take((one) => one.path === path && nowCalled(one) === name) }));
  const all = first.map(({ name, path, same }): Held => {
    const was = same ?? take((one) => nowCalled(one) === name);
    const [old, now] = [was && olds.get(keyOf(was)), news.get(keyOf({ name, path }))];
    return { name, path, ...(was ? { was } : {}), ...(was && was.name !== name ? { formerName: was.name } : {}), ...(old ? { old } : {}), ...(now ? { now } : {}), isThere: true };
  });
  const gone = rest.map((was): Held => {
    const old = olds.get(keyOf(was));
    return { ...was, was, ...(old ? { old } : {}), isThere: false };
  });
  return [...all, ...gone].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.path < b.path ? -1 : 1));
}

function programsBy({ contracts, texts }: ContractState): Map<string, CompiledContract> {
  const paths = new Map(texts.map(({ document, path }) => [document.uri.toString(), path]));
  return new Map(contracts.map((contract) => [keyOf({ name: contract.name, path: paths.get(contract.document) ?? '' }), contract]));
}

function keyOf({ name, path }: { readonly name: string; readonly path: string }): string {
  return JSON.stringify([path, name]);
}
