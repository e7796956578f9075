"""Sharing a sum out: over members, over weights, over the parts of a line."""
from fractions import Fraction

from . import exact, expressions
from .values import Missing, NotApplicable, Value, combined, missing


def clamp(x, low, high):
    """x, not below `low` and not above `high`."""
    x = max(x, low)
    return x if high is None else min(x, high)


def shares(total, weights, lows, highs):
    """x_i = clamp(t·w_i, min_i, max_i) that add up to `total`, as far as the bounds allow."""
    def at(t):
        return [clamp(t * w, lo, hi) for w, lo, hi in zip(weights, lows, highs)]

    least = at(Fraction(0))
    if sum(least) >= total or all(w == 0 for w in weights):
        return least
    corners = {Fraction(0)}
    for w, lo, hi in zip(weights, lows, highs):
        if w > 0:
            corners.add(lo / w)
            if hi is not None:
                corners.add(hi / w)
    ordered = sorted(corners)
    for a, b in zip(ordered, ordered[1:]):
        low, high = sum(at(a)), sum(at(b))
        if low <= total <= high:
            t = a if high == low else a + (b - a) * (total - low) / (high - low)
            return at(t)
    last = ordered[-1]
    slope = sum(w for w, hi in zip(weights, highs) if hi is None)
    if slope == 0:
        return at(last)
    return at(last + (total - sum(at(last))) / slope)


def in_units(xs, unit):
    """Each rounded down, the units then lacking to the sum rounded down given to the largest rests."""
    out = [exact.floor_to(x, unit) for x in xs]
    left = exact.floor_to(sum(xs, Fraction(0)), unit) - sum(out)
    for i in sorted(range(len(xs)), key=lambda i: (-(xs[i] - out[i]), i)):
        if left <= 0:
            break
        out[i] += unit
        left -= unit
    return out


def alloc(e, c):
    """The share of the member at hand."""
    total = expressions.evaluate(e["total"], c)
    unit = exact.parse(e["unit"])
    dim = e["dim"]
    me = c.bound(dim)
    reasons = set(total.reasons) if isinstance(total, Missing) else set()
    inside, aside = [], {}
    for k in c.run.dimensions.listed(dim, c.period):
        at = c.inside(dim, k)
        keep = expressions.evaluate(e["where"], at) if "where" in e else Value(True)
        got = [keep]
        if isinstance(keep, Value) and keep.v:
            got += [expressions.evaluate(e[n], at) if n in e else None for n in ("weight", "min", "max")]
        bad = combined([g for g in got if g is not None])
        if isinstance(bad, Missing):
            reasons |= bad.reasons
        elif bad is not None:
            aside[k] = bad
        elif keep.v:
            inside.append((k, *(None if g is None else g.v for g in got[1:])))
    if reasons:
        return Missing(reasons)
    if isinstance(total, NotApplicable):
        return total
    if me in aside:
        return aside[me]
    names = [k for k, *_ in inside]
    if me not in names:
        return Value(Fraction(0))
    xs = shares(total.v, [w for _, w, _, _ in inside],
                [lo if lo is not None else Fraction(0) for _, _, lo, _ in inside], [hi for *_, hi in inside])
    return Value(in_units(xs, unit)[names.index(me)])


def split(e, c):
    """One part of a sum split by weights."""
    got = [expressions.evaluate(x, c) for x in [e["arg"], *e["weights"]]]
    bad = combined(got)
    if bad is not None:
        return bad
    arg, *weights = [g.v for g in got]
    if sum(weights) == 0:
        return missing("division-by-zero")
    return Value(divide(arg, weights, exact.parse(e["unit"]), e.get("remainderTo"))[e["index"]])


def divide(amount, weights, unit, remainder_to):
    """An amount over weights at `unit`: largest remainder, or the rest to one part."""
    total = exact.trunc_to(amount, unit)
    if remainder_to is None:
        return exact.largest_remainder(total, weights, unit)
    whole = sum(weights)
    parts = [exact.trunc_to(total * w / whole, unit) for w in weights]
    parts[remainder_to] = total - sum(p for i, p in enumerate(parts) if i != remainder_to)
    return parts


def earned(e, c):
    """What the entitlement of a line comes to for one of its parts."""
    lines = c.run.lines
    line = lines.by_id[e["line"]]
    at = lines.line_period(c.world, e["line"], c.period, c.env)
    if at is None:
        return Value(Fraction(0))
    whole = lines.reference(c.world, e["line"], c.period, c.env)
    got = [expressions.evaluate(p["expr"], expressions.fresh(c.world, at.period, at.env, None, e["line"])) for p in line["parts"]]
    reasons = [g for g in [whole, *got] if isinstance(g, Missing)]
    if reasons:
        return combined(reasons)
    index = [p["id"] for p in line["parts"]].index(e["part"])
    if isinstance(got[index], NotApplicable):
        return got[index]
    weights = [Fraction(0) if isinstance(g, NotApplicable) else g.v for g in got]
    if sum(weights) == 0:
        return Value(Fraction(0))
    return Value(exact.largest_remainder(whole.v, weights, c.run.unit)[index])
