import type { Expr, FactsDocument } from '@remit/program';
import { valueAt } from '@remit/program';
import type { TraceNode } from '@remit/runtime';
import { dateInWords, periodsInWords } from './dates.ts';
import { grouped } from '@remit/program/in-words';
import { numberInWords, unroundedMoney } from './money.ts';
import type { ToldProgram } from './told-program.ts';
import { isMoneyInside } from './money-steps.ts';
import type { Names } from './names.ts';
import { periodOrders } from './period-orders.ts';
import { isByDefault } from './deciders.ts';
import { decidedAs, reportedAs } from './reported-as.ts';
import { sourceLineOf } from './source-places.ts';
import { OWN, absences, constant, passing, questionWords, stepName } from './step-words.ts';
import { working, type Inner } from './workings.ts';

/** A row of an explanation. */
export interface ExplanationRow {
  depth: number;
  step: string;
  value: string;
  working: string;
  /** "first.remit:20"; "" where it is that of the row above. */
  place: string;
  /** The line of the contract there. */
  text: string;
}

type Keys = Readonly<Record<string, string>> | undefined;

/** What an explanation is told with. */
export interface Telling {
  loaded: ToldProgram;
  names: Names;
  facts: FactsDocument;
  /** Whether an entitlement has an explanation of its own. */
  isExplained(line: string, period: string, dims: Keys): boolean;
  pathOf(uri: string): string;
}

/** The steps of an entitlement, outermost first; what is read twice is worked out where it is read first. */
export function explanationRows(trace: TraceNode, telling: Telling): ExplanationRow[] {
  return new Explanation(telling).of(trace);
}

class Explanation {
  private readonly telling: Telling;
  private readonly rows: ExplanationRow[] = [];
  private readonly told = new Set<string>();
  private lastPlace = '';

  constructor(telling: Telling) {
    this.telling = telling;
  }

  of(trace: TraceNode): ExplanationRow[] {
    const amount = trace.children[0];
    if (amount) this.tell(amount, true, 0, 'amount');
    return this.rows;
  }

  /** Writes the row of a step and those below it. `name` is for the outermost step. */
  private tell(node: TraceNode, isMoney: boolean, depth: number, name?: string): void {
    const expr = this.exprOf(node);
    if (!expr || constant.has(expr.op)) return;
    if (node.id !== undefined) return this.tellRead(node, expr, isMoney, depth);
    const whole = this.unwrap(node, isMoney, depth);
    if (whole.node.id !== undefined || constant.has(whole.node.op)) {
      if (name === undefined) return this.tell(whole.node, whole.isMoney, depth);
      this.row(node, depth, name, isMoney, '');
      return this.tell(whole.node, whole.isMoney, depth + 1);
    }
    const inner = this.innerOf(whole.node, whole.isMoney);
    this.row(whole.node, depth, name ?? stepName(this.exprOf(whole.node) ?? expr), whole.isMoney, this.workingOf(whole.node, inner, whole.isMoney));
    this.tellInner(whole.node, whole.isMoney, depth + 1);
  }

  /** A name that is read: with its working, unless that was told before. */
  private tellRead(node: TraceNode, expr: Expr, isMoney: boolean, depth: number): void {
    const { names, facts } = this.telling;
    const what = this.nameOf(node, expr);
    if (expr.op === 'fact') {
      if (!this.told.has(what)) this.row(node, depth, what, isMoney, reportedAs(node, facts));
      this.told.add(what);
      return;
    }
    if (expr.op === 'decided') {
      if (!this.told.has(what)) this.row(node, depth, what, isMoney, decidedAs(node, facts, isByDefault(node, facts, this.telling.loaded.program)));
      this.told.add(what);
      return;
    }
    const [only] = node.children;
    const isLine = expr.op === 'line' || expr.op === 'earned';
    if (this.isOwn(node)) {
      const whole = expr.op === 'earned' && only ? `part of ${this.valueInWords(only, true)}, ` : '';
      return this.row(node, depth, what, true, whole + OWN);
    }
    if (only === undefined || this.told.has(what)) return this.row(node, depth, what, isMoney, only === undefined ? '' : 'as above');
    this.told.add(what);
    const valueIsMoney = isLine || isMoney;
    if (expr.op === 'earned') {
      this.row(node, depth, what, true, `part of ${names.line(node.id!)}, ${this.valueInWords(only, true)}`);
      return this.tell(only, true, depth + 1, 'amount');
    }
    const inside = this.unwrap(only, valueIsMoney, depth + 1, false);
    const isRead = inside.node.id !== undefined || constant.has(inside.node.op);
    this.row(node, depth, what, isMoney, isRead ? this.readName(inside.node) : this.workingOf(inside.node, this.innerOf(inside.node, inside.isMoney), inside.isMoney), only);
    this.unwrap(only, valueIsMoney, depth + 1);
    if (isRead) this.tell(inside.node, inside.isMoney, depth + 1);
    else this.tellInner(inside.node, inside.isMoney, depth + 1);
  }

  private tellInner(node: TraceNode, isMoney: boolean, depth: number): void {
    const [first] = node.children;
    if (node.op === 'over' && first?.id !== undefined && node.children.every((child) => this.isOwn(child) && child.id === first.id)) {
      const { names, loaded } = this.telling;
      const when = periodsInWords(node.children.flatMap(({ period }) => period ?? []), periodOrders(loaded.program)(first.id));
      const what = [names.line(first.id), when, names.keys(first.dims)].filter((part) => part !== '').join(', ');
      this.rows.push({ depth, step: what, value: '', working: OWN, place: '', text: '' });
      return;
    }
    for (const child of node.children) this.tell(child, this.isMoneyIn(node, child, isMoney), depth);
    if (node.omitted) this.rows.push({ depth, step: `… and ${node.omitted} more`, value: '', working: '', place: '', text: '' });
  }

