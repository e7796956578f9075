/** What each flow of a side of a share comes to before the steps. */
import type { Expr } from '@remit/program';
import { cmp, div as divide, isZero, ONE, sub as subtract, sum, type Rational, ZERO } from '@remit/program/rational';
import type { PartRange, ReturnsTo, RiskShare, ShareEffect, SplitShare } from '@remit/language/ast';
import { add, choose, max, min, mul, num, sub } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import { literalValue } from '../literal.ts';
import { scaledInYear } from '../part-limit.ts';
import { graduated } from '../scale/marginal.ts';
import type { Scope } from '../scope.ts';
import { limitOverSpan, spanGrain } from '../span.ts';
import { percentOf, triggerOf } from './share.ts';
import { effectsOf, flowsOfSide, overflowFlow, overflowOf, portionsOf, sameFlow, sourcesOf, type ShareFlow, type Side } from './share-flows.ts';

/** A flow's amount; its weight where the sum is split by fixed shares, so that the split is by the shares as written. */
export interface RawFlow { flow: ShareFlow; amount: Expr; weight?: Expr; takesRemainder?: boolean }

export function rawFlows(
  cx: Context, node: RiskShare, side: Side, base: Expr, comparator: Expr | undefined, scope: Scope,
): RawFlow[] {
  const effects = effectsOf(side);
  const flows = flowsOfSide(cx, node, side);
  const single = effects.length === 1 && effects[0]!.part === undefined;
  const raw = flows.map((flow): RawFlow => {
    const rates = effects.map(({ effect, part }) => ({ range: part?.range, v: rateOf(cx, node, side, effect, flow, scope) }));
    const amount = single ? mul(rates[0]!.v, base) : inParts(cx, rates as { range: PartRange; v: Expr }[], base, comparator, scope);
    const remainder = remainderParty(node, effects[0]!.effect);
    const takes = remainder !== undefined && (flow.payer === remainder || flow.payee === remainder);
    return { flow, amount, ...(single && rates[0]!.v.op === 'number' ? { weight: rates[0]!.v } : {}), ...(takes ? { takesRemainder: true } : {}) };
  });
  return withOwnCaps(cx, node, side, raw, scope, triggerOf(cx, side, base, comparator, scope));
}

function inParts(cx: Context, parts: { range: PartRange; v: Expr }[], x: Expr, comparator: Expr | undefined, scope: Scope): Expr {
  const bands = graduated(cx, parts, (range, edge) => range[edge] && percentOf(cx, range[edge], comparator, scope));
  return { op: 'band', mode: 'graduated', x, bands };
}

/** How much of each pound the effect gives the flow. */
function rateOf(cx: Context, node: RiskShare, side: Side, effect: ShareEffect, flow: ShareFlow, scope: Scope): Expr {
  const mine = portionsOf(cx, node, side, effect).filter((p) => sameFlow(p.flow, flow));
  if (effect.$type === 'Pays') return add(...mine.map((p) => lowerExpression(cx, effect.flows[p.index]!.rate, scope)));
  if (effect.$type === 'ReturnsTo') return num(sum(mine.map((p) => sourceShare(effect, p.index))));
  const shares = sharesOf(node, effect);
  return num(sum(mine.map((p) => shareAt(shares, p.index))));
}

/** The exact part of a fund that one of its sources puts in. */
function sourceShare(effect: ReturnsTo, index: number): Rational {
  const sums = sourcesOf(effect).map((s) => (s.amount ? literalValue(s.amount.lexeme) : undefined));
  const total = sum(sums.filter((s) => s !== undefined));
  return sums.length === 1 || isZero(total) ? ONE : divide(sums[index] ?? ZERO, total);
}

function sharesOf(node: RiskShare, effect: ShareEffect): readonly SplitShare[] {
  if (effect.$type === 'BorneBy' || effect.$type === 'GoesTo') return effect.shares;
  return node.clauses.find((c) => c.$type === 'ShareParties')?.shares ?? [];
}

/** The share as written; one without a figure takes what the others leave. */
function shareAt(shares: readonly SplitShare[], index: number): Rational {
  const written = shares.map((s) => (s.share ? literalValue(s.share.lexeme) : undefined));
  const own = written[index];
  if (own) return own;
  const rest = subtract(ONE, sum(written.filter((w) => w !== undefined)));
  return cmp(rest, ZERO) > 0 ? rest : ZERO;
}

function remainderParty(node: RiskShare, effect: ShareEffect) {
  if (effect.$type === 'BorneBy' || effect.$type === 'GoesTo') return effect.remainder?.ref;
  return effect.$type === 'SharedAsAgreed' ? node.clauses.find((c) => c.$type === 'ShareParties')?.remainder?.ref : undefined;
}

/**
 * `Council 20% (up to £2,000,000 each year, then ICB)`: what is above the cap goes over to another flow; without `then`, to
 * the party that bears the rest. Over a longer span than the period the cap counts from period to period.
 */
function withOwnCaps(cx: Context, node: RiskShare, side: Side, raw: RawFlow[], scope: Scope, trigger: Expr | undefined): RawFlow[] {
  const seen = new Set<SplitShare>();
  for (const { effect } of effectsOf(side)) {
    for (const portion of portionsOf(cx, node, side, effect)) {
      const split = portion.split;
      if (!split?.limit || seen.has(split)) continue;
      seen.add(split);
      const capped = raw.find((r) => sameFlow(r.flow, portion.flow))!;
      const overflow = overflowOf(node, split);
      if (!overflow) { cx.report('RISK-006', split, { party: split.party.$refText }); continue; }
      const grain = split.span ? spanGrain(split.span) : scope.grain;
      const limit = scaledInYear(cx, lowerExpression(cx, split.limit, scope), split.limit, 'limits', scope, grain);
      const before = split.span && trigger && grain !== scope.grain ? choose([{ if: trigger, then: capped.amount }], num(0)) : capped.amount;
      capped.amount = split.span ? limitOverSpan(cx, before, limit, split.span, scope) : min(before, limit);
      const target = overflowFlow(side, portion.flow, overflow);
      const other = raw.find((r) => sameFlow(r.flow, target));
      if (other && other !== capped) other.amount = add(other.amount, max(sub(before, capped.amount), num(0)));
      for (const one of raw) delete one.weight;
    }
  }
  return raw;
}
