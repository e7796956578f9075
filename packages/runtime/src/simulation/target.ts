import { unknownFact } from '../catalogue/facts.ts';
import { isFinding, readKeys, readPeriod } from '../facts/key.ts';
import { describeKey } from '../facts/observations.ts';
import { refuse } from '../finding.ts';
import type { Model, PreparedFact } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { didYouMean } from '../suggest.ts';
import { periodNamed } from './period-named.ts';
import { SimulationProblem } from './problem.ts';

/** One value of the facts: of a fact, in a period, under a key for each of its dimensions. */
export interface Target { readonly fact: PreparedFact; readonly period: TimePeriod; readonly keys: readonly string[] }

/** A fact in a period or in all of them, for one member or all of them. */
export interface WideTarget { readonly fact: PreparedFact; readonly period?: TimePeriod; readonly keys?: readonly string[] }

const SHAPE = /^(\S+?)(?:\s+of\s+(.+?))?(?:\s+among\s+(.+?))?(?:\s+in\s+((?:(?!\s+in\s).)+))?$/;

/**
 * Reads which value is meant: "HbA1cAtTarget in 2026/27", "Visits of A81001 among High in April 2026". A fact that is given
 * once needs no period.
 *
 * @throws SimulationProblem where it is not said so, or the contract has no such value
 */
export function readTarget(model: Model, text: string): Target {
  const { fact, period, keys } = readWideTarget(model, text);
  const what = `'${fact.declared.id}'`;
  const once = period ?? (fact.declared.grain === 'term' ? model.time.byId.get('term') : undefined);
  if (!once) throw new SimulationProblem(`${what} is given for each ${fact.declared.grain}, and "${text.trim()}" does not say for which.`, `Write ${what} in PERIOD, such as "in ${firstPeriod(model, fact)}".`);
  if (!keys && fact.each.length > 0) {
    throw new SimulationProblem(`${what} is given for each of ${fact.each.map(each => `'${each.id}'`).join(' and ')}, and "${text.trim()}" does not say for which.`, `Write ${fact.declared.id}${fact.each.map(each => (each.kind === 'group' ? ' of MEMBER' : ' among ELEMENT')).join('')} in ${once.id}.`);
  }
  return { fact, period: once, keys: keys ?? [] };
}

/** As `readTarget`, for all periods and all keys where none are named. */
export function readWideTarget(model: Model, text: string): WideTarget {
  const match = SHAPE.exec(text.trim());
  if (!match) throw new SimulationProblem(`"${text}" does not say which value is meant.`, 'Write the name of a fact and its period: HbA1cAtTarget in 2026/27.');
  const [, name, member, elements, periodName] = match as unknown as [string, string, string?, string?, string?];
  const fact = model.facts.get(name);
  if (!fact) throw asProblem(refuse(unknownFact, undefined, { fact: name, suggestion: didYouMean(name, model.facts.keys()) }));
  const named = periodName === undefined ? undefined : periodNamed(model, periodName);
  const period = named && readPeriod(model, named.id, fact.declared.grain, `'${name}'`, undefined);
  if (period && isFinding(period)) throw asProblem(period);
  if (member === undefined && elements === undefined) return { fact, ...(period ? { period } : {}) };
  return { fact, keys: keysOf(fact, member, elements), ...(period ? { period } : {}) };
}

/** The value in words: "'Visits' for A81001 in 2026/27". */
export function describe({ fact, period, keys }: Target): string {
  return describeKey(fact, period, keys);
}

/** A value as one text, to look it up by. */
export function nameOf({ fact, period, keys }: Target): string {
  return [fact.index, period.index, ...keys].join('\u0000');
}

function keysOf(fact: PreparedFact, member: string | undefined, elements: string | undefined): string[] {
  const among = elements === undefined ? [] : elements.split(/\s*,\s*|\s+and\s+/);
  const dims = new Map<string, string>();
  const group = fact.each.find(each => each.kind === 'group');
  if (member !== undefined) {
    if (!group) throw new SimulationProblem(`'${fact.declared.id}' is not given for members, so "of ${member}" has no meaning.`, `Leave it out.`);
    dims.set(group.id, member);
  }
  for (const key of among) {
    const set = fact.each.find(each => each.kind === 'set' && !dims.has(each.id) && each.positions.has(key));
    if (!set) {
      const known = fact.each.flatMap(each => each.elements);
      throw new SimulationProblem(`"${key}" is not an element of anything that '${fact.declared.id}' is given for.${didYouMean(key, known)}`, known.length === 0 ? 'Leave it out.' : `There is ${known.join(', ')}.`);
    }
    dims.set(set.id, key);
  }
  const keys = readKeys(fact.each, Object.fromEntries(dims), `'${fact.declared.id}'`, undefined);
  if (isFinding(keys)) throw asProblem(keys);
  return keys;
}

function firstPeriod(model: Model, { declared }: PreparedFact): string {
  return model.time.byGrain.get(declared.grain)?.find(each => !each.history)?.id ?? 'PERIOD';
}

function asProblem({ message, fix }: { message: string; fix: string }): SimulationProblem {
  return new SimulationProblem(message, fix);
}
