import type { HoldReason } from '@remit/program';
import { canonicalJson } from '@remit/program/canonical';
import type { Missing } from './outcome.ts';

/** A hold lists at most this many reasons; a whole group that has not reported would fill pages otherwise. */
export const MOST_REASONS = 100;

const listed = new WeakMap<Missing, readonly HoldReason[]>();
const texts = new WeakMap<HoldReason, string>();

/** The reasons of something missing, each once, in the order in which they were met, at most `MOST_REASONS`. */
export function reasonsOf(missing: Missing): HoldReason[] {
  const known = listed.get(missing);
  if (known) return [...known];
  const found = list(missing);
  listed.set(missing, found);
  return [...found];
}

function list(missing: Missing): HoldReason[] {
  const found = new Map<string, HoldReason>();
  const seen = new Set<Missing>();
  const pending: Missing[] = [missing];
  for (let next = pending.pop(); next && found.size < MOST_REASONS; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.reason) found.set(textOf(next.reason), next.reason);
    for (let index = next.causes.length - 1; index >= 0; index--) pending.push(next.causes[index]!);
  }
  return [...found.values()];
}

/** Reasons in one order whatever the order of evaluation: by their canonical text. */
export function sortReasons(reasons: readonly HoldReason[]): HoldReason[] {
  const keyed = new Map(reasons.map(reason => [textOf(reason), reason]));
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reason]) => reason);
}

function textOf(reason: HoldReason): string {
  const known = texts.get(reason);
  if (known !== undefined) return known;
  const text = flatText(reason) ?? canonicalJson(reason);
  texts.set(reason, text);
  return text;
}

/** The canonical text of an object that holds texts and such objects alone, far sooner; nothing of any other. */
function flatText(of: object): string | undefined {
  let text = '';
  for (const name of Object.keys(of).sort()) {
    const value = (of as Record<string, unknown>)[name];
    const own = typeof value === 'string' ? quoted(value) : typeof value === 'object' && value !== null && !Array.isArray(value) ? flatText(value) : undefined;
    if (own === undefined) return undefined;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${own}`;
  }
  return `{${text}}`;
}

/** Text that canonical JSON may refuse is left to it. */
function quoted(value: string): string | undefined {
  const text = JSON.stringify(value);
  return text.includes('\\ud') ? undefined : text;
}
