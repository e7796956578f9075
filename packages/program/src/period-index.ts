import type { At, GrainId, Over, PeriodId } from './expression.ts';
import type { Period } from './program.ts';

/** The periods of a program, and the steps from one to others that `at` and `over` take (semantics, section 4). */
export class PeriodIndex {
  readonly #byId: ReadonlyMap<PeriodId, Period>;
  readonly #byGrain = new Map<GrainId, Period[]>();
  readonly #places = new Map<Period, number>();
  readonly #windows = new Map<string, readonly Period[] | undefined>();

  /** `periods` as a program lists them: by grain and then by start. */
  constructor(periods: readonly Period[]) {
    this.#byId = new Map(periods.map(period => [period.id, period]));
    for (const period of periods) {
      const list = this.#byGrain.get(period.grain);
      if (list) list.push(period);
      else this.#byGrain.set(period.grain, [period]);
      this.#places.set(period, this.#byGrain.get(period.grain)!.length - 1);
    }
  }

  get(id: PeriodId): Period | undefined {
    return this.#byId.get(id);
  }

  /** Every period of a grain in order, history included. */
  ofGrain(grain: GrainId): readonly Period[] {
    return this.#byGrain.get(grain) ?? [];
  }

  /** The period of a grain that contains this one (itself for its own grain); undefined if there is none. */
  containing(period: Period, grain: GrainId): Period | undefined {
    if (period.grain === grain) return period;
    return Object.hasOwn(period.in, grain) ? this.#byId.get(period.in[grain]!) : undefined;
  }

  /** The period that `at` moves to; undefined where there is no such period. */
  moved(period: Period, { back = 0, grain = period.grain, period: named }: Pick<At, 'back' | 'grain' | 'period'>): Period | undefined {
    if (named !== undefined) return this.#byId.get(named);
    const from = this.containing(period, grain);
    return from && this.ofGrain(grain)[this.#places.get(from)! - back];
  }

  /** The periods that `over` goes through, in order; undefined where there are too few, or none of the grain starts in this period. */
  window(period: Period, { grain, window }: Pick<Over, 'grain' | 'window'>): readonly Period[] | undefined {
    const key = JSON.stringify([grain, window, period.id]);
    if (!this.#windows.has(key)) this.#windows.set(key, this.#findWindow(period, grain, window));
    return this.#windows.get(key);
  }

  #findWindow(period: Period, grain: GrainId, window: Over['window']): readonly Period[] | undefined {
    const all = this.ofGrain(grain);
    if (window === 'term') return all.filter(each => !each.history);
    const started = all.filter(each => startsIn(each, period));
    const last = started.at(-1);
    if (last === undefined) return undefined;
    if (window === 'in') return period.history ? started : started.filter(each => !each.history);
    const end = this.#places.get(last)! + 1;
    if (window === 'toDate') return all.slice(0, end).filter(each => !each.history);
    return end < window.last ? undefined : all.slice(end - window.last, end);
  }

  /** Whether any period of the grain starts in this one. */
  anyStartsIn(period: Period, grain: GrainId): boolean {
    return this.ofGrain(grain).some(each => startsIn(each, period));
  }
}

/** Whether the first day of `inner` lies in `outer`. */
export function startsIn(inner: Period, outer: Period): boolean {
  return outer.start <= inner.start && inner.start < outer.end;
}
