"""Expressions: references, arithmetic, logic, missing values and time. Section 4."""
from dataclasses import dataclass, replace
from fractions import Fraction

from . import aggregates, allocation, exact, scales
from .errors import Refused
from .periods import add_days, add_months, days_between
from .values import Missing, NotApplicable, Value, combined, missing, reason


@dataclass(frozen=True)
class Context:
    """Where an expression is evaluated. `outer` holds, for each dimension, its keys before the aggregations around."""

    world: object
    period: dict
    env: dict
    outer: dict
    row: object = None
    table: object = None
    held: object = None
    owner: str = ""

    @property
    def run(self):
        return self.world.run

    def bound(self, dim):
        """The key of a dimension."""
        if dim not in self.env:
            raise Refused("PRG", f"{dim!r} is not bound")
        return self.env[dim]

    def keys(self, dims):
        """The keys of several dimensions, as bindings of these alone."""
        return {d: self.bound(d) for d in dims}

    def binding(self, dim, key):
        """The context with one dimension bound."""
        return replace(self, env=self.run.dimensions.bind(self.env, dim, key))

    def inside(self, dim, key):
        """The context of one element of an aggregation over `dim`."""
        before = self.outer.get(dim, ()) + (self.env.get(dim),)
        return replace(self.binding(dim, key), outer={**self.outer, dim: before})


def fresh(world, period, env, held, owner=""):
    """The context of a var or a line: its own dimensions bound and nothing else."""
    return Context(world=world, period=period, env=env, outer={}, held=held, owner=owner)


def evaluate(e, c):
    """The value of an expression at a context."""
    return _NODES[e["op"]](e, c)


def every(exprs, c):
    """All operands, evaluated."""
    return [evaluate(x, c) for x in exprs]


def _constant(e, _c):
    return Value(e["v"])


def _number(e, _c):
    return Value(exact.parse(e["v"]))


def _fact(e, c):
    f = c.run.facts.declared[e["id"]]
    p = c.run.periods.containing(c.period, f["grain"])
    return c.run.facts.value(e["id"], e.get("part"), p, c.keys(f["each"]), c.world.known_at, c.world.cut)


def _var(e, c):
    return var_value(c.world, e["id"], c.period, c.env, c.held)


def var_value(world, var_id, period, env, held):
    """A var at its own grain and dimensions."""
    v = world.run.vars[var_id]
    p = world.run.periods.containing(period, v["grain"])
    for d in v["each"]:
        if d not in env:
            raise Refused("PRG", f"{d!r} is not bound for {var_id!r}")
    own = {d: env[d] for d in v["each"]}
    at = (var_id, p["id"], tuple(own.values()))
    if at not in world.vars:
        parts = set()
        value = evaluate(v["expr"], fresh(world, p, world.run.dimensions.spread(own), parts, var_id))
        world.vars[at] = (value, parts)
    value, parts = world.vars[at]
    if held is not None:
        held |= parts
    return value


def _line(e, c):
    return c.run.lines.reference(c.world, e["id"], c.period, c.env)


def _column(e, c):
    from .values import reason
    v = c.row["values"].get(e["id"])
    if v is None:
        return Missing([reason(reason="missing", fact=f"{c.table}.{e['id']}", period=c.row["period"], dims=c.row.get("dims") or None)])
    kind = next(k["type"] for k in c.run.facts.tables[c.table]["columns"] if k["id"] == e["id"])
    return Value(v if kind in ("bool", "code", "date") else exact.parse(v))


def _key(e, c):
    return Value(c.bound(e["dim"]))


def _arithmetic(e, c):
    got = every(e["args"], c)
    bad = combined(got)
    if bad is not None:
        return bad
    first, *others = [g.v for g in got]
    op = e["op"]
    if op == "min":
        return Value(min(first, *others) if others else first)
    if op == "max":
        return Value(max(first, *others) if others else first)
    for x in others:
        if op == "add":
            first = first + x
        elif op == "sub":
            first = first - x
        elif op == "mul":
            first = first * x
        elif x == 0:
            return missing("division-by-zero")
        else:
            first = first / x
    return Value(first)


def _round(e, c):
    x = evaluate(e["arg"], c)
    if not isinstance(x, Value):
        return x
    unit = exact.parse(e["unit"])
    if e.get("root") == 2:
        return missing("division-by-zero", "root") if x.v < 0 else Value(exact.round_root(x.v, unit, e["mode"]))
    return Value(exact.round_to(x.v, unit, e["mode"]))


def _compare(e, c):
    got = every(e["args"], c)
    bad = combined(got)
    if bad is not None:
        return bad
    a, b = got[0].v, got[1].v
    rel = e["rel"]
    if rel == "eq":
        return Value(a == b)
    if rel == "ne":
        return Value(a != b)
    return Value({"lt": a < b, "le": a <= b, "gt": a > b, "ge": a >= b}[rel])


