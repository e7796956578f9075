import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical.ts';
import type { FactsDocument } from './facts.ts';

/** SHA-256 in lower-case hexadecimal; text is hashed as UTF-8. */
export function sha256Hex(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
}

/** Identity of a document: "sha256:" and the SHA-256 of its canonical JSON. Throws a TypeError where `canonicalJson` does. */
export function documentHash(document: unknown): string {
  return `sha256:${sha256Hex(canonicalJson(document))}`;
}

/** Identity of facts: `documentHash` without the places they were read at, so that a file that is renamed or gains a line changes nothing. */
export function factsHash(facts: FactsDocument): string {
  const { observations, members, rows, ...rest } = facts;
  const placeless = <T extends { at?: string }>(all: readonly T[]): Omit<T, 'at'>[] => all.map(({ at: _, ...one }) => one);
  const each = <T extends { at?: string }>(lists: Readonly<Record<string, readonly T[]>>): Record<string, Omit<T, 'at'>[]> =>
    Object.fromEntries(Object.entries(lists).map(([name, all]) => [name, placeless(all)]));
  return documentHash({
    ...rest,
    observations: placeless(observations),
    ...(members ? { members: each(members) } : {}),
    ...(rows ? { rows: each(rows) } : {}),
  });
}
