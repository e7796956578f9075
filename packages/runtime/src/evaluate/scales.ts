import type { Band, Interpolate } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { add, cmp, div, max, min, mul, sub, ZERO } from '@remit/program/rational';
import { programFault } from '../fault.ts';
import type { Compiler } from './compile.ts';
import type { Context, Evaluate } from './context.ts';
import { asNumber, isObstacle, numbers } from './numbers.ts';
import type { Outcome, Scalar } from './outcome.ts';
import { isValue, missing, obstacle } from './outcome.ts';

interface CompiledBand { to?: Evaluate; includesTo: boolean; v: Evaluate }

/** The value of the band that holds x, or each slice of x at its band's value. */
export function band(node: Band, compiler: Compiler): Evaluate {
  const x = compiler.child(node.x, '/x');
  const bands = node.bands.map((each, index): CompiledBand => ({
    to: each.to && compiler.child(each.to, `/bands/${index}/to`),
    includesTo: each.includesTo === true,
    v: compiler.child(each.v, `/bands/${index}/v`),
  }));
  if (bands.length === 0 || bands.findIndex(each => !each.to) !== bands.length - 1) {
    programFault('The last band, and only the last, has no upper edge.', compiler.at);
  }
  return node.mode === 'whole' ? context => whole(x, bands, context) : context => graduated(x, bands, context, compiler.owner);
}

/** On the straight line between the neighbouring points. */
export function interpolate(node: Interpolate, compiler: Compiler): Evaluate {
  const x = compiler.child(node.x, '/x');
  const xs = node.points.map(([at], index) => compiler.child(at, `/points/${index}/0`));
  const ys = node.points.map(([, value], index) => compiler.child(value, `/points/${index}/1`));
  const before = node.before && compiler.child(node.before, '/before');
  const after = node.after && compiler.child(node.after, '/after');
  if (xs.length === 0) programFault('A sliding scale needs at least one point.', compiler.at);
  const operands = [x, ...xs.flatMap((at, index) => [at, ys[index]!])];
  return context => {
    const found = numbers(operands, context);
    if (isObstacle(found)) return found;
    const [value, ...flat] = found as [Rational, ...Rational[]];
    const points = xs.map((_, index) => ({ x: flat[2 * index]!, y: flat[2 * index + 1]! }));
    if (points.some((point, index) => index > 0 && cmp(points[index - 1]!.x, point.x) >= 0)) return degenerate(compiler.owner);
    if (cmp(value, points[0]!.x) < 0) return before ? before(context) : points[0]!.y;
    if (cmp(value, points.at(-1)!.x) > 0) return after ? after(context) : points.at(-1)!.y;
    return between(value, points);
  };
}

function between(value: Rational, points: readonly { x: Rational; y: Rational }[]): Rational {
  const index = points.findIndex(point => cmp(value, point.x) <= 0);
  const right = points[index]!;
  if (cmp(value, right.x) === 0) return right.y;
  const left = points[index - 1]!;
  return add(left.y, div(mul(sub(value, left.x), sub(right.y, left.y)), sub(right.x, left.x)));
}

function whole(x: Evaluate, bands: readonly CompiledBand[], context: Context): Outcome {
  const value = x(context);
  for (const each of bands) {
    if (!each.to) return isValue(value) ? each.v(context) : value;
    const to = each.to(context);
    const obstructed = obstacle([value, to]);
    if (obstructed) return obstructed;
    const order = cmp(asNumber(value as Scalar), asNumber(to as Scalar));
    if (order < 0 || (order === 0 && each.includesTo)) return each.v(context);
  }
  return programFault('The last band has an upper edge.');
}

function graduated(x: Evaluate, bands: readonly CompiledBand[], context: Context, owner: string): Outcome {
  const found = numbers([x, ...bands.flatMap(each => (each.to ? [each.to, each.v] : [each.v]))], context);
  if (isObstacle(found)) return found;
  const [value, ...rest] = found as [Rational, ...Rational[]];
  let total = ZERO;
  let from = ZERO;
  for (let index = 0; index < bands.length; index++) {
    const last = index === bands.length - 1;
    const to = last ? undefined : rest[2 * index]!;
    const rate = rest[last ? 2 * index : 2 * index + 1]!;
    if (to && index > 0 && cmp(rest[2 * index - 2]!, to) > 0) return degenerate(owner);
    const until = to ? min(value, max(to, ZERO)) : value;
    if (cmp(until, from) > 0) total = add(total, mul(rate, sub(until, from)));
    if (to) from = max(from, to);
  }
  return total;
}

function degenerate(owner: string): Outcome {
  return missing({ reason: 'degenerate-scale', detail: owner });
}
