"""Tiers, sliding scales and tables."""
from fractions import Fraction

from . import expressions
from .values import Value, combined, missing


def _eval(e, c):
    return expressions.evaluate(e, c)


def band(e, c):
    """The value of the band that holds x, or the sum over the bands up to x."""
    if e["mode"] == "whole":
        return _whole(e, c)
    got = [_eval(e["x"], c)]
    for b in e["bands"]:
        if "to" in b:
            got.append(_eval(b["to"], c))
        got.append(_eval(b["v"], c))
    bad = combined(got)
    if bad is not None:
        return bad
    x, rest = got[0].v, iter(got[1:])
    edges, rates = [], []
    for b in e["bands"]:
        if "to" in b:
            edges.append(next(rest).v)
        rates.append(next(rest).v)
    if any(p > q for p, q in zip(edges, edges[1:])):
        return missing("degenerate-scale")
    total, low = Fraction(0), Fraction(0)
    for i, rate in enumerate(rates):
        high = x if i >= len(edges) else min(x, edges[i])
        total += rate * max(Fraction(0), high - max(low, Fraction(0)))
        if i < len(edges):
            low = edges[i]
    return Value(total)


def _whole(e, c):
    x = _eval(e["x"], c)
    edges = []
    for b in e["bands"]:
        if "to" not in b:
            bad = combined([x])
            return bad if bad is not None else _eval(b["v"], c)
        edge = _eval(b["to"], c)
        bad = combined([x, edge])
        if bad is not None:
            return bad
        edges.append(edge.v)
        if x.v < edge.v or (b.get("includesTo") and x.v == edge.v):
            return _eval(b["v"], c)
    return missing("degenerate-scale")


def interpolate(e, c):
    """On the straight line between the neighbours of x."""
    got = [_eval(e["x"], c)]
    for px, py in e["points"]:
        got += [_eval(px, c), _eval(py, c)]
    bad = combined(got)
    if bad is not None:
        return bad
    x = got[0].v
    xs, ys = [g.v for g in got[1::2]], [g.v for g in got[2::2]]
    if any(p >= q for p, q in zip(xs, xs[1:])):
        return missing("degenerate-scale")
    if x < xs[0]:
        return _eval(e["before"], c) if "before" in e else Value(ys[0])
    if x > xs[-1]:
        return _eval(e["after"], c) if "after" in e else Value(ys[-1])
    for i, p in enumerate(xs):
        if x == p:
            return Value(ys[i])
        if x < p:
            t = (x - xs[i - 1]) / (p - xs[i - 1])
            return Value(ys[i - 1] + t * (ys[i] - ys[i - 1]))
    raise AssertionError("x lies between the points")


def lookup(e, c):
    """The row of a table by code."""
    by = _eval(e["by"], c)
    if not isinstance(by, Value):
        return by
    for r in e["rows"]:
        if by.v in r["codes"]:
            return _eval(r["v"], c)
    return _eval(e["else"], c) if "else" in e else missing("degenerate-scale")
