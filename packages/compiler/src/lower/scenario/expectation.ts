/** `expect Quality in 2026/27 is £2,566,080.00` */
import type { Expectation as ProgramExpectation, ExpectationRelation, Program } from '@remit/program';
import { div, formatNumber, isZero } from '@remit/program/rational';
import type { Expectation, ExpectTest, ExpectedValue, FindingOn, PartyOrMember, PilotContinues, Quantity } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { dimensionId } from '../dimension.ts';
import { dateText, literalValue, smallCount } from '../literal.ts';
import { namedPeriod } from '../period.ts';
import { pilotId, pilotsOf } from '../pilot/stops.ts';
import { placeOf } from '../place.ts';
import { expectedLines } from './expected-lines.ts';
import { expectedVar } from './expected-value.ts';
import { quantityValue } from './observed-value.ts';

/** What every expectation says besides its kind: figure, relation and tolerance. */
export interface Test { rel: ExpectationRelation; value: string | boolean | null; within?: string }

const RELATIONS: Record<string, ExpectationRelation> = {
  'at least': 'atLeast', 'at most': 'atMost', 'more than': 'moreThan', above: 'moreThan', 'less than': 'lessThan', below: 'lessThan',
};

/** The expectation; nothing (and a finding) where it cannot be tested. */
export function lowerExpectation(cx: Context, program: Program, node: Expectation, asOf: string | undefined): ProgramExpectation[] {
  const place = placeOf(node);
  const common = {
    text: words(node), ...(place ? { at: `${place.uri}:${place.startLine}` } : {}), ...(asOf === undefined ? {} : { asOf }),
  };
  const period = node.period ? namedPeriod(cx, node.period)?.id : undefined;
  if (node.period && period === undefined && node.period.$type !== 'RelativePeriod') return [];
  const subject = node.subject;
  if (subject.$type === 'FindingOn') return finding(subject, common);
  const test = node.test && testOf(node.test);
  if (subject.$type === 'ExpectedValue') {
    const isFlow = subject.target.ref !== undefined && cx.flows.has(subject.target.ref);
    const made = isFlow ? expectedLines(cx, node, subject, period, test, common) : expectedVar(cx, program, node, subject, period, test, common);
    return made ? [made] : [];
  }
  if (subject.$type === 'PilotContinues') return pilotContinues(cx, program, node, subject, test, common);
  const amount = test && typeof test.value === 'string' ? { rel: test.rel, amount: test.value, ...(test.within === undefined ? {} : { within: test.within }) } : undefined;
  if (!amount) { cx.report('SCN-106', node, {}); return []; }
  switch (subject.$type) {
    case 'PaymentBetween': {
      const due = subject.due === undefined ? undefined : dateText(subject.due);
      return [{ ...common, kind: 'payment', from: nameOf(subject.payer), to: nameOf(subject.payee), ...(due === undefined ? {} : { due }), ...amount }];
    }
    case 'EarningsOf':
      return [{ ...common, kind: 'earnings', party: nameOf(subject.party), period: period ?? 'term', ...amount }];
    case 'PaymentsReceived':
      return [{ ...common, kind: 'paid', to: nameOf(subject.party), period: period ?? 'term', ...amount }];
  }
}

/** Whether the pilot, or the one with that number in the text, lets the contract go on. */
function pilotContinues(cx: Context, program: Program, node: Expectation, subject: PilotContinues, test: Test | undefined, common: { text: string; at?: string; asOf?: string }): ProgramExpectation[] {
  if (typeof test?.value !== 'boolean') { cx.report('SCN-106', node, {}); return []; }
  if (node.period) { cx.report('SCN-127', node.period, {}); return []; }
  const pilots = pilotsOf(cx);
  const number = subject.number === undefined ? 1 : smallCount(subject.number) ?? 0;
  const pilot = pilots[number - 1];
  const id = pilot && `${pilotId(cx, pilot)}.continues`;
  if (id === undefined || (subject.number === undefined && pilots.length > 1) || !program.vars.some((v) => v.id === id)) {
    cx.report('SCN-126', node, { number: subject.number ?? '', pilots: pilots.length });
    return [];
  }
  return [{ ...common, kind: 'value', id, period: 'term', rel: 'is', value: test.value }];
}

/** A finding that the text must have: compared with those of the text, within the declaration that is named. */
function finding(subject: FindingOn, common: { text: string; at?: string; asOf?: string }): ProgramExpectation[] {
  const target = subject.target.ref;
  const place = target && placeOf(target);
  return place ? [{ ...common, kind: 'finding', code: subject.code, on: subject.target.$refText, in: `${place.uri}:${place.startLine}-${place.endLine}` }] : [];
}

/** The figure of a test; undefined for `held`. */
function testOf(test: ExpectTest): Test | undefined {
  switch (test.$type) {
    case 'ExpectHeld': return undefined;
    case 'ExpectCompare': return figure(test.value, RELATIONS[test.operator]!);
    case 'ExpectIs': {
      const within = test.tolerance && quantityValue(test.tolerance);
      const tolerance = within ? { within: formatNumber(within) } : {};
      switch (test.value.$type) {
        case 'Observation': {
          const value = figure(test.value.value, 'is');
          return value && { ...value, ...tolerance };
        }
        case 'NotApplicableValue': return { rel: 'is', value: null };
        case 'YesNo': return { rel: 'is', value: test.value.yes };
        case 'CodeValue': return { rel: 'is', value: test.value.code.$refText };
        case 'DateValue': { const date = dateText(test.value.date); return date === undefined ? undefined : { rel: 'is', value: date }; }
        case 'MissingValue': return undefined;
      }
    }
  }
}

function figure(node: Quantity, rel: ExpectationRelation): Test | undefined {
  const value = quantityValue(node);
  const size = node.rates.find((r) => r.size !== undefined)?.size;
  const per = size === undefined ? undefined : literalValue(size);
  return value && { rel, value: formatNumber(per && !isZero(per) ? div(value, per) : value) };
}

/** Name of a party, or the key of a member: what postings call it. */
export function nameOf(node: PartyOrMember): string {
  return node.key ?? node.party.$refText;
}

/** The keys that an expectation gives: a member's, or elements of sets. */
export function keysOf(cx: Context, subject: ExpectedValue): Record<string, string> {
  const dims: Record<string, string> = Object.create(null);
  for (const one of [subject.member, subject.payer, subject.payee]) {
    const party = one?.party.ref;
    if (one?.key !== undefined && party && party.$type !== 'Party' && party.$type !== 'Fund') dims[dimensionId(party)] = one.key;
  }
  for (const code of subject.codes) {
    const set = cx.sets.find((s) => s.elements.some((e) => e.key === code.$refText));
    if (set) dims[set.id] = code.$refText;
  }
  return dims;
}

function words(node: Expectation): string {
  return (node.$cstNode?.text ?? '').replaceAll(/\s+/g, ' ').trim();
}
