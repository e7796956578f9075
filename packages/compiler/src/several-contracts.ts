/** What contracts do to each other that belong to one project. */
import { Findings, type Finding } from './diagnostics/findings.ts';
import type { Place } from './emit/origin.ts';

/** What other contracts must know of one. */
export interface ContractHead {
  name: string;
  /** Address of the document it stands in. */
  document: string;
  place?: Place;
  /** The identifier of its program; undefined where something stands in the way of one. */
  identifier?: string;
}

/**
 * Finds names and identifiers that two contracts share. The order in which the contracts are given does not matter: the
 * first by name and document keeps what it has, and the finding is about the other.
 */
export function findShared(contracts: readonly ContractHead[]): Finding[] {
  const findings = new Findings();
  const byName = new Map<string, ContractHead>();
  const byIdentifier = new Map<string, ContractHead>();
  const byLetters = new Map<string, ContractHead>();
  for (const contract of inOrder(contracts)) {
    const { name, place, identifier } = contract;
    const named = first(byName, name, contract);
    if (named) findings.add('MOD-165', place, { name }, at(named));
    if (identifier === undefined) continue;
    const identified = first(byIdentifier, identifier, contract);
    if (identified && identified.name !== name) findings.add('MOD-178', place, { identifier, other: identified.name }, at(identified));
    const alike = first(byLetters, name.toLowerCase(), contract);
    if (alike && alike.name !== name) findings.add('PRG-098', place, { name, other: alike.name }, at(alike));
  }
  return findings.all;
}

/** Contracts by name, then by document; those of one document stay as they stand in it. */
export function inOrder<T extends { name: string; document: string }>(contracts: readonly T[]): T[] {
  return [...contracts].sort((a, b) => compare(a.name, b.name) || compare(a.document, b.document));
}

function first(contracts: Map<string, ContractHead>, key: string, contract: ContractHead): ContractHead | undefined {
  const known = contracts.get(key);
  if (!known) contracts.set(key, contract);
  return known;
}

function at({ name, place }: ContractHead): { message: string; place: Place }[] {
  return place ? [{ message: `the contract '${name}'`, place }] : [];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
