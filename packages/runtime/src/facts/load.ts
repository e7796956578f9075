import type { FactsDocument, IsoDate } from '@remit/program';
import { noKeys } from '../evaluate/bindings.ts';
import { bindKey } from '../evaluate/context.ts';
import { RunState } from '../evaluate/run-state.ts';
import type { Finding } from '../finding.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import type { Model } from '../prepare/model.ts';
import { checkBounds } from './bounds.ts';
import { groupKeys, setKeys } from './members.ts';
import type { Entry } from './observations.ts';
import { readObservation } from './observations.ts';
import { isFinding } from './key.ts';
import { addObservedMember, checkMemberCounts, checkPaidNames, readMembers, warnOfAlike, warnOfMisspelt } from './read-members.ts';
import { warnOfLateDecisions } from './late-decisions.ts';
import { readRows } from './read-rows.ts';
import { FactStore } from './store.ts';
import type { Observed } from './stored.ts';
import type { Chain } from './supersession.ts';
import { chainObservations } from './supersession.ts';

/** Facts ready to be evaluated, with everything to say about them. */
export interface LoadedFacts { readonly run: RunState; readonly findings: readonly Finding[] }

/** Checks facts against a program and stores what was known on the as-of date. `read` may remember what it read of the same facts before. */
export function loadFacts(model: Model, facts: FactsDocument, asOf: IsoDate, recordedAt: IsoDate = asOf, read: typeof readObservation = readObservation): LoadedFacts {
  const findings: Finding[] = [];
  const members = readMembers(model, facts, asOf, findings);
  const listed = new Map([...members].map(([id, group]) => [id, new Set(group.keys())]));
  const entries: Entry[] = [];
  for (const observation of facts.observations) {
    const entry = read(model, observation, recordedAt);
    if (isFinding(entry)) findings.push(entry); else entries.push(entry);
  }
  const chains = chainObservations(entries, findings);
  const rows = readRows(model, facts.rows ?? {}, recordedAt, findings).filter(row => row.recordedAt <= asOf);
  const known = chains.map(chain => (chain.every(entry => entry.recordedAt <= asOf) ? chain : chain.filter(entry => entry.recordedAt <= asOf))).filter(chain => chain.length > 0);
  warnOfLateDecisions(model, known, findings);
  const observed = new Map([...listed.keys()].map((id): [string, Map<string, string | undefined>] => [id, new Map()]));
  const observe = (each: readonly Dimension[], keys: readonly string[], recordedAt: IsoDate, at: string | undefined): void => each.forEach((dimension, index) => {
    if (dimension.kind !== 'group') return;
    addObservedMember(members, dimension, keys[index]!, recordedAt);
    observed.get(dimension.id)!.set(keys[index]!, at);
  });
  for (const [entry] of known as [Entry][]) observe(entry.fact.each, entry.keys, entry.recordedAt, entry.observation.at);
  for (const row of rows) observe(row.table.each, row.keys, row.recordedAt, row.at);
  warnOfMisspelt(listed, observed, findings);
  warnOfAlike(members, observed, findings);
  checkMemberCounts(model, members, findings);
  checkPaidNames(model, members, observed, findings);

  const store = new FactStore(model.dimensions.all.map(dimension => (
    dimension.kind === 'set' ? setKeys(dimension) : groupKeys(dimension, members.get(dimension.id)!, model.picked.get(dimension.id) ?? []))));
  const run = new RunState(model, store, asOf);
  const positions = (each: readonly Dimension[], keys: readonly string[]): number[] => each.reduce<number[]>(
    (bound, dimension, index) => bindKey(model.dimensions.all, bound, dimension, store.dimensions[dimension.index]!.positions.get(keys[index]!)!), noKeys(run));
  const live = known.map(chain => {
    const newest = chain.at(-1)!;
    const keys = positions(newest.fact.each, newest.keys);
    store.put(newest.fact, newest.period, keys, stored(chain));
    return { newest, keys };
  });
  for (const row of rows) store.putRow(row.table, { ...row, keys: positions(row.table.each, row.keys) });
  for (const { newest, keys } of live) checkBounds(run, newest, keys, findings);
  return { run, findings };
}

function stored(chain: Chain): Observed {
  const firstRecordedAt = chain[0]!.recordedAt;
  let newest: Observed | undefined;
  for (const { read, recordedAt, observation } of chain) newest = { ...read, recordedAt, firstRecordedAt, previous: newest, at: observation.at };
  return newest!;
}
