import type { Entitlement, Expectation, Hold, IsoDate, Period } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { formatMoney, formatNumber, parseMoney, sum } from '@remit/program/rational';
import { noKeys } from '../evaluate/bindings.ts';
import { bindKey } from '../evaluate/context.ts';
import type { Outcome } from '../evaluate/outcome.ts';
import { Missing, NotApplicable } from '../evaluate/outcome.ts';
import { reasonsOf } from '../evaluate/reasons.ts';
import { valueOf } from '../evaluate/references.ts';
import { earnedPart } from '../lines/parts.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import { isAsExpected, readFigure } from './compare.ts';
import type { ScenarioState } from './state.ts';
import { moneyInWords, reasonInWords } from './words.ts';

/** Whether an expectation came true, and what came out. */
export interface Verdict { readonly passed: boolean; readonly got: string }

type Of<Kind extends Expectation['kind']> = Extract<Expectation, { kind: Kind }>;
type Figure = { readonly amount: Rational } | { readonly instead: string };

/** Holds an expectation against what the scenario comes to as of a day. */
export function judge(expected: Expectation, state: ScenarioState, asOf: IsoDate): Verdict {
  switch (expected.kind) {
    case 'entitlement': return judgeMoney(expected, entitled(state, asOf, expected.lines, expected.period, expected.dims), state);
    case 'earnings': return judgeMoney(expected, earned(expected, state, asOf), state);
    case 'part': return judgeMoney(expected, partEarned(expected, state, asOf), state);
    case 'payment': return judgeMoney(expected, paid(expected, state, asOf), state);
    case 'paid': return judgeMoney(expected, paidIn(expected, state, asOf), state);
    case 'held': return judgeHeld(expected, state, asOf);
    case 'value': return judgeValue(expected, state, asOf);
    case 'finding': return { passed: false, got: 'not compared: findings are about the text, and a run has none' };
    default: throw new TypeError(`'${String((expected as { kind: unknown }).kind)}' is not an expectation.`);
  }
}

function judgeMoney(expected: Exclude<Expectation, Of<'held'> | Of<'value'> | Of<'finding'>>, figure: Figure, { model }: ScenarioState): Verdict {
  if ('instead' in figure) return { passed: false, got: figure.instead };
  const within = expected.within === undefined ? undefined : readFigure(expected.within);
  return {
    passed: isAsExpected(figure.amount, expected.rel, readFigure(expected.amount), within),
    got: moneyInWords(model, formatMoney(figure.amount, model.scale)),
  };
}

/** The entitlements of some lines in a period, added up. */
function entitled(state: ScenarioState, asOf: IsoDate, lines: readonly string[], period: string, dims: Readonly<Record<string, string>> | undefined): Figure {
  const { entitlements, holds } = state.result(asOf);
  const concerned = (each: Entitlement | Hold): boolean => lines.includes(each.line) && startsIn(state, each.period, period) && hasKeys(each.dims, dims);
  const held = holds.filter(concerned);
  if (held.length > 0) return { instead: heldInWords(held) };
  return { amount: total(state, entitlements.filter(concerned).map(each => each.amount)) };
}

/** What a party is entitled to for periods that start in a period; advances and what is set off against them are left out. */
function earned({ party, period }: Of<'earnings'>, state: ScenarioState, asOf: IsoDate): Figure {
  const { entitlements, holds } = state.result(asOf);
  const concerned = (each: Entitlement | Hold): boolean => {
    const { kind, to } = state.model.linesById.get(each.line)!.declared;
    if (kind === 'advance' || kind === 'offset' || !startsIn(state, each.period, period)) return false;
    if ('nobody' in to) return false;
    return 'party' in to ? to.party === party : each.dims?.[to.member] === party;
  };
  const held = holds.filter(concerned);
  if (held.length > 0) return { instead: heldInWords(held) };
  return { amount: total(state, entitlements.filter(concerned).map(each => each.amount)) };
}

function partEarned({ line, part, period, dims }: Of<'part'>, state: ScenarioState, asOf: IsoDate): Figure {
  const run = state.state(asOf);
  const target = state.model.linesById.get(line);
  const index = target?.parts.findIndex(each => each.id === part) ?? -1;
  if (!target || index < 0) return { instead: `'${line}' has no part '${part}'` };
  const keys = keysOf(state, asOf, target.each, dims);
  if (!keys) return { instead: 'no such member' };
  const amounts: Rational[] = [];
  for (const slot of target.slots.values()) {
    if (!startsIn(state, slot.period, period)) continue;
    const outcome = run.settle(() => earnedPart(run, target, index, slot.at, keys, run.views.known(asOf)));
    if (outcome instanceof Missing) return { instead: `held: ${reasonsOf(outcome).map(reasonInWords).join(', ')}` };
    if (outcome instanceof NotApplicable) return { instead: `not applicable: ${outcome.reason}` };
    amounts.push(outcome as Rational);
  }
  return { amount: sum(amounts) };
}

