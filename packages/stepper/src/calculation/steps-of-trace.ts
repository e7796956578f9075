import { valueAt, type Expr } from '@remit/program';
import type { TraceNode } from '@remit/runtime';
import type { QuantityKind } from '@remit/story/quantity-kinds';
import { constant, questionWords, stepName } from '@remit/story/step-words';
import { nameOf } from '@remit/story/payment/readings';
import { roleOf, sourceOfStep } from '@remit/story/payment/step-source';
import type { Inside } from '@remit/story/payment/story';
import { tellers } from '@remit/story/payment/tellers';
import { BriefStory } from '@remit/story/why-not/brief-story';
import type { Draft } from './draft.ts';
import { figureWords } from './figure-words.ts';
import { readingSentence, reportedWords, subject } from './reading-words.ts';
import type { StepDoes } from './step.ts';
import type { SteppingStory } from './stepping-story.ts';
import { placeAround, type SourcePlace } from '@remit/program/source-place';
import { unitInWords } from './unit-words.ts';

type Inputs = Readonly<Partial<Record<Expr['op'], true>>>;
const inputs: Inputs = { fact: true, decided: true };
/** What is only calculated, which has no word of the field. */
const arithmetic: Inputs = { add: true, sub: true, mul: true, div: true };
const payments: Inputs = { line: true, earned: true };

/** What stories call a value that is missing. */
const NOT_KNOWN = 'not known yet';

/** Puts the sentences of a story in order, with the facts that they read and the names that they carry a value to in between. */
export class StepsOfTrace {
  /** All steps so far, in order. */
  readonly order: Draft[] = [];
  readonly #story: SteppingStory;
  readonly #told: readonly Draft[];
  readonly #named = new Map<string, Draft>();
  readonly #placed = new Set<Draft>();
  /** What was looked at for the step at hand. */
  #seen = new Set<TraceNode>();

  /** `count`: how many of the sentences of the story tell the amount. */
  constructor(story: SteppingStory, count: number) {
    this.#story = story;
    this.#told = story.steps.slice(0, count).map(({ text }, index) => this.#toldStep(text, index));
  }

  /** Adds all steps of an amount, and last the payment that they are part of. */
  addAll(payment: Draft): void {
    const pays = payment.node;
    for (const step of this.#told) {
      this.#seen = new Set();
      this.#lookInside(step.node, step.kind, step);
      this.#place(step);
    }
    this.#seen = new Set();
    for (const node of pays.children) this.#look({ node, kind: payment.kind, at: '' }, payment);
    for (const [index, step] of this.#told.entries()) step.parent ??= this.#toldWithin(index) ?? payment;
  }

  /** A step that the story was telling when it came to need another. */
  #toldWithin(index: number): Draft | undefined {
    const within = this.#story.tellings[index]?.within;
    const number = within && this.#story.numbers.get(within);
    return number !== undefined && number > index ? this.#told[number] : undefined;
  }

  #lookInside(node: TraceNode, kind: QuantityKind, parent: Draft): void {
    const inner = this.#story.insideOf(node, kind);
    for (const each of inner) {
      // Of those of whom only the first are known, no more is told than what each comes to.
      if (node.omitted && each.node.op !== 'number' && each.at !== '/total' && !this.#story.numbers.has(each.node)) this.#use(parent, this.#nameOfOne(each), each);
      else this.#look(each, parent);
    }
    if (node.omitted) parent.used.push({ name: `… and ${node.omitted} more`, value: '', unit: '' });
  }

