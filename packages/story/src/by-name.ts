import { groupBy } from '@remit/runtime/group-by';

type NameOf<T> = (each: T) => string;

const indexes = new WeakMap<readonly object[], Map<NameOf<never>, Map<string, object[]>>>();

/** Those of a list that go by a name, in its order. The list must not change: it is read through once for each way of naming. */
export function goingBy<T extends object>(all: readonly T[], nameOf: NameOf<T>, name: string): readonly T[] {
  let ways = indexes.get(all);
  if (!ways) indexes.set(all, ways = new Map());
  let index = ways.get(nameOf) as Map<string, T[]> | undefined;
  if (!index) ways.set(nameOf, index = groupBy(all, nameOf));
  return index.get(name) ?? [];
}

/** What a payment, or a part of one, is for: its line, period and keys. */
export function placeName({ line, period, dims }: { readonly line: string; readonly period: string; readonly dims?: Readonly<Record<string, string>> | undefined }): string {
  return JSON.stringify([line, period, dims ?? {}]);
}

/** What an observation, or the reading of one, is of: its fact, period and keys in the order of their groups. */
export function factName({ fact, period, dims }: { readonly fact?: string | undefined; readonly period?: string | undefined; readonly dims?: Readonly<Record<string, string>> | undefined }): string {
  return JSON.stringify([fact, period, Object.entries(dims ?? {}).sort()]);
}
