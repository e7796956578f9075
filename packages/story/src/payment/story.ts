import type { Expr, Program } from '@remit/program';
import { valueAt } from '@remit/program';
import type { TraceNode } from '@remit/runtime';
import { dateInWords } from '../dates.ts';
import type { Telling } from '../explanation-rows.ts';
import { quantityInWords, resultInWords } from '../quantity-words.ts';
import { quantityKinds, type QuantityKind, type QuantityKinds } from '../quantity-kinds.ts';
import { constant, passing } from '../step-words.ts';
import { conditionSentence } from './conditions.ts';
import { readInWords } from './readings.ts';
import { sourceOfStep, type StepSource } from './step-source.ts';
import { tellers } from './tellers.ts';

/** One sentence of a story, with the place of the contract that says so. */
export interface StoryStep { text: string; source: StepSource | undefined }

/** A step inside another: what it is there, and where it stands in it ("/args/0"). */
export interface Inside { node: TraceNode; at: string; kind: QuantityKind }

/** What stories are told with: one for all payments of a run. */
export interface StoryTelling extends Telling { kinds: QuantityKinds }

/** Adds what the numbers of a program are to what its explanations are told with. */
export function storyTelling(telling: Telling): StoryTelling {
  return { ...telling, kinds: quantityKinds(telling.loaded.program, telling.loaded.map) };
}

/** Tells how one payment came about: sentence by sentence, what is needed first. */
export class Story {
  readonly telling: StoryTelling;
  /** The period of the payment: what is of it need not say so. */
  readonly period: string;
  readonly steps: StoryStep[] = [];
  /** Number of the step that told a value; or, of a fact, 0. */
  readonly told = new Map<string, number>();

  /** Keys of the payment: what is for them need not say so. */
  readonly dims: Readonly<Record<string, string>>;

  constructor(telling: StoryTelling, { period, dims = {} }: { period: string; dims?: Readonly<Record<string, string>> | undefined }) {
    this.telling = telling;
    this.period = period;
    this.dims = dims;
  }

  get program(): Program {
    return this.telling.loaded.program;
  }

  exprOf(node: TraceNode): Expr | undefined {
    return valueAt(this.program, node.pointer) as Expr | undefined;
  }

  /** The steps inside a step that were needed. */
  insideOf(node: TraceNode, kind: QuantityKind): Inside[] {
    const expr = this.exprOf(node);
    return node.children.map((child) => {
      const at = child.pointer.startsWith(node.pointer) ? child.pointer.slice(node.pointer.length) : '';
      return { node: child, at, kind: expr && at !== '' ? this.telling.kinds.inside(expr, at, kind) : kind };
    });
  }

  /** A value as it stands in a calculation. */
  valueOf({ value, op }: TraceNode, kind: QuantityKind): string {
    if (value === 'true' || value === 'false') return value === 'true' ? 'yes' : 'no';
    if (value === 'missing') return 'not known yet';
    if (/^\d{4}-\d{2}-\d{2}$/.test(value) && op !== 'code') return dateInWords(value);
    return this.number(value, kind);
  }

  number(value: string, kind: QuantityKind): string {
    return quantityInWords(value, kind, this.program.currency);
  }

  /** What a calculation comes to: exact, or rounded beside what it is exactly. */
  resultOf(node: TraceNode, kind: QuantityKind): string {
    return /^-?\d/.test(node.value) && !/^\d{4}-/.test(node.value) ? resultInWords(node.value, kind, this.program.currency) : this.valueOf(node, kind);
  }

  /** A step as it stands in the sentence of the step around it; what it needs is told before. */
  operand(node: TraceNode, kind: QuantityKind): string {
    const whole = this.unwrap(node, kind);
    if (constant.has(whole.node.op)) return whole.kind.is === 'plain' ? this.valueOf(whole.node, whole.kind) : this.resultOf(whole.node, whole.kind);
    if (whole.node.id !== undefined) return readInWords(whole.node, whole.kind, this);
    const short = this.bracketed(whole.node, whole.kind);
    return short ?? this.reference(whole.node, whole.kind, this.tell(whole.node, whole.kind));
  }

  /** "£2,566,080.00 (step 1)". */
  reference(node: TraceNode, kind: QuantityKind, step: number): string {
    return `${this.valueOf(node, kind)} (step ${step})`;
  }

  /** Tells a step in a sentence of its own; gives its number. */
  tell(node: TraceNode, kind: QuantityKind, label = ''): number {
    const expr = this.exprOf(node);
    const teller = tellers[node.op];
    const text = expr && teller ? teller(node, expr, kind, this) : `it comes to ${this.resultOf(node, kind)}`;
    return this.say(label === '' ? text : `${label}: ${text}`, node);
  }