  /** Looks at a step inside another: what that uses of it, and what comes before it. */
  #look(inside: Inside, parent: Draft): void {
    const { node, kind } = inside;
    const number = this.#story.numbers.get(node);
    if (number !== undefined && this.#told[number] && this.#told[number] !== parent) return this.#useStep(this.#told[number], number, parent);
    if (node === parent.node) return;
    if (constant.has(node.op)) return this.#useFigure(inside, parent);
    if (inputs[node.op] && node.id !== undefined) return this.#reading(inside, parent);
    if (node.id !== undefined) return this.#naming(inside, parent);
    if (this.#seen.has(node)) return;
    this.#seen.add(node);
    this.#lookInside(node, kind, parent);
  }

  #useStep(step: Draft, number: number, parent: Draft, name = this.#nameWithin(step, number, parent)): void {
    if (step.parent === undefined && this.#isBefore(number, parent)) step.parent = parent;
    if (!parent.used.some((each) => each.step === step)) parent.used.push({ name, value: step.value, unit: step.unit, step });
  }

  /** What a step is called where another uses it: by words of the contract; what has none is the amount of the payment, or goes by its number. */
  #nameWithin({ title, node }: Draft, number: number, { does }: Draft): string {
    if (!arithmetic[node.op] || this.#titleOf(node) !== stepName(this.#story.exprOf(node)!)) return title;
    return does === 'pays' ? 'amount' : `step ${number + 1}`;
  }

  /** What is told later than another is no part of it. */
  #isBefore(number: number, parent: Draft): boolean {
    for (let at: Draft | undefined = parent; at; at = at.parent) {
      const own = this.#told.indexOf(at);
      if (own >= 0) return number < own;
    }
    return true;
  }

  #useFigure({ node, kind, at }: Inside, parent: Draft): void {
    if (/^\/points\/\d+\/1$/.test(at) || node.op === 'key') return;
    const role = roleOf(node.pointer, this.#story.telling);
    this.#use(parent, role === '' ? figureWords(this.#placeOf(node.pointer), parent.place) : role, { node, kind });
  }

  #use(parent: Draft, name: string, { node, kind }: Pick<Inside, 'node' | 'kind'>): void {
    parent.used.push({ name, value: this.#story.resultOf(node, kind), unit: this.#unitOf(node, kind) });
  }

  /** A step that is not in order yet, so that it can rest on new ones: itself, or what it is part of. */
  #open(step: Draft): Draft {
    let at = step;
    while (at.parent && this.#placed.has(at)) at = at.parent;
    return at;
  }

  #place(step: Draft): void {
    this.order.push(step);
    this.#placed.add(step);
  }

  #reading({ node, kind }: Inside, within: Draft): void {
    const parent = this.#open(within);
    const key = this.#story.keyOf(node);
    let step = this.#named.get(key);
    if (!step) {
      const name = nameOf(node, this.#story);
      const { program } = this.#story;
      const list = node.op === 'fact' ? program.facts : program.judgements ?? [];
      const declared = `/${node.op === 'fact' ? 'facts' : 'judgements'}/${list.findIndex(({ id }) => id === node.id)}`;
      step = this.#draft('reads', node, kind, { title: name, sentence: readingSentence(node, name, kind, this.#story), place: this.#placeOf(declared), ids: [node.id!], parent });
      this.#named.set(key, step);
      this.#place(step);
    }
    const reported = reportedWords(node, this.#story);
    if (!parent.used.some((each) => each.step === step)) parent.used.push({ name: step.title, value: step.value, unit: step.unit, ...(reported === '' ? {} : { reported }), step });
  }

  /** A value or a payment that is read by its name. */
  #naming(inside: Inside, within: Draft): void {
    const parent = this.#open(within);
    const { node, kind: asked } = inside;
    const own: QuantityKind = payments[node.op] ? { is: 'money' } : this.#story.telling.kinds.ofVar(node.id!);
    const kind = own.is === 'plain' ? asked : own;
    const name = nameOf(node, this.#story);
    const [only] = node.children;
    const whole = only && this.#story.unwrap(only, kind, false);
    const inner = whole?.node;
    const number = inner && this.#story.numbers.get(inner);
    const key = this.#story.keyOf(node);
    const told = number === undefined ? undefined : this.#told[number];
    if (told && told !== parent && (told.owner === undefined || told.owner === key)) {
      const isNew = told.owner === undefined;
      told.owner = key;
      told.title = name;
      if (isNew) told.ids.push(...idsOf(node.id!));
      this.#useStep(told, number!, parent, name);
      if (isNew) this.#look({ node: only!, kind, at: '' }, told);
      return;
    }
    if (!inner || constant.has(inner.op) || payments[node.op]) return this.#use(parent, name, { node, kind });
    if (!this.#isDeclared(node.id!)) return this.#seen.has(node) ? undefined : (this.#seen.add(node), this.#look({ node: only!, kind, at: '' }, parent));
    let step = this.#named.get(key);
    if (!step) {
      const list = this.#story.program.vars;
      step = this.#draft('names', node, kind, { title: name, sentence: '', place: this.#placeOf(`/vars/${list.findIndex(({ id }) => id === node.id)}`), ids: idsOf(node.id!), parent });
      step.sentence = this.#isTold(whole!.node) ? `${subject(name)} is ${step.value}` : this.#briefly(whole!, name) ?? `${subject(name)} is ${step.value}`;
      this.#named.set(key, step);
      this.#look({ node: only!, kind, at: '' }, step);
      this.#place(step);
    }
    if (step !== parent && !parent.used.some((each) => each.step === step)) parent.used.push({ name, value: step.value, unit: step.unit, step });
  }

  /** Whether how a value comes about is told by a step of its own: a sentence, or what is read. */
  #isTold(node: TraceNode): boolean {
    return node.id !== undefined || this.#story.numbers.has(node);
  }

  /** How a value comes about that the explanation only lists, in one sentence. */
  #briefly({ node, kind }: Pick<Inside, 'node' | 'kind'>, name: string): string | undefined {
    const expr = this.#story.exprOf(node);
    const teller = tellers[node.op];
    const { telling, period, dims } = this.#story;
    return expr && teller ? `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${teller(node, expr, kind, new BriefStory(telling, { period, dims }))}` : undefined;
  }

