/** `in bands { below 50%: 0%, 50% to below 60%: 40%, otherwise: 100% }` */
import type { Expr } from '@remit/program';
import type { Band, Bands } from '@remit/language/ast';
import { and, choose, compare, same } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';

interface Edges { from?: Expr; includesFrom: boolean; to?: Expr; includesTo: boolean; otherwise: boolean; v: Expr }

/** Bands that follow on each other become a band node; any other set of bands a choice in written order. */
export function lowerBands(cx: Context, node: Bands, x: Expr, scope: Scope): Expr {
  const bands = node.bands.map((band) => edges(cx, band, scope));
  if (areContiguous(bands)) {
    return {
      op: 'band', mode: 'whole', x,
      bands: bands.map((b) => ({ ...(b.to ? { to: b.to } : {}), ...(b.to && b.includesTo ? { includesTo: true } : {}), v: b.v })),
    };
  }
  const otherwise = bands.find((b) => b.otherwise);
  if (!otherwise) return cx.refuse('OUT-008', node, {});
  return choose(bands.filter((b) => !b.otherwise).map((b) => ({ if: test(b, x), then: b.v })), otherwise.v);
}

function edges(cx: Context, band: Band, scope: Scope): Edges {
  const edge: Scope = { ...scope, price: undefined };
  const from = band.from && lowerExpression(cx, band.from, edge);
  const to = band.to && lowerExpression(cx, band.to, edge);
  return {
    ...(from ? { from } : {}), ...(to ? { to } : {}),
    includesFrom: !band.above, includesTo: !band.below,
    otherwise: band.otherwise, v: lowerExpression(cx, band.value, scope),
  };
}

/** From below without a gap: each band begins where the one before it ended, and the last is open. */
function areContiguous(bands: readonly Edges[]): boolean {
  const last = bands.at(-1);
  if (!last || last.to || bands[0]!.from) return false;
  return bands.every((band, i) => {
    const before = bands[i - 1];
    if (i < bands.length - 1 && !band.to) return false;
    if (!before || band.otherwise) return true;
    return band.from !== undefined && same(band.from, before.to!) && band.includesFrom !== before.includesTo;
  });
}

function test(band: Edges, x: Expr): Expr {
  const tests: Expr[] = [];
  if (band.from) tests.push(compare(band.includesFrom ? 'ge' : 'gt', x, band.from));
  if (band.to) tests.push(compare(band.includesTo ? 'le' : 'lt', x, band.to));
  return and(...tests);
}
