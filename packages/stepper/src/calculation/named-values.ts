import type { Expr, Line, Program } from '@remit/program';
import { inputsOf } from '@remit/program/judgement-fact';
import { add, formatMoney, parseMoney, ZERO, type Rational } from '@remit/program/rational';
import { explainer, ProgramFault } from '@remit/runtime';
import { didYouMean } from '@remit/runtime/suggest';
import { goingBy, placeName } from '@remit/story/by-name';
import { periodInWords } from '@remit/story/dates';
import { counted, moneyInWords } from '@remit/story/money';
import type { QuantityKind } from '@remit/story/quantity-kinds';
import { Story } from '@remit/story/payment/story';
import type { Calculation } from './calculation.ts';
import { CannotStep } from './cannot-step.ts';
import type { Step } from './step.ts';
import { unitInWords } from './unit-words.ts';

/** What a name of the contract comes to. */
export interface NamedValue {
  readonly title: string;
  readonly value: string;
  readonly unit: string;
  /** The step that comes to it, where it is one of the calculation. */
  readonly step?: Step;
}

/** What a name stands for: something that is read by an expression, for each of some groups and in periods of some grain. */
interface Named { readonly id: string; readonly expr: Expr; readonly grain: string; readonly each: readonly string[]; readonly title: string; readonly kind: QuantityKind }

/** No id of a line has a blank in it. */
const ASKED = 'what is asked';

/** Looks up what names of the contract come to in the period of a payment and for whom it is. */
export class NamedValues {
  readonly #calculation: Calculation;
  readonly #named = new Map<string, Named>();
  readonly #known = new Map<string, NamedValue>();

  constructor(calculation: Calculation) {
    this.#calculation = calculation;
    const { worked: { program }, telling: { names, kinds } } = calculation;
    for (const { id, grain, each } of inputsOf(program)) {
      const isDecision = program.judgements?.some((judgement) => judgement.id === id) === true;
      const expr: Expr = isDecision ? { op: 'decided', id } : { op: 'fact', id };
      this.#add({ id, expr, grain, each, title: names.fact(id), kind: kinds.of(expr) ?? { is: 'plain' } });
    }
    for (const { id, grain, each } of program.vars) this.#add({ id, expr: { op: 'var', id }, grain, each, title: names.value(id), kind: kinds.ofVar(id) });
    for (const line of program.lines) this.#add({ id: line.id, expr: { op: 'line', id: line.id }, grain: line.grain, each: line.each, title: names.line(line.id), kind: { is: 'money' } });
  }

  /** All names that can be looked up. */
  get names(): string[] {
    return [...this.#named.keys()];
  }

  /**
   * What a name comes to. It may be given by its title, and of a measure without ".value".
   *
   * @throws CannotStep where there is no such name, or it has no one value for this payment
   */
  value(written: string): NamedValue {
    const name = written.trim();
    const named = this.#named.get(name) ?? this.#named.get(`${name}.value`) ?? [...this.#named.values()].find(({ title }) => title.toLowerCase() === name.toLowerCase());
    if (!named) throw new CannotStep(`"${name}" is not a fact, an outcome, a measure, a payment or another value of this contract.${didYouMean(name, this.names)}`, 'Only names can be looked up.');
    const known = this.#known.get(named.id) ?? this.#work(named);
    this.#known.set(named.id, known);
    return known;
  }

  #add(named: Named): void {
    this.#named.set(named.id, named);
  }