  /** Whether a value is one that the contract gives a name to, and no part of a declaration. */
  #isDeclared(id: string): boolean {
    return !id.includes('.') || this.#story.program.vars.find((each) => each.id === id)?.title !== undefined;
  }

  #toldStep(text: string, index: number): Draft {
    const { node, kind } = this.#story.tellings[index]!;
    const title = this.#titleOf(node);
    const sentence = text === `It comes to ${NOT_KNOWN}` ? `${subject(title)} is ${NOT_KNOWN}` : text;
    return { ...this.#draft('works-out', node, kind, { title, sentence, place: this.#placeOf(node.pointer), ids: [], parent: undefined }), number: index + 1 };
  }

  /** The words of the contract that are this step and no more, else what it does. */
  #titleOf(node: TraceNode): string {
    const { map } = this.#story.telling.loaded;
    const expr = this.#story.exprOf(node);
    const words = map && Object.hasOwn(map.map, node.pointer) ? sourceOfStep(node.pointer, this.#story.telling)?.words : undefined;
    return words ?? this.#question(node) ?? (expr ? stepName(expr) : node.op);
  }

  /** What a condition of a choice asks, where that has words of its own. */
  #question({ pointer }: TraceNode): string | undefined {
    const [, outer, index] = /^(.*)\/when\/(\d+)\/if$/.exec(pointer) ?? [];
    const choice = outer === undefined ? undefined : valueAt(this.#story.program, outer) as Expr | undefined;
    const owner = /^\/vars\/(\d+)\//.exec(pointer)?.[1];
    const isOfMeasure = owner !== undefined && this.#story.program.vars[Number(owner)]!.id.endsWith('.value');
    return choice?.op === 'case' ? questionWords(choice.when[Number(index)], isOfMeasure) : undefined;
  }

  #nameOfOne({ node, at }: Inside): string {
    return node.id === undefined ? `value ${at.replace(/\D+/g, ' ').trim()}`.trim() : nameOf(node, this.#story);
  }

  #draft(does: StepDoes, node: TraceNode, kind: QuantityKind, more: Pick<Draft, 'title' | 'sentence' | 'ids' | 'parent'> & { place: SourcePlace | undefined }): Draft {
    return { index: -1, does, node, kind, value: this.#story.resultOf(node, kind), unit: this.#unitOf(node, kind), used: [], ...more };
  }

  #unitOf(node: TraceNode, kind: QuantityKind): string {
    return unitInWords(kind, node.value, this.#story.program.currency.code);
  }

  #placeOf(pointer: string): SourcePlace | undefined {
    return placeAround(pointer, this.#story.telling.loaded.map);
  }
}

/** Of a measure, the value it comes to goes by the name of the measure. */
function idsOf(id: string): string[] {
  return id.endsWith('.value') ? [id, id.slice(0, -'.value'.length)] : [id];
}