  /** Whether a step reads an entitlement that has an explanation of its own. */
  private isOwn({ op, id, period, dims }: TraceNode): boolean {
    return (op === 'line' || op === 'earned') && id !== undefined && period !== undefined && this.telling.isExplained(id, period, dims);
  }

  /** The step that a value comes from: goes through those that only pass it on, telling the conditions on the way. */
  private unwrap(node: TraceNode, isMoney: boolean, depth: number, tells = true): { node: TraceNode; isMoney: boolean } {
    const last = node.children.at(-1);
    if (!last || node.id !== undefined) return { node, isMoney };
    const passes = passing.has(node.op) || (node.op === 'round' && last.value === node.value);
    if (!passes || (node.op === 'case' && !/(\/then|\/else)$/.test(last.pointer))) return { node, isMoney };
    if (tells) for (const condition of node.children.slice(0, -1)) this.tellCondition(condition, depth, this.questionOf(node, condition));
    return this.unwrap(last, this.isMoneyIn(node, last, isMoney), depth, tells);
  }

  /** A condition as the contract words it: of "not X", X. */
  private tellCondition(node: TraceNode, depth: number, question?: string): void {
    const [only] = node.children;
    if (node.op === 'byPeriod' && only) return constant.has(only.op) ? undefined : this.tellCondition(only, depth);
    if (node.op === 'not' && only) this.tellCondition(only, depth);
    else if (!(absences.has(node.op) && node.value === 'false')) this.tell(node, false, depth, question);
  }

  /** What a condition of a choice asks, where that has words of its own. */
  private questionOf(choice: TraceNode, condition: TraceNode): string | undefined {
    const expr = this.exprOf(choice);
    const index = /^\/when\/(\d+)\/if$/.exec(condition.pointer.slice(choice.pointer.length))?.[1];
    const owner = /^\/vars\/(\d+)\//.exec(choice.pointer)?.[1];
    const ofMeasure = owner !== undefined && this.telling.loaded.program.vars[Number(owner)]!.id.endsWith('.value');
    return expr?.op === 'case' && index !== undefined ? questionWords(expr.when[Number(index)], ofMeasure) : undefined;
  }

  private innerOf(node: TraceNode, isMoney: boolean): Inner[] {
    return node.children.map((child) => {
      const at = child.pointer.startsWith(node.pointer) ? child.pointer.slice(node.pointer.length) : '';
      return { node: child, at, words: this.valueInWords(child, this.isMoneyIn(node, child, isMoney)) };
    });
  }

  private workingOf(node: TraceNode, inner: readonly Inner[], isMoney: boolean): string {
    const expr = this.exprOf(node);
    return expr ? working(expr, inner, (number, of) => this.quantity(number, of ? this.isMoneyIn(node, of.node, isMoney) : isMoney)) : '';
  }

  private row(node: TraceNode, depth: number, step: string, isMoney: boolean, workings: string, placed: TraceNode = node): void {
    const { map, sourceOf } = this.telling.loaded;
    const source = sourceLineOf(placed.pointer, map, sourceOf);
    const place = source ? `${this.telling.pathOf(source.uri)}:${source.line}` : '';
    const isNew = place !== this.lastPlace;
    this.lastPlace = place;
    const value = this.valueInWords(node, isMoney);
    this.rows.push({ depth, step, value, working: workings === value ? '' : workings, place: isNew ? place : '', text: isNew ? source?.text ?? '' : '' });
  }

  /** What a value is that only passes on another. */
  private readName(node: TraceNode): string {
    const expr = this.exprOf(node);
    return node.id === undefined || !expr ? '' : this.nameOf(node, expr);
  }

  private nameOf(node: TraceNode, expr: Expr): string {
    const { names, loaded } = this.telling;
    const at = node.period === undefined ? '' : `, ${names.at(node.period, node.dims)}`;
    if (expr.op === 'decided') return `${names.fact(expr.id)}${at}`;
    if (expr.op === 'fact') {
      const part = expr.part && loaded.program.facts.find(({ id }) => id === expr.id)?.parts?.[expr.part];
      return `${names.fact(expr.id)}${part ? ` (${part})` : ''}${at}`;
    }
    if (expr.op === 'earned') return `${names.line(expr.line)} for ${names.value(expr.part)}${at}`;
    return `${expr.op === 'line' ? names.line(expr.id) : names.value(node.id!)}${at}`;
  }

  private isMoneyIn(outer: TraceNode, inner: TraceNode, outerIsMoney: boolean): boolean {
    const expr = this.exprOf(outer);
    return expr !== undefined && inner.pointer.startsWith(outer.pointer) && isMoneyInside(expr, inner.pointer.slice(outer.pointer.length), outerIsMoney, this.telling.loaded.program);
  }

  private exprOf(node: TraceNode): Expr | undefined {
    return valueAt(this.telling.loaded.program, node.pointer) as Expr | undefined;
  }

  private valueInWords({ value, op }: TraceNode, isMoney: boolean): string {
    if (op === 'number' && value.includes('/')) return grouped(value);
    if (value === 'true' || value === 'false') return value === 'true' ? 'yes' : 'no';
    if (/^\d{4}-\d{2}-\d{2}$/.test(value) && op !== 'code') return dateInWords(value);
    return this.quantity(value, isMoney);
  }

  private quantity(value: string, isMoney: boolean): string {
    return isMoney && /^-?\d/.test(value) ? unroundedMoney(value, this.telling.loaded.program.currency) : numberInWords(value);
  }
}
