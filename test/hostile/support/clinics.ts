import { readFileSync } from 'node:fs';

/** A sound contract with members, a set, and a fact of every kind. */
export const clinics = readFileSync(new URL('clinics.remit', import.meta.url), 'utf8');

/** The sound contract with one thing put in place of another. */
export function changed(from: string | RegExp, to: string, text = clinics): string {
  const result = text.replace(from, () => to);
  if (result === text) throw new Error(`Nothing to change: ${String(from)}`);
  return result;
}

/** The sound contract with more declarations at its end. */
export const withMore = (declarations: string): string => changed(/\n}\n$/, `\n${declarations}\n}\n`);
