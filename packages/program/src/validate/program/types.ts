import type { Expr } from '../../expression.ts';
import type { ProgramCheck, Report } from './check.ts';
import type { ValueKind } from './kinds-of-value.ts';
import type { ProgramModel } from './model.ts';
import type { Scope } from './scope.ts';
import { defineFinding, finding } from '../finding.ts';
import { childrenOf } from '../../walk.ts';
import { kindOfType } from './kinds-of-value.ts';
import { innerScope, outerScope } from './scope.ts';

const wrongKind = defineFinding({
  code: 'PRG-030', title: 'Wrong type of value',
  message: 'This is a {found}, where a {needed} is needed.',
  why: 'An amount cannot be computed from a value of another type.',
  fix: 'Give a {needed} here.',
});

/** Every expression has the type that its place needs. */
export const types: ProgramCheck = {
  kinds: [wrongKind],
  run(model, report) {
    const vars = new Map(model.program.vars.map(each => [`var ${each.id}`, kindOfType(each.type)]));
    const facts = new Map(model.program.facts.map(each => [`fact ${each.id}`, kindOfType(each.type)]));
    for (const root of model.roots) {
      const name = `${root.owner.kind} ${root.owner.id}`;
      const needed: ValueKind = root.role === 'condition' ? 'truth value' : vars.get(name) ?? facts.get(name) ?? 'number';
      new Typing(model, report).need(needed, root.expr, root.at, outerScope(model, root.each));
    }
  },
};

/** A kind, or undefined where any kind will do ("not applicable") or one was already found wrong. */
type Found = ValueKind | undefined;

class Typing {
  readonly #model: ProgramModel;
  readonly #report: Report;

  constructor(model: ProgramModel, report: Report) {
    this.#model = model;
    this.#report = report;
  }

  need(needed: ValueKind, expr: Expr, at: string, scope: Scope): void {
    const found = this.#kindOf(expr, at, scope);
    if (found !== undefined && found !== needed) this.#report(finding(wrongKind, at, { found, needed }));
  }

  #kindOf(expr: Expr, at: string, scope: Scope): Found {
    const child = (place: string): { expr: Expr; at: string; scope: Scope } => {
      const found = childrenOf(expr).find(each => each.at === place)!;
      return { expr: found.expr, at: at + place, scope: innerScope(expr, place, scope, this.#model) };
    };
    const need = (kind: ValueKind, ...places: string[]): void => places.forEach(place => { const { expr: inner, at: where, scope: own } = child(place); this.need(kind, inner, where, own); });
    const kind = (place: string): Found => { const { expr: inner, at: where, scope: own } = child(place); return this.#kindOf(inner, where, own); };
    const same = (...places: string[]): Found => this.#same(places.map(place => ({ kind: kind(place), at: at + place })));
    const places = childrenOf(expr).map(each => each.at);
    const ending = (...ends: string[]): string[] => places.filter(place => ends.some(end => place.endsWith(end)));
    switch (expr.op) {
      case 'number': case 'line': case 'ordinal': case 'earned': case 'partOf': return 'number';
      case 'bool': case 'reviewed': return 'truth value';
      case 'code': case 'key': return 'code';
      case 'date': return 'date';
      case 'notApplicable': return undefined;
      case 'missing':
        need('number', '/count');
        return undefined;
      case 'fact': return expr.part ? 'number' : kindOfType(this.#model.facts.get(expr.id)!.type);
      case 'var': return kindOfType(this.#model.vars.get(expr.id)!.type);
      case 'column': {
        const column = scope.table?.columns.find(each => each.id === expr.id);
        return column && kindOfType(column.type);
      }
      case 'add': case 'sub': case 'mul': case 'div': case 'min': case 'max':
      case 'round': case 'heldPart': case 'interpolate': case 'split':
        need('number', ...places);
        return 'number';
      case 'cmp': return this.#comparison(expr, at, same(...places));
      case 'and': case 'or': case 'not':
        need('truth value', ...places);
        return 'truth value';
      case 'case':
        need('truth value', ...ending('/if'));
        return same(...ending('/then', '/else'));
      case 'isMissing': case 'isNotApplicable':
        kind('/arg');
        return 'truth value';
      case 'orElse': case 'deadline': case 'byPeriod': case 'at':
        return same(...places);
      case 'decided': return kindOfType(this.#model.judgements.get(expr.id)!.type);
      case 'outer': case 'pick': case 'atReview': return kind('/arg');
      case 'known':
        need('truth value', ...ending('/unless'));
        return kind('/arg');
      case 'band':
        need('number', '/x', ...ending('/to'));
        if (expr.mode === 'whole') return same(...ending('/v'));
        need('number', ...ending('/v'));
        return 'number';
      case 'lookup':
        need('code', '/by');
        return same(...places.filter(place => place !== '/by'));
      case 'over':
        if (expr.fn === 'count') kind('/arg'); else need('number', '/arg');
        return 'number';
      case 'agg':
        need('truth value', ...ending('/where'));
        if (expr.fn === 'count') kind('/arg'); else need('number', '/arg');
        return 'number';
      case 'alloc':
        need('truth value', ...ending('/where'));
        need('number', ...places.filter(place => place !== '/where'));
        return 'number';
    }
  }

  /** The kind of the first that has one; the others must be of it. */
  #same(all: readonly { kind: Found; at: string }[]): Found {
    const needed = all.find(each => each.kind !== undefined)?.kind;
    for (const { kind, at } of all) if (kind !== undefined && kind !== needed) this.#report(finding(wrongKind, at, { found: kind, needed: needed! }));
    return needed;
  }

  #comparison(expr: Extract<Expr, { op: 'cmp' }>, at: string, kind: Found): ValueKind {
    const ordered = kind === undefined || kind === 'number' || kind === 'date';
    if (!ordered && expr.rel !== 'eq' && expr.rel !== 'ne') this.#report(finding(wrongKind, at, { found: kind, needed: 'number or a date' }));
    return 'truth value';
  }
}