def _logic(e, c):
    deciding = e["op"] == "or"
    seen = []
    for x in e["args"]:
        got = evaluate(x, c)
        if isinstance(got, Value) and got.v is deciding:
            return got
        seen.append(got)
    bad = combined(seen)
    return bad if bad is not None else Value(not deciding)


def _not(e, c):
    x = evaluate(e["arg"], c)
    return Value(not x.v) if isinstance(x, Value) else x


def _case(e, c):
    for w in e["when"]:
        got = evaluate(w["if"], c)
        if not isinstance(got, Value):
            return got
        if got.v:
            return evaluate(w["then"], c)
    return evaluate(e["else"], c)


def _is_missing(e, c):
    return Value(isinstance(evaluate(e["arg"], c), Missing))


def _is_not_applicable(e, c):
    x = evaluate(e["arg"], c)
    return x if isinstance(x, Missing) else Value(isinstance(x, NotApplicable))


def _not_applicable(e, _c):
    return NotApplicable(e["reason"])


def _too_few(e, c):
    count = evaluate(e["count"], c)
    if not isinstance(count, Value):
        return count
    return Missing([reason(reason="too-few", of=e["of"], noun=e["noun"], least=e["least"], count=exact.spell(count.v), period=c.period["id"])])


def _or_else(e, c):
    seen = []
    for x in e["args"]:
        got = evaluate(x, c)
        if not isinstance(got, Missing):
            return got
        seen.append(got)
    return combined(seen)


def _deadline(e, c):
    by = e["by"]
    day = by.get(c.period["id"])
    if day is None:
        held = [by[q] for q in c.period["in"].values() if q in by]
        if not held:
            raise Refused("PRG", f"no deadline for {c.period['id']!r}")
        day = held[0]
    then = evaluate(e["arg"], replace(c, world=c.world.at(day), held=None))
    if not isinstance(then, Missing):
        return evaluate(e["arg"], c)
    if c.world.date < day:
        return evaluate(e["arg"], c)
    return evaluate(e["else"], c)


def _decided(e, c):
    judgement = c.run.facts.judgements[e["id"]]
    p = c.run.periods.containing(c.period, judgement["grain"])
    keys = c.keys(judgement["each"])
    day = judgement["deadline"][p["id"]]

    def taken(on):
        world = c.world.closed(on)
        v = c.run.facts.value(e["id"], None, p, keys, world.known_at, world.cut)
        return None if isinstance(v, Missing) else v

    undecided = Missing([reason(reason="undecided", decision=e["id"], on=day, period=p["id"], dims=dict(keys) or None)])
    in_time = taken(day)
    if in_time is not None:
        return in_time
    if c.world.date < day:
        return undecided
    late = taken(judgement["lateUntil"]) if "lateUntil" in judgement else None
    if late is not None:
        return late
    if "otherwise" not in judgement:
        return undecided
    kind = judgement["type"]
    return Value(judgement["otherwise"] if kind in ("bool", "code", "date") else exact.parse(judgement["otherwise"]))


def _known(e, c):
    if "from" in e and c.world.date < e["from"]:
        return Missing([reason(reason="undecided", decision=c.owner, on=e["from"], period=c.period["id"])])
    if "until" not in e or c.world.date <= e["until"]:
        return evaluate(e["arg"], c)
    still = evaluate(e["unless"], replace(c, held=None)) if "unless" in e else Value(False)
    if not isinstance(still, Value):
        return still
    return evaluate(e["arg"], c if still.v else replace(c, world=c.world.closed(e["until"])))


def _held_part(e, c):
    x = evaluate(e["arg"], c)
    if not isinstance(x, Missing):
        return x
    if c.held is not None:
        c.held.add(e["part"])
    return Value(Fraction(0))


def _by_period(e, c):
    q = c.run.periods.containing(c.period, e["grain"])
    for case in e["cases"]:
        if q["id"] in case["periods"]:
            return evaluate(case["v"], c)
    return evaluate(e["else"], c) if "else" in e else missing("no-earlier-period")


def _ordinal(e, c):
    holder = c.run.periods.containing(c.period, e["in"])["id"]
    among = [q["id"] for q in c.run.periods.of(c.period["grain"]) if q["in"].get(e["in"]) == holder or q["id"] == holder]
    return Value(Fraction(len(among) if e.get("count") else among.index(c.period["id"]) + 1))


def _at(e, c):
    if "period" in e:
        return evaluate(e["arg"], replace(c, period=c.run.periods.get(e["period"])))
    q = c.run.periods.containing(c.period, e.get("grain", c.period["grain"]))
    i = c.run.periods.position[q["id"]] - e.get("back", 0)
    if i < 0:
        return evaluate(e["else"], c) if "else" in e else missing("no-earlier-period")
    return evaluate(e["arg"], replace(c, period=c.run.periods.of(q["grain"])[i]))


