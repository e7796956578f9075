/** `splits the year for Quality, measured over each part`: what is paid for a part by the results of its own months. */
import type { Expr, Fact, GrainId, IsoDate, Period, Var } from '@remit/program';
import { childrenOf } from '@remit/program/walk';
import { mapChildren } from '../../emit/map-children.ts';
import type { Timeline } from './timeline.ts';

/** A part of a period: its first day, and the first day after it. */
export interface Part { period: Period; from: IsoDate; end: IsoDate }

/** Why a part has no results of its own. */
export interface NoResults { problem: string; instead: string }

const WHOLE = "Write 'measured over the whole year' instead, or let it be counted each month or quarter: 'measured over the 12 months ending with the period'.";

/**
 * Measures that are counted in months or quarters and added up over the period: in a part only its own are. Every value
 * on the way from a measure to the payment has a second name for the part (`Control.value from 2028-10-01`); sums of money, sizes
 * and prices are read as they stand for the whole period.
 */
export class PartMeasures {
  readonly #timeline: Timeline;
  readonly #vars: Map<string, Var>;
  readonly #measured: ReadonlyMap<string, Fact>;
  readonly #reaches = new Map<string, boolean>();

  constructor(timeline: Timeline, vars: Map<string, Var>, measured: ReadonlyMap<string, Fact>) {
    this.#timeline = timeline;
    this.#vars = vars;
    this.#measured = measured;
  }

  /** An expression as the part has it, or why it has no results of its own. */
  of(expr: Expr, part: Part): { expr: Expr } | NoResults {
    if (!this.#isMeasured(expr)) return { problem: 'no measure stands in what it pays', instead: "Write 'measured over the whole year' instead." };
    const problems: NoResults[] = [];
    const made = this.#in(expr, part, problems);
    return problems[0] ?? { expr: made };
  }

  #in(expr: Expr, part: Part, problems: NoResults[]): Expr {
    if (!this.#isMeasured(expr)) return expr;
    switch (expr.op) {
      case 'fact': {
        const fact = this.#measured.get(expr.id)!;
        problems.push({ problem: `'${expr.id}' is reported once for each ${fact.grain}`, instead: WHOLE });
        return expr;
      }
      case 'var': return { op: 'var', id: this.#named(expr.id, part, problems) };
      case 'at': return (expr.back ?? 0) > 0 || expr.period !== undefined ? expr : { ...expr, arg: this.#in(expr.arg, part, problems) };
      case 'byPeriod': {
        const own = expr.grain === part.period.grain ? expr.cases.find((one) => one.periods.includes(part.period.id))?.v ?? expr.else : undefined;
        return own ? this.#in(own, part, problems) : mapChildren(expr, (child) => this.#in(child, part, problems));
      }
      case 'over': return this.#over(expr, part, problems);
      default: return mapChildren(expr, (child) => this.#in(child, part, problems));
    }
  }

  #over(expr: Extract<Expr, { op: 'over' }>, part: Part, problems: NoResults[]): Expr {
    const all = this.#timeline.periodsOf(expr.grain).filter((p) => p.start >= part.period.start && p.end <= part.period.end);
    const own = all.filter((p) => p.start >= part.from && p.end <= part.end);
    const cut = all.find((p) => p.start < part.from && part.from < p.end || p.start < part.end && part.end < p.end);
    if (all.length === 0) problems.push({ problem: `what it reads is counted in each ${expr.grain}, which is no shorter`, instead: WHOLE });
    else if (cut) problems.push({ problem: `what it reads is counted in each ${expr.grain}, and '${cut.id}' lies in both parts`, instead: `Let the variation take effect on the first day of a ${expr.grain}, or write 'measured over the whole year'.` });
    else if (typeof expr.window === 'object' && expr.window.last < all.length) problems.push({ problem: `what it reads is counted over ${expr.window.last} of the ${all.length} ${expr.grain}s of the period only`, instead: WHOLE });
    const id = (grain: GrainId): Expr => ({ op: 'byPeriod', grain, cases: [{ periods: own.map((p) => p.id), v: expr.arg }], else: { op: 'notApplicable', reason: 'another part' } });
    return { ...expr, arg: id(expr.grain) };
  }

  #named(id: string, part: Part, problems: NoResults[]): string {
    const name = `${id} from ${part.from}`;
    const like = this.#vars.get(id)!;
    if (this.#vars.has(name)) return name;
    const { published: _published, ...rest } = like;
    this.#vars.set(name, { ...rest, id: name, expr: like.expr });
    this.#vars.set(name, { ...rest, id: name, expr: this.#in(like.expr, part, problems) });
    return name;
  }

  /** Whether a measure is read, directly or through values. */
  #isMeasured(expr: Expr): boolean {
    if (expr.op === 'fact') return this.#measured.has(expr.id);
    if (expr.op !== 'var') return childrenOf(expr).some((child) => this.#isMeasured(child.expr));
    const known = this.#reaches.get(expr.id);
    if (known !== undefined) return known;
    const like = this.#vars.get(expr.id);
    const found = like !== undefined && this.#isMeasured(like.expr);
    this.#reaches.set(expr.id, found);
    return found;
  }
}
