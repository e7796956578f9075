import { parseDecimal, rational, ZERO, type Rational } from '@remit/program/rational';
import { readLexeme, writtenNumber, writtenPercentage } from '../model/literals.ts';
import type { KnownProfile, KnownThreshold, KnownThresholdValue } from '../scoping/rule-profiles.ts';
import { currencySign } from '../model/currency-signs.ts';

/** A figure that a rule looks at, as exact numbers and as words. */
export interface Threshold {
  readonly id: string;
  readonly title: string;
  /** Whether it binds (law), is advised (guidance), or is a proposal of Remit or of the project (default). */
  readonly standing: 'law' | 'guidance' | 'default';
  /** Which contracts, in words; absent: all under the profile. */
  readonly appliesTo?: string;
  /** A percentage as a fraction of one, money in whole units, a duration in its unit; yes is 1, no is 0. */
  readonly value: Rational;
  /** Of a duration. */
  readonly unit?: 'days' | 'months' | 'years';
  /** For messages: `50%`, `30 days`, `GBP 500,000`. */
  readonly written: string;
}

const RANK = ['law', 'guidance', 'default'];

/** The thresholds of an id that hold on a day: law first, then guidance, then defaults, which the project may set. */
export function thresholdsOn(profile: KnownProfile, id: string, day: string | undefined, set: ReadonlyMap<string, KnownThresholdValue>): Threshold[] {
  const holds = ({ from, to }: KnownThreshold): boolean => day === undefined || ((from === undefined || from <= day) && (to === undefined || day <= to));
  return (profile.thresholds ?? [])
    .filter((one) => one.id === id && holds(one))
    .sort((a, b) => RANK.indexOf(a.standing) - RANK.indexOf(b.standing))
    .map((one) => ({ id, title: one.title, standing: one.standing, ...(one.appliesTo !== undefined && { appliesTo: one.appliesTo }), ...exact(one.standing === 'default' ? set.get(id) ?? one.value : one.value) }));
}

/** The exact value of a threshold and its words. */
export function exact(value: KnownThresholdValue): Pick<Threshold, 'value' | 'unit' | 'written'> {
  switch (value.kind) {
    case 'duration': return { value: rational(BigInt(value.count)), unit: value.unit, written: `${value.count} ${value.count === '1' ? value.unit.slice(0, -1) : value.unit}` };
    case 'money': return { value: figure(value.amount), written: `${currencySign(value.currency)}${writtenNumber(figure(value.amount))}` };
    case 'percentage': return { value: figure(value.value), written: writtenPercentage(figure(value.value)) };
    case 'number': return { value: figure(value.value), written: writtenNumber(figure(value.value)) };
    case 'yes-no': return { value: rational(value.value ? 1n : 0n), written: value.value ? 'yes' : 'no' };
  }
}

/** Reads a threshold of the kind of another one, as a project file writes it: `40%`, `30 days`, `£5m`, `5,000`, `yes`. */
export function readThreshold(text: string, like: KnownThresholdValue): KnownThresholdValue | undefined {
  if (like.kind === 'yes-no') return text === 'yes' || text === 'no' ? { kind: 'yes-no', value: text === 'yes' } : undefined;
  if (like.kind === 'duration') {
    const match = /^(\d{1,6}) (day|month|year)s?$/.exec(text);
    return match ? { kind: 'duration', count: match[1]!, unit: `${match[2] as 'day' | 'month' | 'year'}s` } : undefined;
  }
  const literal = readLexeme(text);
  if (!literal || literal.kind !== like.kind) return undefined;
  const plain = plainDecimal(literal.value);
  if (plain === undefined) return undefined;
  return like.kind === 'money' ? { kind: 'money', amount: plain, currency: like.currency } : { kind: like.kind, value: plain };
}

function plainDecimal(value: Rational): string | undefined {
  const text = writtenNumber(value).replaceAll(',', '');
  return text.includes('/') ? undefined : text;
}

function figure(text: string): Rational {
  return parseDecimal(text) ?? ZERO;
}
