import type { Expr } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { ZERO } from '@remit/program/rational';
import type { Outcome } from '../evaluate/outcome.ts';
import { isValue } from '../evaluate/outcome.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { Model } from '../prepare/model.ts';
import { parameter } from './coefficient.ts';
import type { Place } from './constants.ts';
import { evaluateApart, namesOf } from './constants.ts';
import { declaredRange } from './declared-range.ts';
import type { Range } from './range.ts';
import { integer } from './term.ts';
import { kindOf } from './types.ts';
import { unsupported } from './unsupported.ts';
import type { Value } from './value.ts';
import type { Writer } from './writer.ts';

/** Something that is the same for all rows of a run: worked out once, by the reference. */
export interface Parameter {
  readonly expr: Expr;
  readonly place: Place;
  /** What it lies between; a value outside counts as missing. */
  readonly range: Range;
}

/** What a parameter comes to in a run: a number, a truth value as 1 or 0; nothing where it is missing or not applicable. */
export type ParameterValue = Rational | undefined;

/** The parameters of a batch, each once. */
export class Parameters {
  readonly all: Parameter[] = [];
  readonly #model: Model;
  readonly #ids = new Map<Expr, number>();
  readonly #places = new Map<string, number>();

  constructor(model: Model) {
    this.#model = model;
  }

  /** Remembers what there is; calling what it gives forgets everything since. */
  mark(): () => void {
    const length = this.all.length;
    return () => {
      this.all.length = length;
      for (const [key, place] of this.#places) if (place >= length) this.#places.delete(key);
    };
  }

  /** Reads an expression as a parameter. A row that reads one without a value is left to the reference. */
  read(writer: Writer, expr: Expr, place: Place): Value {
    const kind = kindOf(expr, this.#model);
    if (kind !== 'number' && kind !== 'bool') return unsupported('A code or date that all members share.');
    const index = this.#index(expr, place);
    writer.failIf(`!${writer.flag(`known ${index}`, (_, known) => known[index]!)}`, 2);
    if (kind === 'bool') return { kind, code: writer.flag(`true ${index}`, parameters => parameters[index]!.n !== 0n) };
    const one = integer(writer, 1n);
    const { range } = this.all[index]!;
    return { kind, k: parameter(index, range.lo !== undefined && range.lo.n > 0n), n: one, d: one, range };
  }

  #index(expr: Expr, place: Place): number {
    const what = expr.op === 'var' || expr.op === 'fact' || expr.op === 'line' ? JSON.stringify(expr) : String(this.#id(expr));
    const key = `${what} ${place.period.index} ${place.keys.join(' ')} ${outerKeys(place)}`;
    let index = this.#places.get(key);
    if (index === undefined) this.#places.set(key, index = this.all.push({ expr, place, range: this.#range(expr) }) - 1);
    return index;
  }

  #range(expr: Expr): Range {
    const fact = expr.op === 'fact' && expr.part === undefined ? this.#model.facts.get(expr.id) : undefined;
    return fact ? declaredRange(fact) : {};
  }

  #id(expr: Expr): number {
    let id = this.#ids.get(expr);
    if (id === undefined) this.#ids.set(expr, id = this.#ids.size);
    return id;
  }
}

/** What parameters come to in a run. */
export function parameterValues(run: RunState, parameters: readonly Parameter[]): ParameterValue[] {
  const names = namesOf(run.model);
  return parameters.map(({ expr, place }) => valueOf(evaluateApart(run, names, expr, place)));
}

function valueOf(outcome: Outcome): ParameterValue {
  if (!isValue(outcome) || typeof outcome === 'string') return undefined;
  return typeof outcome === 'boolean' ? (outcome ? { n: 1n, d: 1n } : ZERO) : outcome;
}

function outerKeys({ outer }: Place): string {
  let text = '';
  for (let each = outer; each; each = each.next) text += `/${each.dimension} ${each.keys.join(' ')}`;
  return text;
}
