/** Which version governs which period. Versions are counted from 0 here. */
import type { GrainId, IsoDate, Period } from '@remit/program';
import type { ContractVersion } from './variations.ts';

/** The versions of a contract laid over its periods. */
export class Timeline {
  readonly versions: readonly ContractVersion[];
  readonly #periods: readonly Period[];

  constructor(versions: readonly ContractVersion[], periods: readonly Period[]) {
    this.versions = versions;
    this.#periods = periods;
  }

  /** The version in force on a day; before the term, the first. */
  at(day: IsoDate): number {
    return Math.max(0, this.versions.findLastIndex((v) => v.effective <= day));
  }

  /** The version that governs a period: the one in force on its first day. */
  governing(period: Period): number {
    return this.at(period.start);
  }

  /** The versions that take effect inside a period, after its first day. */
  inside(period: Period): number[] {
    return this.versions.flatMap((v, i) => (period.start < v.effective && v.effective < period.end ? [i] : []));
  }

  /** The periods of a grain, those before the term too. */
  periodsOf(grain: GrainId): Period[] {
    return this.#periods.filter((p) => p.grain === grain);
  }
}
