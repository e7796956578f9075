import type { IsoDate, Observation } from '@remit/program';
import { isCivilDate } from '@remit/program/civil-date';
import type { Finding } from '../finding.ts';
import { refuse } from '../finding.ts';
import { badDate, unknownFact } from '../catalogue/facts.ts';
import type { Model, PreparedFact } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { didYouMean } from '../suggest.ts';
import { checkDecision } from './decision.ts';
import { isFinding, readKeys, readPeriod } from './key.ts';
import type { GoodValue } from './value.ts';
import { readValue } from './value.ts';

/** An observation that makes sense by itself. */
export interface Entry {
  readonly observation: Observation;
  readonly fact: PreparedFact;
  readonly period: TimePeriod;
  /** One key for each dimension of the fact, in its order. */
  readonly keys: readonly string[];
  /** Fact, period and keys as one text. */
  readonly name: string;
  readonly read: GoodValue;
  readonly recordedAt: IsoDate;
}

/** Reads an observation, or tells what is wrong with it. `recordedAt`, a date, is used where it gives none. */
export function readObservation(model: Model, observation: Observation, recordedAt: IsoDate): Entry | Finding {
  const { at } = observation;
  const fact = model.facts.get(observation.fact);
  if (!fact) {
    return refuse(unknownFact, at, { fact: observation.fact, suggestion: didYouMean(observation.fact, model.facts.keys()) });
  }
  const what = `'${fact.declared.id}'`;
  const period = readPeriod(model, observation.period, fact.declared.grain, what, at);
  if (isFinding(period)) return period;
  const keys = readKeys(fact.each, observation.dims, what, at);
  if (isFinding(keys)) return keys;
  const recorded = observation.recordedAt ?? recordedAt;
  if (recorded !== recordedAt && !isCivilDate(recorded)) return refuse(badDate, at, { found: recorded, role: `${what} needs one on which it was recorded` });
  const read = readValue(fact.declared, observation.value, { where: describeKey(fact, period, keys), at });
  if (isFinding(read)) return read;
  const wrong = checkDecision(model, fact, period, keys, observation);
  if (wrong) return wrong;
  return { observation, fact, period, keys, name: [fact.index, period.index, ...keys].join('\u0000'), read, recordedAt: recorded };
}

/** "'HbA1c' for A81001 in 2026/27". */
export function describeKey(fact: PreparedFact, period: TimePeriod, keys: readonly string[]): string {
  const who = keys.length > 0 ? ` for ${keys.join(', ')}` : '';
  return `'${fact.declared.id}'${who} in ${period.id}`;
}