function paid({ from, to, due }: Of<'payment'>, state: ScenarioState, asOf: IsoDate): Figure {
  const payments = state.payments(asOf, due).filter(each => each.payer === from && each.payee === to && (due === undefined || each.due === due));
  return { amount: total(state, payments.map(each => each.amount)) };
}

function paidIn({ to, period }: Of<'paid'>, state: ScenarioState, asOf: IsoDate): Figure {
  const span = state.model.time.byId.get(period);
  const payments = state.payments(asOf, span?.end).filter(each => each.payee === to && span && span.start <= each.due && each.due < span.end);
  return { amount: total(state, payments.map(each => each.amount)) };
}

function judgeHeld({ lines, period, dims, for: reason }: Of<'held'>, state: ScenarioState, asOf: IsoDate): Verdict {
  const { entitlements, holds } = state.result(asOf);
  const concerned = (each: Entitlement | Hold): boolean => lines.includes(each.line) && startsIn(state, each.period, period) && hasKeys(each.dims, dims);
  const held = holds.filter(concerned);
  if (held.length > 0) return { passed: reason === '' || held.some(hold => hold.reasons.some(each => names(each, reason))), got: heldInWords(held) };
  const amount = total(state, entitlements.filter(concerned).map(each => each.amount));
  return { passed: false, got: `${moneyInWords(state.model, formatMoney(amount, state.model.scale))}, not held` };
}

function judgeValue({ id, period, dims, rel, value, within }: Of<'value'>, state: ScenarioState, asOf: IsoDate): Verdict {
  const outcome = valueAt(state, asOf, id, period, dims);
  if (typeof outcome === 'string' && !state.model.vars.has(id)) return { passed: false, got: outcome };
  if (outcome instanceof Missing) return { passed: false, got: `missing: ${reasonsOf(outcome).map(reasonInWords).join(', ')}` };
  if (outcome instanceof NotApplicable) return { passed: value === null, got: `not applicable: ${outcome.reason}` };
  if (typeof outcome === 'object') {
    const expected = typeof value === 'string' ? readFigure(value) : undefined;
    return { passed: expected !== undefined && isAsExpected(outcome, rel, expected, within === undefined ? undefined : readFigure(within)), got: formatNumber(outcome) };
  }
  return { passed: outcome === value, got: outcome === true ? 'yes' : outcome === false ? 'no' : outcome };
}

/** A var's value; what is wrong with the question where there is none. */
function valueAt(state: ScenarioState, asOf: IsoDate, id: string, period: string, dims: Readonly<Record<string, string>> | undefined): Outcome {
  const target = state.model.vars.get(id);
  const at = state.model.time.byId.get(period);
  if (!target) return `the contract has no value '${id}'`;
  const keys = keysOf(state, asOf, target.each, dims);
  const own = at && state.model.time.containing(at, target.declared.grain);
  const run = state.state(asOf);
  if (!keys || !own) return new NotApplicable(keys ? `'${id}' has no value in '${period}'` : 'no such member');
  return run.settle(() => valueOf(target, { run, view: run.views.known(asOf), period: own, keys }));
}

function keysOf(state: ScenarioState, asOf: IsoDate, each: readonly Dimension[], dims: Readonly<Record<string, string>> | undefined): number[] | undefined {
  const run = state.state(asOf);
  let keys = noKeys(run);
  for (const dimension of each) {
    const position = run.store.dimensions[dimension.index]!.positions.get(dims?.[dimension.id] ?? '');
    if (position === undefined) return undefined;
    keys = bindKey(state.model.dimensions.all, keys, dimension, position);
  }
  return keys;
}

function names(reason: Hold['reasons'][number], name: string): boolean {
  const named = Object.values({ ...reason, reason: '', period: '', dims: '' }).filter(each => typeof each === 'string');
  return named.some(each => each === name || each.startsWith(`${name}.`));
}

function heldInWords(held: readonly Hold[]): string {
  const reasons = [...new Set(held.flatMap(hold => hold.reasons.map(reasonInWords)))];
  return `held: ${reasons.slice(0, 5).join(', ')}${reasons.length > 5 ? ' and more' : ''}`;
}

function startsIn(state: ScenarioState, inner: string, outer: string): boolean {
  const [period, span]: (Period | undefined)[] = [state.model.time.byId.get(inner), state.model.time.byId.get(outer)];
  return period !== undefined && span !== undefined && span.start <= period.start && period.start < span.end && period.end <= span.end;
}

function hasKeys(dims: Readonly<Record<string, string>> | undefined, wanted: Readonly<Record<string, string>> | undefined): boolean {
  return Object.entries(wanted ?? {}).every(([dimension, key]) => dims !== undefined && Object.hasOwn(dims, dimension) && dims[dimension] === key);
}

function total(state: ScenarioState, amounts: readonly string[]): Rational {
  return sum(amounts.map(amount => parseMoney(amount, state.model.scale)!));
}
