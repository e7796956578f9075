/** Collects what the compiler has to say, each thing once. */
import type { Severity } from '@remit/language/diagnostics/entry';
import type { Place } from '../emit/origin.ts';
import { CATALOGUE, type CompilerCode, type CompilerData } from './catalogue.ts';

/** One finding of the compiler, at a place of the text. */
export interface Finding { code: string; severity: Severity; message: string; place?: Place; related?: RelatedPlace[] }

/** Another place that has to do with a finding, and what stands there. */
export interface RelatedPlace { message: string; place: Place }

/** Each finding once: what two contracts share is found with each of them. */
export function eachOnce(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((one) => [JSON.stringify([one.code, one.place, one.message]), one])).values()];
}

/** Findings in the order in which they arose. */
export class Findings {
  readonly all: Finding[] = [];
  readonly #seen = new Set<string>();

  add<C extends CompilerCode>(code: C, place: Place | undefined, data: CompilerData<C>, related: RelatedPlace[] = []): void {
    const entry = CATALOGUE[code];
    const message = (entry.message as (data: CompilerData<C>) => string)(data);
    const key = JSON.stringify([code, place, message]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.all.push({ code: entry.code, severity: entry.severity, message, ...(place ? { place } : {}), ...(related.length > 0 ? { related } : {}) });
  }

  /** Whether something stands in the way of a program. */
  get refused(): boolean {
    return this.all.some((f) => f.severity === 'error');
  }
}
