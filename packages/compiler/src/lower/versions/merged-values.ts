/** The values of all versions in one program. */
import type { Expr, GrainId, Period, Var } from '@remit/program';
import { childrenOf } from '@remit/program/walk';
import { add } from '../../emit/fold.ts';
import { mapChildren } from '../../emit/map-children.ts';
import type { Origins } from '../../emit/origin.ts';
import { byPeriod } from './merge-by-period.ts';
import type { LineNames } from './line-names.ts';
import type { Timeline } from './timeline.ts';

/** Who reads an expression: a rule of a version, for a period if that is known; `elsewhere` under what leads to other periods. */
interface Reader { version: number; period?: Period | undefined; elsewhere: boolean; ownLines: boolean }

/**
 * A value that means the same in all versions stays as it is. Any other becomes a choice by its own period, so that what
 * looks back (the previous year, a sum to date) finds each period by the version that governed it. Where a version takes
 * effect inside a period of the value, its rules read there the value as that version has it, under a name of its own
 * (`Price@2`); so do they with values that are known once for the whole term.
 */
export class MergedValues {
  readonly vars = new Map<string, Var>();
  readonly #timeline: Timeline;
  readonly #versions: readonly ReadonlyMap<string, Var>[];
  readonly #lines: LineNames;
  readonly #origins: Origins;
  readonly #texts = new Map<Var, string>();
  readonly #names = new Map<string, string>();
  readonly #differences = new Map<string, ReadonlySet<string>>();

  constructor(timeline: Timeline, versions: readonly ReadonlyMap<string, Var>[], lines: LineNames, origins: Origins) {
    this.#timeline = timeline;
    this.#versions = versions;
    this.#lines = lines;
    this.#origins = origins;
    for (const id of new Set(versions.flatMap((vars) => [...vars.keys()]))) this.#merge(id);
  }

  /** Whether an expression of one version means the same as one of another. */
  sameMeaning(a: Expr, inA: number, b: Expr, inB: number): boolean {
    if (JSON.stringify(this.#byLines(a)) !== JSON.stringify(this.#byLines(b))) return false;
    let equal = true;
    this.#readIn(a, false, (id) => { if (equal) equal = this.#sameVar(id, inA, inB); });
    return equal;
  }

  /** An expression of a version by the names of the merged program, as a rule for that period reads it; with `ownLines` it reads only lines of that version. */
  rewrite(expr: Expr, version: number, period?: Period, ownLines = false): Expr {
    return this.#rewrite(expr, { version, period, ownLines, elsewhere: false });
  }

  /** Takes a value as it was worked out from the lines that move it: under every name it has here. */
  putValue(id: string, expr: Expr): void {
    const first = this.#versions[this.#present(id)[0]!]!.get(id)!;
    for (const name of this.vars.keys()) if (name === id || name.startsWith(`${id}@`)) this.#put(name, first, expr);
  }

  /** Whether some version does not have a value, or has another. */
  isVaried(id: string): boolean {
    const present = this.#present(id);
    return present.length < this.#versions.length || present.some((v) => this.#classOf(id, v) !== present[0]);
  }

  /** The expression of a value in a version. */
  ownExpr(id: string, version: number): Expr | undefined {
    return this.#versions[version]!.get(id)?.expr;
  }

  #rewrite(expr: Expr, reader: Reader): Expr {
    const made = this.#renamed(expr, reader) ?? this.#inside(expr, reader);
    if (made === expr || JSON.stringify(made) === JSON.stringify(expr)) return expr;
    return this.#origins.note(made, this.#origins.placeOf(expr));
  }

  #inside(expr: Expr, reader: Reader): Expr {
    if (childrenOf(expr).length === 0) return expr;
    if (expr.op === 'at') {
      const moved: Reader = (expr.back ?? 0) > 0 || expr.period !== undefined ? { ...reader, elsewhere: true } : reader;
      return { ...expr, arg: this.#rewrite(expr.arg, moved), ...(expr.else ? { else: this.#rewrite(expr.else, reader) } : {}) };
    }
    const inner: Reader = expr.op === 'over' ? { ...reader, elsewhere: true } : reader;
    return mapChildren(expr, (child) => this.#rewrite(child, inner));
  }

  #renamed(expr: Expr, reader: Reader): Expr | undefined {
    const { version } = reader;
    switch (expr.op) {
      case 'var': {
        const id = this.#idFor(expr.id, reader);
        return id === expr.id ? expr : { op: 'var', id };
      }
      case 'line': {
        if (reader.ownLines) return { op: 'line', id: this.#lines.nameOf(expr.id, version) };
        const all = this.#lines.variantsOf(expr.id);
        const grain = this.#lines.grainIn(expr.id, version);
        return all.length === 0 ? expr : add(...all.filter((l) => l.grain === grain).map((l): Expr => ({ op: 'line', id: l.id })));
      }
      case 'earned': {
        const all = this.#lines.variantsOf(expr.line).filter((l) => l.parts.has(expr.part));
        return all.length === 0 ? expr : add(...all.map((l): Expr => ({ op: 'earned', line: l.id, part: expr.part })));
      }
      case 'over': return reader.ownLines ? undefined : this.#total(expr);
      default: return undefined;
    }
  }

  /** What a line comes to in a longer period, over all lines of the merged program that pay it, however often. */
  #total(expr: Expr): Expr | undefined {
    if (expr.op !== 'over' || expr.fn !== 'sum' || expr.window !== 'in' || expr.arg.op !== 'line') return undefined;
    const all = this.#lines.variantsOf(expr.arg.id);
    return all.length < 2 ? undefined : add(...all.map((l): Expr => ({ ...expr, grain: l.grain, arg: { op: 'line', id: l.id } })));
  }

  /** The expression with those totals written out: two versions that read one mean the same, however often each pays it. */
  #byLines(expr: Expr): Expr {
    return this.#lines.isVaried ? this.#total(expr) ?? mapChildren(expr, (child) => this.#byLines(child)) : expr;
  }

