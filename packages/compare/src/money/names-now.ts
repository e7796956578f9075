import type { Renaming } from '@remit/language/compare/index';

/** What is called otherwise in the second state. */
export type NameNow = (id: string) => string;

/** How parties, lines and facts of the first state are called in the second: "Core.advance" by "Core". */
export function nameNow(renamed: readonly Renaming[]): NameNow {
  const names = new Map(renamed.map(({ before, after }) => [before, after]));
  if (names.size === 0) return (id) => id;
  return (id) => names.get(id) ?? (/^[\w.-]+$/.test(id) ? id.split('.').map((part) => names.get(part) ?? part).join('.') : id);
}

/** Data of the first state as the second would name it. Places in the text are left out. */
export function withNamesNow(value: unknown, now: NameNow): unknown {
  if (typeof value === 'string') return now(value);
  if (Array.isArray(value)) return value.map((one) => withNamesNow(one, now));
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([key]) => key !== 'at')
    .map(([key, one]) => [now(key), withNamesNow(one, now)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
