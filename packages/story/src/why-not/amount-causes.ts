import type { Expr } from '@remit/program';
import { cmp, parseNumber, type Rational } from '@remit/program/rational';
import type { TraceNode } from '@remit/runtime';
import type { QuantityKind } from '../quantity-kinds.ts';
import { reasonInWords } from '../payment/absences.ts';
import { questionInWords } from '../payment/conditions.ts';
import { nameOf } from '../payment/readings.ts';
import { placeInWords, sourceOfStep } from '../payment/step-source.ts';
import type { Inside } from '../payment/story.ts';
import { tellers } from '../payment/tellers.ts';
import { BriefStory } from './brief-story.ts';
import type { Cause } from './cause.ts';
import { wordsOf, wouldHaveToBe } from './changes.ts';
import { pool } from './pool-causes.ts';

/** Looks through the steps of an amount for what made it nothing, or less than it can be. */
export class AmountCauses {
  readonly story: BriefStory;
  readonly found: Cause[] = [];
  readonly #seen = new Set<string>();

  /** Whether the whole comes to nothing, and not only a part of it. */
  readonly #isNothing: boolean;

  constructor(story: BriefStory, isNothing: boolean) {
    this.story = story;
    this.#isNothing = isNothing;
  }

  /** "Nothing is paid"; of one part among others, that this is not. */
  get lead(): string {
    return this.#isNothing ? 'Nothing is paid' : 'A part of it is not paid';
  }

