import type { DimensionId } from '@remit/program';
import { unseenCharacter } from '@remit/program/unseen';
import { keyMissing, keyTooMany, otherGrain, unknownElement, unknownPeriod, unusableKey } from '../catalogue/facts.ts';
import type { Finding } from '../finding.ts';
import { refuse } from '../finding.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import type { Model } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { didYouMean } from '../suggest.ts';
import { periodMeant } from './closest-period.ts';

/** The period an observation or row is for, or what is wrong with it. */
export function readPeriod(model: Model, id: string, grain: string, what: string, at: string | undefined): TimePeriod | Finding {
  const period = model.time.byId.get(id);
  if (period?.grain === grain) return period;
  const known = (model.time.byGrain.get(grain) ?? []).map(each => each.id);
  const periods = few(known);
  return period
    ? refuse(otherGrain, at, { period: id, found: period.grain, what, grain, periods })
    : refuse(unknownPeriod, at, { period: id, suggestion: periodMeant(id, known), what, grain, periods });
}

/** The keys given for some dimensions, in their order, or what is wrong with them. */
export function readKeys(each: readonly Dimension[], dims: Readonly<Record<DimensionId, string>> | undefined, what: string, at: string | undefined): string[] | Finding {
  const keys: string[] = [];
  for (const dimension of each) {
    const key = dims && Object.hasOwn(dims, dimension.id) ? dims[dimension.id] : undefined;
    if (!key) return refuse(keyMissing, at, { what, dimension: dimension.id });
    if (dimension.kind === 'set' && !dimension.positions.has(key)) {
      return refuse(unknownElement, at, { key, dimension: dimension.id, elements: few(dimension.elements), suggestion: didYouMean(key, dimension.elements) });
    }
    const problem = problemOf(key);
    if (problem !== undefined) return refuse(unusableKey, at, { dimension: dimension.id, what, problem });
    keys.push(key);
  }
  const extra = dims && Object.keys(dims).find(id => !each.some(dimension => dimension.id === id));
  if (extra === undefined) return keys;
  const wanted = each.length > 0 ? `only for each of ${each.map(dimension => `'${dimension.id}'`).join(' and ')}` : 'once for each period';
  return refuse(keyTooMany, at, { what, wanted, dimension: extra });
}

/** What is wrong with a key, if anything: the same keys can stand in facts, ledgers and results. */
export function problemOf(key: string): string | undefined {
  if (key === '__proto__') return "'__proto__', a name that has a meaning of its own in many systems";
  if (key.length > 500) return `${key.length} characters long, and at most 500 can be kept`;
  if (!key.isWellFormed()) return 'not a well-formed text';
  const unseen = unseenCharacter(key);
  return unseen === undefined ? undefined : `not what it looks like: it has a character that cannot be seen (${unseen})`;
}

/** Whether reading gave a finding and not what was read. */
export function isFinding<T>(read: T | Finding): read is Finding {
  return typeof read === 'object' && read !== null && 'severity' in read;
}

function few(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  return names.length <= 6 ? names.join(', ') : `${names.slice(0, 3).join(', ')} … ${names.at(-1)}`;
}
