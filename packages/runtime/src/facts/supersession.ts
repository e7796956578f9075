import type { Finding } from '../finding.ts';
import { refuse } from '../finding.ts';
import { badCorrection, correctionCircle, sameId, twoValues } from '../catalogue/facts.ts';
import { groupBy } from '../group-by.ts';
import type { Entry } from './observations.ts';
import { describeKey } from './observations.ts';

/** The observations for one key, oldest first. */
export type Chain = readonly Entry[];

/**
 * Orders the observations for each key by what replaces what. Two that are both
 * live are an error: which of them counts would be a guess.
 */
export function chainObservations(entries: readonly Entry[], findings: Finding[]): Chain[] {
  const byId = new Map<string, Entry>();
  for (const entry of entries) {
    const { id } = entry.observation;
    if (id === undefined) continue;
    const other = byId.get(id);
    if (other) findings.push(refuse(sameId, entry.observation.at, { id, other: elsewhere(other) }));
    else byId.set(id, entry);
  }
  const replacedBy = new Map<Entry, Entry>();
  const rejected = new Set<Entry>();
  for (const entry of entries) link(entry, byId, replacedBy, rejected, findings);
  const chains: Chain[] = [];
  for (const same of groupBy(entries, entry => entry.name).values()) {
    const chain = same.length === 1 ? same : ordered(same, byId, replacedBy, rejected, findings);
    if (chain) chains.push(chain);
  }
  return chains;
}

function link(entry: Entry, byId: ReadonlyMap<string, Entry>, replacedBy: Map<Entry, Entry>, rejected: Set<Entry>, findings: Finding[]): void {
  const { supersedes, at } = entry.observation;
  if (supersedes === undefined) return;
  const reject = (problem: string): void => { rejected.add(entry); findings.push(refuse(badCorrection, at, { where: whereOf(entry), id: supersedes, problem })); };
  const replaced = byId.get(supersedes);
  if (replaced === entry) reject('which is its own id');
  else if (!replaced) reject('but no value has that id');
  else if (replaced.name !== entry.name) reject(`but that is ${whereOf(replaced)}${elsewhere(replaced)}`);
  else if (replacedBy.has(replaced)) reject(`which another value already replaces${elsewhere(replacedBy.get(replaced)!)}`);
  else if (entry.recordedAt < replaced.recordedAt) reject(`which was recorded later, on ${replaced.recordedAt}`);
  else replacedBy.set(replaced, entry);
}

function ordered(same: readonly Entry[], byId: ReadonlyMap<string, Entry>, replacedBy: ReadonlyMap<Entry, Entry>, rejected: ReadonlySet<Entry>, findings: Finding[]): Chain | undefined {
  if (same.some(entry => rejected.has(entry))) return undefined;
  const live = same.filter(entry => !replacedBy.has(entry));
  if (live.length > 1) {
    const [first, second] = live as [Entry, Entry];
    findings.push(refuse(twoValues, second.observation.at, { where: whereOf(second), other: elsewhere(first) }));
    return undefined;
  }
  const chain: Entry[] = [];
  for (let entry: Entry | undefined = live[0]; entry; entry = replacedOf(entry, byId)) chain.unshift(entry);
  if (chain.length === same.length) return chain;
  const [entry] = same as [Entry];
  findings.push(refuse(correctionCircle, entry.observation.at, { where: whereOf(entry) }));
  return undefined;
}

function replacedOf(entry: Entry, byId: ReadonlyMap<string, Entry>): Entry | undefined {
  const { supersedes } = entry.observation;
  return supersedes === undefined ? undefined : byId.get(supersedes);
}

function whereOf(entry: Entry): string {
  return describeKey(entry.fact, entry.period, entry.keys);
}

function elsewhere(other: Entry): string {
  return other.observation.at === undefined ? '' : ` (the other is at ${other.observation.at})`;
}
