import { readdirSync, readFileSync } from 'node:fs';
import type { FactsDocument, IsoDate, Program, Result } from '@remit/program';

/** A small case with results that a person has worked out. `sum` is the working. */
export interface CorpusCase {
  name: string;
  title: string;
  sum: string[];
  program: Program;
  /** Each section of `expect` is complete; its elements name only the fields that were worked out. */
  steps: { asOf: IsoDate; facts: FactsDocument; expect: Partial<Record<keyof Result, object[]>> }[];
}

const folder = new URL('corpus/', import.meta.url);

/** Every case of the corpus. */
export function corpus(): CorpusCase[] {
  return readdirSync(folder).filter((f) => f.endsWith('.json')).sort()
    .map((f) => ({ name: f.replace('.json', ''), ...(JSON.parse(readFileSync(new URL(f, folder), 'utf8')) as Omit<CorpusCase, 'name'>) }));
}

/** What of an expectation a result does not meet, in words; empty if it meets all. */
export function unmet(expect: CorpusCase['steps'][number]['expect'], result: Record<string, unknown>): string[] {
  const out: string[] = [];
  for (const [section, wanted] of Object.entries(expect)) {
    const got = [...((result[section] ?? []) as object[])];
    for (const want of wanted!) {
      const i = got.findIndex((g) => matches(want, g));
      if (i < 0) out.push(`${section}: no ${JSON.stringify(want)}`);
      else got.splice(i, 1);
    }
    for (const extra of got) out.push(`${section}: not expected ${JSON.stringify(extra)}`);
  }
  return out;
}

function matches(want: unknown, got: unknown): boolean {
  if (Array.isArray(want)) {
    if (!Array.isArray(got)) return false;
    const money = got.filter((g: { amount?: string }) => !/^-?0\.?0*$/.test(g?.amount ?? '1'));
    return money.length === want.length && want.every((w) => money.some((g) => matches(w, g)));
  }
  if (want !== null && typeof want === 'object') {
    return got !== null && typeof got === 'object' && Object.entries(want).every(([k, v]) => matches(v, (got as Record<string, unknown>)[k]));
  }
  return want === got;
}
