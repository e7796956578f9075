import type { Expr, Fund } from '@remit/program';
import { constant } from './expressions.ts';
import { money } from './numbers.ts';
import type { Scope } from './scope.ts';

export const PARTIES = ['icb', 'council', 'ministry', 'prime', 'sub'];

/** The most of a fund or a cap: a constant, a case by year, or a fact of the year. */
function most(s: Scope, window: 'year' | 'term'): Expr {
  const r = s.r;
  const constantMost = (): Expr => constant(r.chance(10) ? '33.335' : money(r));
  const facts = s.facts.filter((f) => f.each.length === 0 && (f.type === 'money' || f.type === 'number') && f.grain === window);
  return r.weighted<Expr>([
    [8, constantMost],
    [1, () => (window === 'year' ? { op: 'byPeriod', grain: 'year', cases: [{ periods: ['Y1'], v: constantMost() }], else: constantMost() } : constantMost())],
    [facts.length > 0 ? 1 : 0, () => ({ op: 'fact', id: r.pick(facts).id })],
    [1, () => ({ op: 'notApplicable', reason: 'no limit' })],
  ]);
}

/** Funds with shares that come to one. */
export function funds(s: Scope): Fund[] {
  const r = s.r;
  const out: Fund[] = [];
  for (let i = 0, n = r.int(0, 2); i < n; i++) {
    const shares = r.pick([['1'], ['1/3', '2/3'], ['0.5', '0.5'], ['0.25', '0.25', '0.5'], ['1/3', '1/3', '1/3'], ['0.01', '0.99'], ['0', '1']]);
    const parties = r.shuffled(['icb', 'council', 'ministry', 'prime']);
    const window = () => r.pick(['year', 'term'] as const);
    const sources = shares.map((share, k) => {
      const w = window();
      const to = r.chance(50) ? parties[parties.length - 1]! : r.pick(parties.filter((x) => x !== parties[k]));
      return { party: parties[k]!, share, ...(r.chance(40) ? { cap: { window: w, max: most(s, w), overflowTo: to } } : {}) };
    });
    out.push({
      id: `fund${i + 1}`, sources, ...(sources.length > 1 && r.chance(35) ? { remainderTo: r.pick(sources).party } : {}),
      limits: Array.from({ length: r.weighted([[2, () => 0], [5, () => 1], [1, () => 2]]) }, () => { const w = window(); return { window: w, max: most(s, w) }; }),
      whenExceeded: r.weighted<Fund['whenExceeded']>([[2, () => ({ rule: 'hold' })], [3, () => ({ rule: 'inOrder' })], [3, () => ({ rule: 'scale' })], [2, () => ({ rule: 'overflow', to: r.pick(PARTIES) })]]),
      unfunded: r.weighted<Fund['unfunded']>([[2, () => ({ rule: 'lapses' })], [3, () => ({ rule: 'carried' })], [2, () => ({ rule: 'owed', by: r.pick(PARTIES) })]]),
    });
  }
  return out;
}
