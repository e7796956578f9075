import type { Overview } from '@remit/language/overview/overview';
import type { Program } from '@remit/program';
import { cmp, div, eq, formatNumber, fromInteger, mul, parseNumber, type Rational } from '@remit/program/rational';
import { factOfOutcome } from './fact-behind.ts';
import { bandEnds } from './band-ends.ts';
import { grouped } from '@remit/program/in-words';
import type { FactScale } from './fact-scale.ts';
import type { WhatIfMark } from './protocol.ts';

type Curve = Overview['curves'][number];

/** What marks are called, by the levels of an outcome. */
const LEVELS = { baseline: 'baseline', floor: 'floor', target: 'target', stretch: 'stretch target' } as const;

/** The values that mean something for each fact, by its id: levels of the outcome that it measures, and where money changes course by it; the least first, as on a slider. */
export function marksOf({ outcomes, curves }: Overview, program: Program, scaleOf: (fact: string) => FactScale | undefined): Map<string, WhatIfMark[]> {
  const found = new Map<string, WhatIfMark[]>();
  const names = new Map(outcomes.map(({ id, name }) => [id, name]));
  for (const curve of curves) {
    const name = curve.outcome === undefined ? undefined : names.get(curve.outcome);
    const fact = name === undefined ? undefined : factOfOutcome(program, name);
    const scale = fact === undefined ? undefined : scaleOf(fact);
    if (fact === undefined || !scale) continue;
    const marks = found.get(fact) ?? [];
    found.set(fact, marks);
    marks.push(...levelMarks(curve, scale), ...cliffMarks(curve, scale));
  }
  for (const [fact, ends] of bandEnds(program)) {
    const scale = scaleOf(fact);
    if (scale) found.set(fact, [...found.get(fact) ?? [], ...ends.flatMap((end) => cliffAt(formatNumber(mul(end, scale.factor)), scale))]);
  }
  return new Map([...found].map(([fact, marks]) => [fact, marks.filter(({ at }, index) => marks.findIndex((one) => one.at === at) === index).sort((a, b) => cmp(parseNumber(a.at)!, parseNumber(b.at)!))]));
}

function levelMarks({ levels, unit }: Curve, scale: FactScale): WhatIfMark[] {
  return levels.flatMap(({ level, x }): WhatIfMark[] => {
    const at = shown(x, unit, scale);
    return at === undefined ? [] : [{ at, words: `${LEVELS[level]} ${worded(at, scale)}`, kind: 'level' }];
  });
}

/** A cliff is where two pieces meet at one result and not at one height. */
function cliffMarks({ pieces, unit }: Curve, scale: FactScale): WhatIfMark[] {
  return pieces.slice(1).flatMap(({ points: [first] }, index): WhatIfMark[] => {
    const last = pieces[index]!.points.at(-1);
    if (!first || !last || first.x !== last.x || first.y === last.y) return [];
    const at = shown(first.x, unit, scale);
    return at === undefined ? [] : cliffAt(at, scale);
  });
}

function cliffAt(at: string, scale: FactScale): WhatIfMark[] {
  return at.includes('/') ? [] : [{ at, words: `jump at ${worded(at, scale)}`, kind: 'cliff' }];
}

/** A result of a curve in the unit of the box. Curves draw rates as they are written. */
function shown(x: string, unit: Curve['unit'], { factor, bare }: FactScale): string | undefined {
  const value = parseNumber(x);
  if (!value) return undefined;
  const own = unit.rates === undefined ? value : rateOf(value, unit.rates);
  if (!own) return undefined;
  const text = formatNumber(eq(factor, fromInteger(1)) || (unit.rates === undefined && bare !== undefined && bare !== 'hundredths') ? own : mul(own, factor));
  return text.includes('/') ? undefined : text;
}

/** "98" per "per 100" is 0.98. */
function rateOf(value: Rational, rates: string): Rational | undefined {
  const per = parseNumber((/^per ([\d,]+)/.exec(rates)?.[1] ?? '').replaceAll(',', ''));
  return per && div(value, per);
}

function worded(at: string, { prefix = '', suffix }: FactScale): string {
  return `${prefix}${grouped(at)}${suffix === undefined ? '' : suffix === '%' ? '%' : ` ${suffix}`}`;
}

