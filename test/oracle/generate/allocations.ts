import type { Expr } from '@remit/program';
import { condition } from './conditions.ts';
import { constant, deeper, notNegative, numeric } from './expressions.ts';
import { positive } from './numbers.ts';
import type { Place, Scope } from './scope.ts';
import { above } from './scope.ts';

/** The share of the member at hand in a sum. */
export function amount(s: Scope, p: Place): Expr {
  const r = s.r;
  const dims = p.bound.filter((d) => !p.bound.some((b) => above(s, b).includes(d)));
  const dim = r.pick(dims);
  const inner = deeper(p, { again: [...new Set([...p.again, dim])] });
  const low = r.chance(35) ? (r.chance(70) ? constant(positive(r)) : notNegative(s, { ...inner, depth: 0 })) : undefined;
  const high: Expr | undefined = r.chance(35) ? { op: 'add', args: [low ?? constant('0'), r.chance(70) ? constant(positive(r)) : notNegative(s, { ...inner, depth: 0 })] } : undefined;
  return {
    op: 'alloc', total: r.chance(60) ? constant(r.pick(['10', '100', '0.05', '1', '33.335', '0'])) : numeric(s, { ...deeper(p), bound: p.bound.filter((d) => d !== dim && !above(s, dim).includes(d)), again: p.again.filter((d) => d !== dim) }), dim,
    weight: notNegative(s, inner), ...(r.chance(35) ? { where: condition(s, inner) } : {}),
    ...(low ? { min: low } : {}), ...(high ? { max: high } : {}), unit: r.pick(['0.01', '1', '0.5']),
  };
}
