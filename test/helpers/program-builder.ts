import type { Expr, Fact, FactsDocument, Fund, Line, Observation, Period, Program, Slot, Var } from '@remit/program';

type Given<T extends { id: string }> = Partial<T> & { id: string };

/** A contract of two years from 1 April 2026, with quarters and months, one year of history and the term. */
export function buildProgram(given: Partial<Omit<Program, 'vars' | 'facts' | 'lines' | 'funds'>> & {
  facts?: Given<Fact>[]; vars?: Given<Var>[]; lines?: Given<Line>[]; funds?: Given<Fund>[];
} = {}): Program {
  const periods = given.periods ?? PERIODS;
  return {
    format: 'remit-program/1.0', requires: [], id: 'test', name: 'Test', version: '1', status: 'design', profile: 'generic',
    currency: { code: 'GBP', scale: 2 }, term: { start: '2026-04-01', end: '2028-04-01' },
    parties: ['buyer', 'second', 'third', 'provider'].map(id => ({ id, roles: [] })),
    groups: [], sets: [], grains: ['month', 'quarter', 'year', 'term'], rows: [], checks: [],
    ...given,
    periods,
    facts: (given.facts ?? []).map((fact): Fact => ({ type: 'number', grain: 'year', each: [], ...fact })),
    vars: (given.vars ?? []).map((each): Var => ({ type: 'number', grain: 'year', each: [], expr: num('0'), ...each })),
    funds: (given.funds ?? []).map((fund): Fund => ({
      sources: [{ party: 'buyer', share: '1' }], limits: [], whenExceeded: { rule: 'hold' }, unfunded: { rule: 'lapses' }, ...fund })),
    lines: (given.lines ?? []).map((line): Line => {
      const grain = line.grain ?? 'year';
      return {
        kind: 'payment', of: line.id, from: { party: 'buyer' }, to: { party: 'provider' }, grain, each: [],
        schedule: schedule(periods, grain), amount: num('0'), recovery: { how: 'carry' }, lateDays: 10, ...line,
      };
    }),
  };
}

/** Slots for every period of a grain in the term: open at its end, due on day 15 after it. */
export function schedule(periods: readonly Period[], grain: string): Slot[] {
  return periods.filter(period => period.grain === grain && !period.history)
    .map(period => ({ period: period.id, opens: period.end, due: period.end.replace(/01$/, '15') }));
}

/** Facts as a document. */
export function factsOf(observations: Observation[] = [], rest: Partial<FactsDocument> = {}): FactsDocument {
  return { format: 'remit-facts/1.0', observations, ...rest };
}

export const num = (v: string): Expr => ({ op: 'number', v });
export const fact = (id: string, part?: 'numerator' | 'denominator' | 'excluded'): Expr => (part ? { op: 'fact', id, part } : { op: 'fact', id });
export const ref = (id: string): Expr => ({ op: 'var', id });
export const lineRef = (id: string): Expr => ({ op: 'line', id });
export const add = (...args: Expr[]): Expr => ({ op: 'add', args });
export const sub = (...args: Expr[]): Expr => ({ op: 'sub', args });
export const mul = (...args: Expr[]): Expr => ({ op: 'mul', args });
export const div = (...args: Expr[]): Expr => ({ op: 'div', args });
export const pence = (arg: Expr): Expr => ({ op: 'round', arg, unit: '0.01', mode: 'halfExpand' });

const MONTHS = ['04', '05', '06', '07', '08', '09', '10', '11', '12', '01', '02', '03'];

function yearOf(first: number, history: boolean): Period[] {
  const id = `${first}/${String(first + 1).slice(2)}`;
  const flag = history ? { history: true as const } : {};
  const starts = [...MONTHS.map((month, index) => `${index < 9 ? first : first + 1}-${month}-01`), `${first + 1}-04-01`];
  const term: Record<string, string> = history ? {} : { term: 'term' };
  const year: Period = { id, grain: 'year', start: starts[0]!, end: starts[12]!, in: { ...term }, ...flag };
  const quarters = [0, 1, 2, 3].map((quarter): Period => (
    { id: `${id}-Q${quarter + 1}`, grain: 'quarter', start: starts[quarter * 3]!, end: starts[quarter * 3 + 3]!, in: { year: id, ...term }, ...flag }));
  const months = MONTHS.map((_, month): Period => ({
    id: starts[month]!.slice(0, 7), grain: 'month', start: starts[month]!, end: starts[month + 1]!,
    in: { quarter: quarters[Math.floor(month / 3)]!.id, year: id, ...term }, ...flag,
  }));
  return [...months, ...quarters, year];
}

/** History 2025/26, then 2026/27 and 2027/28. */
export const PERIODS: Period[] = [
  ...yearOf(2025, true), ...yearOf(2026, false), ...yearOf(2027, false),
  { id: 'term', grain: 'term', start: '2026-04-01', end: '2028-04-01', in: {} },
];

export const least = (...args: Expr[]): Expr => ({ op: 'min', args });
export const greatest = (...args: Expr[]): Expr => ({ op: 'max', args });
export const and = (...args: Expr[]): Expr => ({ op: 'and', args });
export const or = (...args: Expr[]): Expr => ({ op: 'or', args });
export const compare = (rel: 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne', a: Expr, b: Expr): Expr => ({ op: 'cmp', rel, args: [a, b] });
export const truth = (v: boolean): Expr => ({ op: 'bool', v });
export const code = (v: string): Expr => ({ op: 'code', v });
export const notApplicable = (reason: string): Expr => ({ op: 'notApplicable', reason });
/** Total over the members or elements of a dimension. */
export const totalOver = (dim: string, arg: Expr, where?: Expr): Expr => ({ op: 'agg', fn: 'sum', in: { dim }, arg, ...(where ? { where } : {}) });

/** An observation for a year. */
export const seen = (id: string, value: Observation['value'], dims?: Record<string, string>, period = '2026/27'): Observation => (
  { fact: id, period, value, ...(dims ? { dims } : {}) });
