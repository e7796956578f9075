"""Lines: amounts, their place, limits. Section 5."""
from dataclasses import dataclass, field
from fractions import Fraction

from . import due_days, exact, expressions
from .errors import Refused
from .values import Missing, NotApplicable, Value


@dataclass(eq=False)
class LinePeriod:
    """A line at a slot, for one combination of keys, as known in one world."""

    line: dict
    slot: dict
    period: dict
    keys: dict
    env: dict
    order: tuple
    amount: object = None
    parts: set = field(default_factory=set)

    @property
    def ident(self):
        """Tells line-periods apart."""
        return (self.line["id"], self.period["id"], tuple(sorted(self.keys.items())))


class Lines:
    """The lines of a run, worked out for each state of knowledge that is asked for."""

    def __init__(self, run):
        self.run = run
        self.by_id = {n["id"]: n for n in run.program["lines"]}
        self.number = {n["id"]: i for i, n in enumerate(run.program["lines"])}
        self.slots = {n["id"]: {s["period"]: s for s in n["schedule"]} for n in run.program["lines"]}
        self.deadlines = sorted(set(_deadline_days(run.program)))

    def dated(self, slot, period, keys):
        """A slot with the dates that it has in this run for some keys; with what it waits for, where a day is not known."""
        slot = self._ended(slot, period)
        after = slot.get("dueAfterReview")
        if after is not None:
            found = [d for d in expressions.reviews_of(after, self.run, keys.get(after["dim"]), period["end"]) if d >= period["start"]]
            return {**slot, "due": due_days.counted(found[-1], after, self.run.program.get("calendar"))} if found else slot
        rule = slot.get("dueFrom")
        if rule is None:
            return slot
        day = self.run.facts.value(rule["fact"], None, period, keys, self.run.as_of, None)
        if isinstance(day, Missing):
            return {**slot, "awaited": day.reasons}
        opens = max(slot["opens"], day.v)
        return {**slot, "opens": opens, "due": due_days.counted(opens, rule, self.run.program.get("calendar"))}

    def _ended(self, slot, period):
        for end in slot.get("ended", []):
            goes_on = expressions.var_value(self.run.now, end["unless"], period, {}, None)
            if isinstance(goes_on, Value) and goes_on.v is False:
                return {**slot, "opens": end["opens"], "due": end["due"]}
        return slot

    def slot(self, line_id, period_id, keys):
        """The slot of a line for a period and keys, if there is one."""
        slot = self.slots.get(line_id, {}).get(period_id)
        return slot and self.dated(slot, self.run.periods.get(period_id), keys)

    def all(self, world, line_id):
        """The line-periods of a line in order of period and keys."""
        if line_id not in world.line_periods:
            world.line_periods[line_id] = self._list(line_id)
        return world.line_periods[line_id]

    def _list(self, line_id):
        run, line, out = self.run, self.by_id[line_id], {}
        for period_id, slot in self.slots[line_id].items():
            p = run.periods.get(period_id)
            for keys in run.dimensions.combinations(line["each"], p):
                order = (self.number[line_id], run.periods.position[period_id],
                         tuple(run.dimensions.position[d][k] for d, k in keys.items()))
                lp = LinePeriod(line, self.dated(slot, p, keys), p, keys, run.dimensions.spread(keys), order)
                out[lp.ident] = lp
        return out

    def line_period(self, world, line_id, period, env):
        """The line-period a reference means, or None where there is no slot or the member does not belong."""
        line = self.by_id[line_id]
        p = self.run.periods.containing(period, line["grain"])
        for d in line["each"]:
            if d not in env:
                raise Refused("PRG", f"{d!r} is not bound for {line_id!r}")
        keys = tuple(sorted((d, env[d]) for d in line["each"]))
        return self.all(world, line_id).get((line_id, p["id"], keys))

    def reference(self, world, line_id, period, env):
        """What `line` comes to."""
        lp = self.line_period(world, line_id, period, env)
        if lp is None:
            return Value(Fraction(0))
        got = self.entitlement(world, lp)
        return Value(Fraction(0)) if isinstance(got, NotApplicable) else got

    def amount(self, world, lp):
        """The amount before limits."""
        if lp.amount is None:
            mark = ("amount", lp.ident)
            if mark in world.busy:
                raise Refused("PRG", f"{lp.line['id']!r} depends on itself")
            world.busy.add(mark)
            lp.amount = expressions.evaluate(
                lp.line["amount"], expressions.fresh(world, lp.period, lp.env, lp.parts, lp.line["id"]))
            world.busy.discard(mark)
            if world is self.run.now and isinstance(lp.amount, Value) and lp.amount.v < 0 and "negative" not in lp.line:
                raise Refused("FCT", f"{lp.line['id']!r} is below zero")
        return lp.amount

    def entitlement(self, world, lp):
        """The amount after the limits of the line."""
        if not lp.line.get("limits"):
            return self.amount(world, lp)
        line_id = lp.line["id"]
        if line_id not in world.entitled:
            mark = ("limits", line_id)
            if mark in world.busy:
                raise Refused("PRG", f"{line_id!r} depends on itself")
            world.busy.add(mark)
            world.entitled[line_id] = self._limited(world, line_id)
            world.busy.discard(mark)
        return world.entitled[line_id][lp.ident]

    def _limited(self, world, line_id):
        run, out, counted = self.run, {}, []
        for ident, lp in self.all(world, line_id).items():
            out[ident] = self.amount(world, lp)
            if isinstance(out[ident], Value) and out[ident].v != 0:
                counted.append(lp)
        counted.sort(key=lambda lp: (self.place(world, lp), lp.order))
        used = {}
        for lp in counted:
            x = out[lp.ident].v
            windows, reasons = [], set()
            for i, limit in enumerate(lp.line["limits"]):
                w = lp.period if limit["window"] == "period" else run.periods.window(lp.period, limit["window"])
                members = tuple((d, k) for d, k in lp.keys.items() if d in run.dimensions.groups) if limit.get("perMember") else ()
                windows.append((i, w["id"], members))
                if out[lp.ident].v <= 0:
                    continue
                top = expressions.evaluate(limit["max"], expressions.fresh(world, lp.period, lp.env, None, lp.line["id"]))
                if isinstance(top, Missing):
                    reasons |= top.reasons
                elif isinstance(top, Value):
                    top = max(Fraction(0), exact.floor_to(top.v, run.unit))
                    x = min(x, max(Fraction(0), top - used.get(windows[-1], Fraction(0))))
            if reasons:
                out[lp.ident] = Missing(reasons)
                continue
            out[lp.ident] = Value(x)
            for w in windows:
                used[w] = used.get(w, Fraction(0)) + x
        return out

    def place(self, world, lp):
        """The due date, or the first day on which the amount was not missing and the members were known."""
        return max(self._amount_known(world, lp), self.run.dimensions.known_from(lp.keys))

    def _amount_known(self, world, lp):
        due = lp.slot["due"]
        if self._known(world, lp, min(due, world.date)):
            return due
        days = set(world.run.facts.days(world.known_at)) | set(self.deadlines)
        for day in sorted(d for d in days if d <= world.date):
            if self._known(world, lp, day):
                return max(due, day)
        return max(due, world.date)

    def _known(self, world, lp, day):
        earlier = world.first_recorded(day)
        return not isinstance(self.amount(earlier, self.all(earlier, lp.line["id"])[lp.ident]), Missing)


def _deadline_days(node):
    """The dates of every deadline in a program."""
    if isinstance(node, dict):
        if node.get("op") == "known" and "from" in node:
            yield node["from"]
        if isinstance(node.get("deadline"), dict):
            yield from node["deadline"].values()
        if node.get("op") == "deadline":
            yield from node["by"].values()
        for v in node.values():
            yield from _deadline_days(v)
    elif isinstance(node, list):
        for v in node:
            yield from _deadline_days(v)