def _outer(e, c):
    *rest, key = c.outer.get(e["dim"], ()) or (None,)
    if key is None:
        raise Refused("PRG", f"{e['dim']!r} is not bound outside")
    return evaluate(e["arg"], replace(c.binding(e["dim"], key), outer={**c.outer, e["dim"]: tuple(rest)}))


def _pick(e, c):
    return evaluate(e["arg"], c.binding(e["dim"], e["key"]))


def _part_of(e, c):
    m = c.run.dimensions.member.get(e["dim"], {}).get(c.bound(e["dim"]))
    if m is None or not c.run.dimensions.belongs(e["dim"], m["key"], c.period):
        return Value(Fraction(0))
    start, end = c.period["start"], c.period["end"]
    first, last = start, end
    if "after" in e:
        edges = [start, *(add_days(d, 1) for d in _inside({**e["after"], "dim": e["dim"]}, c)), end]
        if e["after"]["nth"] > len(edges) - 2:
            return Value(Fraction(0))
        first, last = edges[e["after"]["nth"]], edges[e["after"]["nth"] + 1]
    a, b = max(first, m.get("joined", first)), min(last, m.get("left", last))
    if e["by"] == "days":
        return Value(Fraction(max(0, days_between(a, b)), days_between(start, end)))
    firsts = month_starts(start, end)
    return Value(Fraction(sum(1 for d in firsts if a <= d < b), len(firsts)))


def _reviews(e, c, before):
    """The review days of the bound member before a day, in order."""
    return reviews_of(e, c.run, c.bound(e["dim"]), before)


def reviews_of(e, run, key, before):
    """The review days of a member before a day, in order."""
    m = run.dimensions.member.get(e["dim"], {}).get(key)
    if m is None:
        return []
    end = min(before, m.get("left", before))
    day = first = add_days(add_months(m.get("joined", run.program["term"]["start"]), e["first"]["months"]), e["first"]["days"])
    out = []
    while day < end:
        out.append(day)
        if "everyMonths" not in e:
            break
        day = add_months(first, len(out) * e["everyMonths"])
    return out


def _inside(e, c):
    """The reviews that take effect on the day after, within the period and not at its start."""
    return [d for d in _reviews(e, c, c.period["end"]) if d >= c.period["start"] and add_days(d, 1) < c.period["end"]]


def _reviewed(e, c):
    return Value(any(day >= c.period["start"] for day in _reviews(e, c, c.period["end"])))


def _at_review(e, c):
    term = c.run.program["term"]["start"]

    def in_effect(day):
        if day < term:
            return True
        if e["from"] == "day":
            return True
        step = next((p for p in c.run.periods.of(e["from"]) if "history" not in p and p["start"] <= day < p["end"]), None)
        return step is not None and step["end"] <= c.period["start"]

    m = c.run.dimensions.member.get(e["dim"], {}).get(c.bound(e["dim"]), {})
    stood = [day for day in _reviews(e, c, c.period["start"]) if in_effect(day)]
    if "nth" in e:
        stood += _inside(e, c)[:e["nth"]]
    day = max(stood[-1] if stood else m.get("joined", term), term)
    q = next((p for p in c.run.periods.of(c.period["grain"]) if p["start"] <= day < p["end"]), None)
    return evaluate(e["arg"], replace(c, period=q)) if q else missing("no-earlier-period")


def month_starts(start, end):
    """The first days of the months of a period that starts with a month."""
    y, m, day = (int(x) for x in start.split("-"))
    if day != 1:
        raise Refused("PRG", "whole months need a period that starts with one")
    out = []
    while f"{y:04}-{m:02}-01" < end:
        out.append(f"{y:04}-{m:02}-01")
        y, m = (y, m + 1) if m < 12 else (y + 1, 1)
    return out


_NODES = {
    "number": _number, "bool": _constant, "code": _constant, "date": _constant,
    "fact": _fact, "var": _var, "line": _line, "column": _column, "key": _key,
    "add": _arithmetic, "sub": _arithmetic, "mul": _arithmetic, "div": _arithmetic, "min": _arithmetic, "max": _arithmetic,
    "round": _round, "cmp": _compare, "and": _logic, "or": _logic, "not": _not, "case": _case,
    "isMissing": _is_missing, "isNotApplicable": _is_not_applicable, "notApplicable": _not_applicable, "missing": _too_few,
    "orElse": _or_else, "deadline": _deadline, "heldPart": _held_part, "decided": _decided, "known": _known,
    "band": scales.band, "interpolate": scales.interpolate, "lookup": scales.lookup,
    "byPeriod": _by_period, "ordinal": _ordinal, "at": _at, "over": aggregates.over, "agg": aggregates.aggregation,
    "outer": _outer, "pick": _pick,
    "alloc": allocation.alloc, "split": allocation.split, "earned": allocation.earned, "partOf": _part_of, "reviewed": _reviewed, "atReview": _at_review,
}