  /** The name under which a rule of a version reads a value. */
  #idFor(id: string, { version, period, elsewhere }: Reader): string {
    const own = this.#versions[version]!.get(id);
    if (!own) return id;
    if (this.#isByVersion(id)) return this.#nameOfClass(id, this.#classOf(id, version));
    const split = elsewhere ? undefined : this.#periodSplitBy(id, own.grain, version);
    return split && (!period || (split.start <= period.start && period.start < split.end)) ? nameIn(id, version) : id;
  }

  #merge(id: string): void {
    const present = this.#present(id);
    const first = this.#versions[present[0]!]!.get(id)!;
    if (present.every((v) => this.#classOf(id, v) === present[0])) return this.#put(id, first, this.rewrite(first.expr, present[0]!));
    if (this.#isByVersion(id)) {
      for (const v of present.filter((one) => this.#classOf(id, one) === one)) {
        const own = this.#versions[v]!.get(id)!;
        if (!this.vars.has(this.#nameOfClass(id, v))) this.#put(this.#nameOfClass(id, v), own, this.rewrite(own.expr, v));
      }
      return;
    }
    const byStart = (period: Period) => this.#exprIn(id, this.#timeline.governing(period), period);
    const whole = (valueIn: (period: Period) => Expr) => byPeriod(first.grain, this.#timeline.periodsOf(first.grain), valueIn)!;
    this.#put(id, first, whole(byStart));
    for (const v of present) {
      const split = this.#periodSplitBy(id, first.grain, v);
      if (split) this.#put(nameIn(id, v), first, whole((period) => (period === split ? this.#exprIn(id, v, period) : byStart(period))), false);
    }
  }

  #put(id: string, like: Var, expr: Expr, published = true): void {
    const { published: flag, ...rest } = like;
    const made: Var = { ...rest, id, expr, ...(flag && published ? { published: flag } : {}) };
    this.vars.set(id, this.#origins.note(made, this.#origins.placeOf(like)));
  }

  /** The expression of a value in a version; where the version does not have it, as the nearest later one has it, or the last. */
  #exprIn(id: string, version: number, period: Period): Expr {
    const present = this.#present(id);
    const v = present.includes(version) ? version : present.find((one) => one > version) ?? present.at(-1)!;
    return this.rewrite(this.#versions[v]!.get(id)!.expr, v, period);
  }

  /** The period of the value in which a version takes effect and changes it. */
  #periodSplitBy(id: string, grain: GrainId, version: number): Period | undefined {
    return this.#timeline.periodsOf(grain).find((p) => {
      if (!this.#timeline.inside(p).includes(version)) return false;
      const before = this.#timeline.governing(p);
      return this.#versions[before]!.has(id) && this.#classOf(id, before) !== this.#classOf(id, version);
    });
  }

  /** Whether each version has a value of its own under its own name: a value of the whole term, or one of another shape. */
  #isByVersion(id: string): boolean {
    const all = this.#present(id).map((v) => this.#versions[v]!.get(id)!);
    const shape = (v: Var) => JSON.stringify([v.type, v.grain, v.each]);
    return all.some((v) => v.grain === 'term' || shape(v) !== shape(all[0]!));
  }

  /** The name of a version's own value: that of an earlier version whose value reads the same, if there is one. */
  #nameOfClass(id: string, version: number): string {
    const key = `${version} ${id}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const text = (v: number): string => {
      const own = this.#versions[v]!.get(id)!;
      return JSON.stringify([own.type, own.grain, own.each, this.rewrite(own.expr, v)]);
    };
    const first = this.#present(id).find((v) => v === version || (v < version && text(v) === text(version)))!;
    const name = first === this.#present(id)[0] ? id : nameIn(id, first);
    this.#names.set(key, name);
    return name;
  }

  #present(id: string): number[] {
    return this.#versions.flatMap((vars, i) => (vars.has(id) ? [i] : []));
  }

  /** The first version in which the value means what it does in this one. */
  #classOf(id: string, version: number): number {
    return this.#present(id).find((v) => this.#sameVar(id, v, version)) ?? version;
  }

  #sameVar(id: string, a: number, b: number): boolean {
    return a === b || !this.#different(Math.min(a, b), Math.max(a, b)).has(id);
  }

  /** The values that are not the same in two versions: those written otherwise, and those that read such a one. */
  #different(a: number, b: number): ReadonlySet<string> {
    const key = `${a} ${b}`;
    const known = this.#differences.get(key);
    if (known) return known;
    const [x, y] = [this.#versions[a]!, this.#versions[b]!];
    const found = new Set([...new Set([...x.keys(), ...y.keys()])].filter((id) => this.#text(x.get(id)) !== this.#text(y.get(id))));
    const readers = new Map<string, string[]>();
    for (const [id, { expr }] of x) this.#readIn(expr, false, (read) => readers.set(read, [...readers.get(read) ?? [], id]));
    const queue = [...found];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      for (const reader of readers.get(next) ?? []) if (!found.has(reader)) { found.add(reader); queue.push(reader); }
    }
    this.#differences.set(key, found);
    return found;
  }

  /**
   * The values that an expression reads as its own version has them. What it reads in other periods (a total of the
   * months, the year before) is there as the version that governs each of them has it, whichever version reads it.
   */
  #readIn(expr: Expr, elsewhere: boolean, visit: (id: string) => void): void {
    if (expr.op === 'var') {
      if (!elsewhere || this.#isByVersion(expr.id)) visit(expr.id);
      return;
    }
    if (expr.op === 'at') {
      this.#readIn(expr.arg, elsewhere || (expr.back ?? 0) > 0 || expr.period !== undefined, visit);
      if (expr.else) this.#readIn(expr.else, elsewhere, visit);
      return;
    }
    for (const { expr: child } of childrenOf(expr)) this.#readIn(child, elsewhere || expr.op === 'over', visit);
  }

  #text(variable: Var | undefined): string {
    if (!variable) return '';
    const text = this.#texts.get(variable) ?? JSON.stringify({ ...variable, expr: this.#byLines(variable.expr) });
    this.#texts.set(variable, text);
    return text;
  }
}

/** The name of a version's own value or line; that of the first is the plain one. */
export function nameIn(id: string, version: number): string {
  return version === 0 ? id : `${id}@${version + 1}`;
}