  #work(named: Named): NamedValue {
    const { place, steps, worked: { program, facts, result, asOf, recordedAt }, telling } = this.#calculation;
    const { id, title, kind } = named;
    const { names } = telling;
    const own = steps.findLast(({ node, does, ids }) => (node.id === id || (does !== 'pays' && ids.includes(id))) && this.#isHere(node));
    if (own) return { title: own.title, value: own.value, unit: own.unit, step: own };
    const group = named.each.find((dim) => place.dims?.[dim] === undefined);
    if (group !== undefined) throw new CannotStep(`"${title}" has a value for each ${program.groups.find(({ id: dim }) => dim === group)?.member ?? group}, and this payment is not for one of them.`);
    const period = program.periods.find((each) => each.id === place.period)!;
    const at = period.grain === named.grain ? period.id : period.in[named.grain];
    const unit = (value: string): string => unitInWords(kind, value, program.currency.code);
    if (at === undefined) {
      if (named.expr.op === 'line') return this.#total(named);
      throw new CannotStep(`"${title}" has a value for each ${named.grain}, and this payment is for ${periodInWords(place.period)}.`);
    }
    if (named.expr.op === 'line') {
      const paid = goingBy(result.entitlements, placeName, placeName({ line: id, period: at, dims: this.#dimsOf(named) }))[0];
      return { title: names.lineAt(id, at, this.#dimsOf(named)), value: paid ? moneyInWords(paid.amount, program.currency.code) : 'held, or not paid then', unit: unit('0') };
    }
    const value = this.#evaluated(program, named.expr, (asking) => explainer(asking, facts, { asOf, recordedAt })({ ...place, line: ASKED }), title);
    return { title: `${title}, ${names.at(at, this.#dimsOf(named))}`, value: new Story(telling, place).resultOf({ pointer: '', op: named.expr.op, value, children: [] }, kind), unit: unit(value) };
  }

  /** Explains a payment beside those of the contract that asks for the value, and comes to nothing whatever it is. */
  #evaluated(program: Program, expr: Expr, explained: (asking: Program) => ReturnType<ReturnType<typeof explainer>>, title: string): string {
    const { limits: _limits, heldWith: _heldWith, ...line } = program.lines.find(({ id }) => id === this.#calculation.place.line)!;
    const nothing: Expr = { op: 'number', v: '0' };
    const asking: Line = { ...line, id: ASKED, amount: { op: 'case', when: [{ if: { op: 'isMissing', arg: expr }, then: nothing }], else: nothing } };
    try {
      const told = explained({ ...program, lines: [...program.lines, asking] });
      const value = told.ok ? told.trace.children[0]?.children[0]?.children[0]?.value : undefined;
      if (value !== undefined) return value;
    } catch (error) {
      if (!(error instanceof ProgramFault)) throw error;
    }
    throw new CannotStep(`"${title}" has no one value for this payment.`);
  }

  /** What payments that are made more often come to in the period of this one. */
  #total({ id, title }: Named): NamedValue {
    const { place, worked: { program, result } } = this.#calculation;
    const { code, scale } = program.currency;
    const inside = new Set(program.periods.filter((each) => Object.values(each.in).includes(place.period)).map((each) => each.id));
    const isInside = (each: { readonly line: string; readonly period: string; readonly dims?: Readonly<Record<string, string>> }): boolean => each.line === id && inside.has(each.period) && Object.entries(each.dims ?? {}).every(([dim, key]) => place.dims?.[dim] === key);
    const [paid, held] = [result.entitlements.filter(isInside), result.holds.filter(isInside)];
    const sum = paid.reduce<Rational>((total, { amount }) => add(total, parseMoney(amount, scale)!), ZERO);
    const others = held.length === 0 ? '' : `; ${counted(held.length, 'payment')} ${held.length === 1 ? 'is' : 'are'} held`;
    return { title: `${title}, ${periodInWords(place.period)}`, value: `${moneyInWords(formatMoney(sum, scale), code)} in ${counted(paid.length, 'payment')}${others}`, unit: unitInWords({ is: 'money' }, '0', code) };
  }

  #dimsOf({ each }: Named): Record<string, string> | undefined {
    const { dims = {} } = this.#calculation.place;
    const own = Object.fromEntries(each.flatMap((dim) => (dims[dim] === undefined ? [] : [[dim, dims[dim]]])));
    return Object.keys(own).length === 0 ? undefined : own;
  }

  /** Whether a step of the trace is of the period and keys of the payment, or of longer periods around it. */
  #isHere({ period, dims = {} }: Step['node']): boolean {
    const { place, worked: { program } } = this.#calculation;
    const own = program.periods.find((each) => each.id === place.period)!;
    return (period === undefined || period === own.id || Object.values(own.in).includes(period)) && Object.entries(dims).every(([dim, key]) => place.dims?.[dim] === key);
  }
}
