"""Aggregates over periods, members, elements and rows."""
from dataclasses import replace
from fractions import Fraction

from . import expressions
from .values import Missing, Value, missing


def apply(fn, values):
    """One function of the elements that are left."""
    if fn == "count":
        return Value(Fraction(len(values)))
    if fn == "sum":
        return Value(sum(values, Fraction(0)))
    if not values:
        return missing("empty")
    if fn == "average":
        return Value(sum(values, Fraction(0)) / len(values))
    if fn == "min":
        return Value(min(values))
    if fn == "max":
        return Value(max(values))
    ordered = sorted(values)
    n = len(ordered)
    return Value((ordered[(n - 1) // 2] + ordered[n // 2]) / 2)


def collect(fn, contexts, arg, where):
    """`fn` of `arg` over contexts; not applicable elements are left out, missing ones make the result missing."""
    reasons, values = set(), []
    for c in contexts:
        keep = expressions.evaluate(where, c) if where is not None else Value(True)
        if isinstance(keep, Value) and keep.v:
            keep = expressions.evaluate(arg, c)
            if isinstance(keep, Value):
                values.append(keep.v)
        if isinstance(keep, Missing):
            reasons |= keep.reasons
    return Missing(reasons) if reasons else apply(fn, values)


def over(e, c):
    """Over the periods of a window."""
    listed = c.run.periods.over(c.period, e["grain"], e["window"])
    if listed is None:
        return missing("no-earlier-period")
    return collect(e["fn"], [replace(c, period=q) for q in listed], e["arg"], None)


def aggregation(e, c):
    """Over members, elements or rows."""
    if "rows" in e["in"]:
        table = c.run.facts.tables[e["in"]["rows"]]
        p = c.run.periods.containing(c.period, table["grain"])
        rows = c.run.facts.known_rows(table["id"], p, c.env, c.world.known_at, c.world.cut)
        contexts = [replace(c, row=r, table=table["id"]) for r in rows]
    else:
        contexts = [c.inside(e["in"]["dim"], k) for k in elements(e["in"]["dim"], e.get("within"), c)]
    return collect(e["fn"], contexts, e["arg"], e.get("where"))


def elements(dim, within, c):
    """Keys of a dimension at a context, below the key bound for `within`."""
    listed = c.run.dimensions.listed(dim, c.period)
    if within is None:
        return listed
    return [k for k in listed if c.run.dimensions.bind({}, dim, k).get(within) == c.bound(within)]