  /** Adds a sentence, unless it was said before; gives its number. */
  say(words: string, node?: TraceNode): number {
    const text = words.charAt(0).toUpperCase() + words.slice(1);
    const before = this.steps.findIndex((each) => each.text === text);
    return before >= 0 ? before + 1 : this.steps.push({ text, source: node && sourceOfStep(node.pointer, this.telling) });
  }

  /** The step that a value comes from: goes through those that only pass it on, telling the conditions on the way. */
  unwrap(node: TraceNode, kind: QuantityKind, tells = true): { node: TraceNode; kind: QuantityKind } {
    const last = node.children.at(-1);
    if (!last || node.id !== undefined) return { node, kind };
    const only = this.onlyTerm(node, kind);
    if (only) return this.unwrap(only.node, only.kind, tells);
    const passes = passing.has(node.op) || node.op === 'byPeriod' || (node.op === 'round' && last.value === node.value);
    if (!passes || last.value !== node.value || (node.op === 'case' && !/(\/then|\/else)$/.test(last.pointer))) return { node, kind };
    if (tells) for (const before of node.children.slice(0, -1)) this.tellBefore(node, before);
    const inside = this.insideOf(node, kind).at(-1)!;
    return this.unwrap(inside.node, inside.kind, tells);
  }

  /** The steps inside a calculation without the figures that change nothing: 1 in a product, 0 in a sum or taken from something, and parts of the period that are none of it; one at least. */
  termsOf(node: TraceNode, kind: QuantityKind): Inside[] {
    const neutral = ({ mul: '1', add: '0', sub: '0' } as Partial<Record<Expr['op'], string>>)[node.op];
    const all = this.insideOf(node, kind).filter((each, index) => neutral === undefined || each.node.value !== neutral || (node.op === 'sub' && index === 0) || !this.isFigure(each.node));
    const counting = node.op === 'add' ? all.filter((each) => !this.isOfNoPart(each)) : all;
    return counting.length > 0 ? counting : all.slice(0, 1);
  }

  /** Whether it is what would be paid for a part of the period, before or after a review in it, of which there is nothing. */
  private isOfNoPart({ node, kind }: Inside): boolean {
    if (node.value !== '0') return false;
    const { node: whole } = this.unwrap(node, kind, false);
    return whole.op === 'mul' && whole.children.some((child) => {
      const expr = child.value === '0' ? this.exprOf(child) : undefined;
      return expr?.op === 'partOf' && expr.after !== undefined;
    });
  }

  /** Whether a step is a figure of the contract, or comes to one for want of an earlier period. */
  private isFigure({ op, children }: TraceNode): boolean {
    return op === 'number' || (op === 'at' && children.length === 1 && this.isFigure(children[0]!));
  }

  /** The one step that a calculation rests on, where it adds nothing to that. */
  private onlyTerm(node: TraceNode, kind: QuantityKind): Inside | undefined {
    if (!['add', 'sub', 'mul', 'over'].includes(node.op) || node.omitted) return undefined;
    const expr = this.exprOf(node);
    const [only, ...others] = expr?.op === 'over' ? (expr.fn === 'sum' ? this.insideOf(node, kind) : []) : this.termsOf(node, kind);
    return only && others.length === 0 && only.node.value === node.value && only.node.op !== 'line' ? only : undefined;
  }

  private tellBefore(around: TraceNode, node: TraceNode): void {
    const text = conditionSentence(around, node, this);
    if (text !== undefined) this.say(text, node);
  }

  /** A short calculation inside another: "(£34,500,000.00 − £33,200,000.00)". */
  private bracketed(node: TraceNode, kind: QuantityKind): string | undefined {
    const sign = ({ add: ' + ', sub: ' − ', mul: ' × ', div: ' ÷ ' } as Partial<Record<Expr['op'], string>>)[node.op];
    if (sign === undefined || node.children.length > 3) return undefined;
    const inner = this.insideOf(node, kind).map((each) => this.unwrap(each.node, each.kind, false).node);
    const isShort = inner.every((each) => constant.has(each.op) || each.op === 'fact' || (each.id !== undefined && this.told.has(this.keyOf(each))));
    return isShort ? `(${this.insideOf(node, kind).map((each) => this.operand(each.node, each.kind)).join(sign)})` : undefined;
  }

  /** What tells one read of a name from another. */
  keyOf({ op, pointer, id, period, dims }: TraceNode): string {
    const expr = valueAt(this.program, pointer) as { part?: string } | undefined;
    return JSON.stringify([op, id, expr?.part, period, dims]);
  }
}
