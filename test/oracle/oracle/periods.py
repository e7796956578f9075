"""Periods: containment, order, windows."""
from datetime import date, timedelta

from .errors import Refused


def add_days(day, n):
    """The civil date `n` days after `day`."""
    return (date.fromisoformat(day) + timedelta(days=n)).isoformat()


def add_months(day, n):
    """The same day `n` months later, or the last day of a shorter month."""
    y, m, d = (int(x) for x in day.split("-"))
    y, m = y + (m - 1 + n) // 12, (m - 1 + n) % 12 + 1
    while True:
        try:
            return date(y, m, d).isoformat()
        except ValueError:
            d -= 1


def days_between(a, b):
    """Days from a to b."""
    return (date.fromisoformat(b) - date.fromisoformat(a)).days


class Periods:
    """The periods of a program."""

    def __init__(self, program):
        self.by_id = {p["id"]: p for p in program["periods"]}
        self.by_grain = {}
        for p in program["periods"]:
            self.by_grain.setdefault(p["grain"], []).append(p)
        for listed in self.by_grain.values():
            listed.sort(key=lambda p: p["start"])
        self.position = {p["id"]: i for listed in self.by_grain.values() for i, p in enumerate(listed)}

    def get(self, period_id):
        """The period of that id."""
        if period_id not in self.by_id:
            raise Refused("PRG", f"there is no period {period_id!r}")
        return self.by_id[period_id]

    def of(self, grain):
        """All periods of a grain in order, history included."""
        return self.by_grain.get(grain, [])

    def containing(self, period, grain):
        """The period itself if it has the grain, else the coarser one that contains it."""
        if period["grain"] == grain:
            return period
        if grain not in period["in"]:
            raise Refused("PRG", f"no {grain} contains {period['id']!r}")
        return self.get(period["in"][grain])

    def window(self, period, window):
        """The year, or the term, in which a period starts."""
        for q in self.of("year" if window == "year" else "term"):
            if "history" not in q and q["start"] <= period["start"] < q["end"]:
                return q
        raise Refused("PRG", f"no {window} holds the start of {period['id']!r}")

    def inside(self, inner, outer):
        """Whether a period is another, or names it as the one that contains it."""
        return inner["id"] == outer["id"] or inner["in"].get(outer["grain"]) == outer["id"]

    def over(self, period, grain, window):
        """The periods that `over` aggregates, or None where there are fewer than asked for."""
        listed = self.of(grain)
        within = [i for i, q in enumerate(listed) if period["start"] <= q["start"] < period["end"]]
        if window == "in":
            return [listed[i] for i in within if "history" in period or "history" not in listed[i]]
        if window == "term":
            return [q for q in listed if "history" not in q]
        last = within[-1] if within else -1
        if window == "toDate":
            return [q for q in listed[: last + 1] if "history" not in q]
        n = window["last"]
        return listed[last + 1 - n : last + 1] if last + 1 >= n else None
