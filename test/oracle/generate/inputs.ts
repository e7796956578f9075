import type { Fact, FactType, RowTable } from '@remit/program';
import { CODES } from './conditions.ts';
import { constant } from './expressions.ts';
import type { Scope } from './scope.ts';
import { dimensions } from './scope.ts';

const TYPES: readonly FactType[] = ['money', 'number', 'percentage', 'count', 'ratio', 'ratio', 'bool', 'code', 'date'];

/** A grain that facts and vars may have: never `term` where history could be read. */
export function anyGrain(s: Scope): string {
  const grains = s.calendar.grains.filter((g) => g !== 'term' || !s.calendar.hasHistory);
  return s.r.pick(grains);
}

/** The declared facts. */
export function facts(s: Scope): Fact[] {
  const r = s.r;
  const out: Fact[] = [];
  for (let i = 0, n = r.int(2, 7); i < n; i++) {
    const type = s.plain ? r.pick(['money', 'money', 'percentage'] as const) : r.pick(TYPES);
    const f: Fact = { id: `fact${i + 1}`, type, grain: anyGrain(s), each: dimensions(s, 50, 35) };
    if (type === 'ratio') f.parts = { numerator: 'n', denominator: 'd', ...(r.chance(50) ? { excluded: 'x' } : {}) };
    if (type === 'ratio' && r.chance(50)) f.emptyIsNotApplicable = true;
    if (type === 'code') f.codes = CODES;
    if (r.chance(45)) f.mayBeNotApplicable = true;
    if (type === 'money' || type === 'number' || type === 'count') {
      if (r.chance(15)) f.min = constant('-1000');
      if (r.chance(15)) f.max = constant('1000');
    }
    out.push(f);
  }
  return out;
}

/** Row tables, now and then. */
export function tables(s: Scope): RowTable[] {
  const r = s.r;
  if (r.chance(70)) return [];
  return [{
    id: 'people', grain: anyGrain(s), each: dimensions(s, 50, 30), key: ['person'],
    columns: [
      { id: 'person', type: 'code', codes: ['p1', 'p2', 'p3'] }, { id: 'cost', type: 'money', ...(r.chance(40) ? { min: '0' } : {}), ...(r.chance(40) ? { max: '1000' } : {}) }, { id: 'weeks', type: 'count' },
      { id: 'home', type: 'bool' }, { id: 'band', type: 'code', codes: CODES },
    ],
  }];
}
