/** Collects what the compiler has to say, each thing once. */
import type { Severity } from '@remit/language/diagnostics/entry';
import type { Place } from '../emit/origin.ts';
import { CATALOGUE, type CompilerCode, type CompilerData } from './catalogue.ts';

/** One finding of the compiler, at a place of the text. */
export interface Finding { code: string; severity: Severity; message: string; place?: Place }

/** Findings in the order in which they arose. */
export class Findings {
  readonly all: Finding[] = [];
  readonly #seen = new Set<string>();

  add<C extends CompilerCode>(code: C, place: Place | undefined, data: CompilerData<C>): void {
    const entry = CATALOGUE[code];
    const message = (entry.message as (data: CompilerData<C>) => string)(data);
    const key = JSON.stringify([code, place, message]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.all.push({ code: entry.code, severity: entry.severity, message, ...(place ? { place } : {}) });
  }

  /** Whether something stands in the way of a program. */
  get refused(): boolean {
    return this.all.some((f) => f.severity === 'error');
  }
}