  /** Looks at a step and at those that it comes from. */
  look(node: TraceNode, kind: QuantityKind): void {
    const key = `${node.pointer} ${node.period ?? ''} ${JSON.stringify(node.dims ?? {})} ${node.value}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const found = causeOf[node.op];
    if (found) return found(node, kind, this);
    const last = this.story.insideOf(node, kind).at(-1);
    if (last) this.look(last.node, last.kind);
  }

  lookAt(all: readonly Inside[]): void {
    for (const each of all) this.look(each.node, each.kind);
  }

  /** Notes a cause with the place of the contract that says so. */
  add(cause: Cause, node: TraceNode): void {
    const source = sourceOfStep(node.pointer, this.story.telling);
    const text = source ? `${cause.text} (${placeInWords(source)})` : cause.text;
    const change = cause.change === undefined ? {} : { change: capital(cause.change) };
    if (!this.found.some((each) => each.text === text)) this.found.push({ ...cause, ...change, text });
  }

  /** The sentence that explanations have for a step. */
  sentence(node: TraceNode, kind: QuantityKind): string {
    const text = tellers[node.op]!(node, this.story.exprOf(node)!, kind, this.story);
    return text.charAt(0).toUpperCase() + text.slice(1);
  }
}

/** Looks at one kind of step, and goes on to what it comes from. */
export type Look = (node: TraceNode, kind: QuantityKind, causes: AmountCauses) => void;

/** Everything inside: parts of a sum, what is aggregated. Of a sum that is nothing at all, only what is nothing. */
const parts: Look = (node, kind, causes) => causes.lookAt(causes.story.insideOf(node, kind).filter(({ at }) => at !== '/where'));

/** A product that is nothing has a factor that is. */
const factors: Look = (node, kind, causes) => {
  const all = causes.story.insideOf(node, kind);
  causes.lookAt(node.value === '0' ? all.filter((each) => each.node.value === '0') : all.filter((each) => each.node.op !== 'line' && each.node.op !== 'earned'));
};

/** A choice: the condition that sent it where there is nothing, or what it chose. */
const choice: Look = (node, kind, causes) => {
  const all = causes.story.insideOf(node, kind);
  const taken = all.at(-1);
  if (!taken || !/(\/then|\/else)$/.test(taken.at)) return;
  const isNothing = taken.node.op === 'notApplicable' || (taken.node.op === 'number' && taken.node.value === '0');
  if (!isNothing) return causes.look(taken.node, taken.kind);
  const guarded = guardedBy(all.at(-2));
  if (taken.at.endsWith('/then') && guarded) return causes.lookAt(causes.story.insideOf(guarded, kind).slice(0, 1));
  const conditions = all.slice(0, -1);
  const decisive = taken.at.endsWith('/then') ? conditions.slice(-1) : conditions;
  const reason = taken.node.op === 'notApplicable' ? (causes.story.exprOf(taken.node) as Extract<Expr, { op: 'notApplicable' }>).reason : undefined;
  for (const { node: condition } of decisive) {
    const change = wouldHaveToBe(condition, condition.value !== 'true', causes.story);
    const text = questionInWords(condition, causes.story);
    causes.add({ cause: reason === undefined ? 'gate' : 'not-applicable', text: `${reason === undefined || reason === 'not applicable' ? causes.lead : `${causes.lead}: ${reasonInWords(reason)}`}, because ${text}`, ...(change === undefined ? {} : { change }) }, condition);
  }
  if (decisive.length === 0) causes.add({ cause: 'not-applicable', text: capital(reasonInWords(reason ?? 'not applicable')) }, node);
};

/** The question whether there is nothing to divide: what is looked at then is why there is nothing. */
function guardedBy(asked: Inside | undefined): TraceNode | undefined {
  const [, none] = asked?.node.children ?? [];
  return asked?.node.op === 'cmp' && asked.node.value === 'true' && none?.op === 'number' && none.value === '0' && asked.node.children[0]?.value === '0' ? asked.node : undefined;
}

/** A cap that bit; else what it would have cut. */
const cap: Look = (node, kind, causes) => {
  const [value, limit] = causes.story.insideOf(node, kind);
  if (value && limit && node.children.length === 2 && below(limit.node.value, value.node.value)) {
    causes.add({ cause: 'cap', text: causes.sentence(node, kind), change: `Nothing in the results: this can be no more than ${causes.story.valueOf(limit.node, limit.kind)}` }, node);
  } else if (value) causes.look(value.node, value.kind);
};

/** A floor that bit; else what it would have raised. */
const floor: Look = (node, kind, causes) => {
  const [value, least] = causes.story.insideOf(node, kind);
  if (value && least && node.children.length === 2 && below(value.node.value, least.node.value)) {
    causes.add({ cause: 'floor', text: causes.sentence(node, kind), change: `${wordsOf(value.node, causes.story)} would have to be above ${causes.story.valueOf(least.node, least.kind)}` }, node);
  } else if (value) causes.look(value.node, value.kind);
};

/** A straight line on which the result does not reach the highest point. */
const scale: Look = (node, kind, causes) => {
  const all = causes.story.insideOf(node, kind);
  const points = all.filter(({ at }) => /^\/points\/\d+\/1$/.test(at));
  const best = points.reduce<Inside | undefined>((high, each) => (!high || below(high.node.value, each.node.value) ? each : high), undefined);
  if (!best || !below(node.value, best.node.value)) return;
  const x = all.find(({ at }) => at === '/x');
  const target = all.find(({ at }) => at === best.at.replace(/1$/, '0'));
  causes.add({
    cause: 'scale', text: causes.sentence(node, kind),
    ...(x && target ? { change: `${wordsOf(x.node, causes.story)} would have to be ${causes.story.valueOf(target.node, target.kind)} for the whole of it (${causes.story.valueOf(best.node, best.kind)})` } : {}),
  }, node);
};

/** A band that pays less than the best one; or a part on which nothing is paid. */
const band: Look = (node, kind, causes) => {
  const expr = causes.story.exprOf(node) as Extract<Expr, { op: 'band' }>;
  const values = expr.bands.flatMap(({ v }) => (v.op === 'number' ? parseNumber(v.v) ?? [] : []));
  const value = parseNumber(node.value);
  const [x] = causes.story.insideOf(node, kind);
  if (expr.mode === 'graduated') {
    if (node.value === '0' && x && /^(0|-.*)$/.test(x.node.value)) return causes.look(x.node, x.kind);
    if (node.value !== '0') return;
    return causes.add({ cause: 'band', text: causes.sentence(node, kind), ...(x ? { change: `${wordsOf(x.node, causes.story)} would have to go beyond the first part` } : {}) }, node);
  }
  if (!value || !values.some((each) => cmp(each, value) > 0)) return;
  causes.add({ cause: 'band', text: causes.sentence(node, kind), ...(x ? { change: `${wordsOf(x.node, causes.story)} would have to lie in a band that gives more` } : {}) }, node);
};

/** A value that is read: what that came from. */
const reading: Look = (node, _kind, causes) => {
  const [only] = node.children;
  if (node.op === 'line' && node.value === '0') return causes.add({ cause: 'zero', text: `${nameOf(node, causes.story)} came to nothing itself`, change: `Ask why of ${nameOf(node, causes.story)}` }, node);
  if (!only || node.op !== 'var') return;
  const before = causes.found.length;
  const kind = causes.story.telling.kinds.ofVar(node.id!);
  causes.look(only, kind);
  if (causes.found.length === before && isEarnedBack(node.id!, causes)) score(only, kind, causes);
};

/** Whether a value is what is earned back of what a withhold kept. */
function isEarnedBack(id: string, { story: { program: { lines } } }: AmountCauses): boolean {
  return lines.some(({ kind, of }) => kind === 'withhold' && id === `${of}.earned`);
}

/** A withhold of which only a part is earned, for a result below the whole. */
const score: Look = (node, kind, causes) => {
  const { node: product } = causes.story.unwrap(node, kind, false);
  const [kept, result, ...more] = product.op === 'mul' ? causes.story.insideOf(product, kind) : [];
  if (!kept || !result || more.length > 0 || !below(result.node.value, '1')) return;
  const read = underlying(result, causes.story);
  const [all, earned] = [causes.story.valueOf(kept.node, kept.kind), causes.story.valueOf(node, kind)];
  causes.add({ cause: 'scale', text: `Only ${earned} of the ${all} that was kept back is earned, for a result of ${causes.story.operand(read.node, read.kind)}`, change: `${wordsOf(read.node, causes.story)} would have to be ${causes.story.number('1', { is: 'percentage' })} for the whole of it` }, read.node);
};

/** What a value comes from that only passes it on. */
function underlying({ node, kind }: Pick<Inside, 'node' | 'kind'>, story: BriefStory): Pick<Inside, 'node' | 'kind'> {
  const [only] = node.children;
  if (node.op !== 'var' || !only) return { node, kind };
  const inner = story.unwrap(only, story.telling.kinds.ofVar(node.id!), false);
  return inner.node.op === 'var' ? underlying(inner, story) : inner.node.op === 'fact' ? inner : { node, kind };
}

/** A fact that was reported as nothing. */
const reported: Look = (node, kind, causes) => {
  if (node.value === '0') causes.add({ cause: 'zero', text: `${capital(wordsOf(node, causes.story))} was reported as ${causes.story.operand(node, kind)}`, change: `${wordsOf(node, causes.story)} would have to be more than that` }, node);
};

/** A difference that is nothing. */
const difference: Look = (node, kind, causes) => {
  if (node.value === '0') causes.add({ cause: 'zero', text: causes.sentence(node, kind) }, node);
};

const heldPart: Look = (node, kind, causes) => {
  const [inner] = causes.story.insideOf(node, kind);
  if (inner?.node.value !== 'missing') return inner && causes.look(inner.node, inner.kind);
  causes.add({ cause: 'held-part', text: causes.sentence(node, kind), change: 'Report the facts it waits for; the part is added then' }, node);
};

const deadline: Look = (node, kind, causes) => {
  const last = causes.story.insideOf(node, kind).at(-1);
  if (last?.at === '/else') causes.add({ cause: 'deadline', text: causes.sentence(node, kind) }, node);
  else if (last) causes.look(last.node, last.kind);
};

const whole: Look = (node, kind, causes) => {
  const inner = causes.story.insideOf(node, kind).find(({ at }) => at === '/arg' || at === '/total');
  if (inner) causes.look(inner.node, inner.kind);
};

const notApplicable: Look = (node, kind, causes) => causes.add({ cause: 'not-applicable', text: causes.sentence(node, kind) }, node);

const table: Look = (node, kind, causes) => {
  if (node.value === '0') causes.add({ cause: 'zero', text: causes.sentence(node, kind) }, node);
};

const nothing: Look = () => undefined;

const causeOf: Readonly<Partial<Record<Expr['op'], Look>>> = {
  add: parts, agg: parts, over: parts, mul: factors, div: (node, kind, causes) => causes.lookAt(causes.story.insideOf(node, kind).slice(0, 1)), sub: difference, min: cap, max: floor, case: choice,
  interpolate: scale, band, lookup: table, var: reading, line: reading, earned: nothing, fact: reported, heldPart, deadline, split: whole, alloc: pool, notApplicable,
  number: nothing, cmp: nothing, and: nothing, or: nothing, not: nothing, partOf: nothing, decided: nothing, atReview: nothing,
};

function below(a: string, b: string): boolean {
  const [x, y]: (Rational | undefined)[] = [parseNumber(a), parseNumber(b)];
  return x !== undefined && y !== undefined && cmp(x, y) < 0;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
