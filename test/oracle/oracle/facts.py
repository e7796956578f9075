"""Facts: what was known when."""
from datetime import date

from . import exact
from .errors import Refused
from .values import Missing, NotApplicable, Value, missing, reason

NUMERIC = ("money", "number", "percentage", "count", "ratio")


def dated(text):
    """Refuses what is no civil date."""
    try:
        if not isinstance(text, str) or date.fromisoformat(text).isoformat() != text:
            raise ValueError(text)
    except ValueError:
        raise Refused("FCT", f"{text!r} is no date")


class Facts:
    """The observations and rows of a run, and what of them is known at a date."""

    def __init__(self, program, document, as_of, dimensions_of, periods):
        self.judgements = {j["id"]: j for j in program.get("judgements", [])}
        self.bodies = {b["id"]: b for b in program.get("bodies", [])}
        self.declared = {f["id"]: f for f in [*program["facts"], *self.judgements.values()]}
        self.tables = {t["id"]: t for t in program["rows"]}
        self.as_of = as_of
        self.periods = periods
        self.observations = document["observations"]
        self.rows = document.get("rows", {})
        every_row = [r for listed in self.rows.values() for r in listed]
        known = [o for o in self.observations if self.recorded(o) <= as_of]
        self.dimensions = dimensions_of(known, [r for r in every_row if self.recorded(r) <= as_of])
        self.by_id = {o["id"]: o for o in self.observations if "id" in o}
        for o in self.observations:
            self._check(o)
        self._check_rows()
        self._live = {}

    def recorded(self, item):
        """The day an observation or a row was recorded."""
        return item.get("recordedAt", self.as_of)

    def key(self, o):
        """What an observation is of."""
        return (o["fact"], o["period"], tuple(sorted(o.get("dims", {}).items())))

    def _check(self, o):
        f = self.declared.get(o["fact"])
        if f is None:
            raise Refused("FCT", f"there is no fact {o['fact']!r}")
        p = self.periods.by_id.get(o["period"])
        if p is None or p["grain"] != f["grain"]:
            raise Refused("FCT", f"{o['period']!r} is no {f['grain']}")
        self._check_decision(o)
        dims = o.get("dims", {})
        if "__proto__" in dims.values():
            raise Refused("FCT", "'__proto__' is no key")
        if set(dims) != set(f["each"]):
            raise Refused("FCT", f"{o['fact']!r} is for each of {f['each']}")
        for d, k in dims.items():
            if d in self.dimensions.elements and k not in self.dimensions.elements[d]:
                raise Refused("FCT", f"{k!r} is no element of {d!r}")
        if "supersedes" in o:
            old = self.by_id.get(o["supersedes"])
            if old is None or self.key(old) != self.key(o) or self.recorded(o) < self.recorded(old):
                raise Refused("FCT", f"{o.get('id')!r} does not replace {o['supersedes']!r}")
        v = o["value"]
        if isinstance(v, dict) and v.get("notApplicable"):
            if not f.get("mayBeNotApplicable") and not f.get("emptyIsNotApplicable"):
                raise Refused("FCT", f"{o['fact']!r} cannot be not applicable")
        elif isinstance(v, dict):
            if f["type"] != "ratio":
                raise Refused("FCT", f"{o['fact']!r} has no parts")
            for part in v.values():
                exact.parse(part)
        elif f["type"] == "bool":
            if not isinstance(v, bool):
                raise Refused("FCT", f"{o['fact']!r} is true or false")
        elif f["type"] == "code":
            if v not in f["codes"]:
                raise Refused("FCT", f"{v!r} is no code of {o['fact']!r}")
        elif f["type"] == "date":
            dated(v)
        elif f["type"] in NUMERIC:
            n = exact.parse(v)
            if f["type"] == "count" and (n.denominator != 1 or n < 0):
                raise Refused("FCT", f"{o['fact']!r} is counted in whole numbers")

    def _check_rows(self):
        """Refuses what is known of rows and is out of the bounds of its column."""
        for table, rows in self.rows.items():
            columns = {c["id"]: c for c in self.tables[table]["columns"]}
            for r in (r for r in rows if self.recorded(r) <= self.as_of):
                for name, v in r["values"].items():
                    for bound, low in (("min", True), ("max", False)):
                        edge = columns[name].get(bound)
                        if v is not None and edge is not None and (exact.parse(v) < exact.parse(edge) if low else exact.parse(v) > exact.parse(edge)):
                            raise Refused("FCT", f"{name!r} of {table!r} is out of bounds")

    def _check_decision(self, o):
        judgement = self.judgements.get(o["fact"])
        if judgement is None:
            if "decidedBy" in o:
                raise Refused("FCT", f"{o['fact']!r} is not decided")
            return
        if "recordedAt" not in o:
            raise Refused("FCT", f"{o['fact']!r} is decided on a day")
        by, took = judgement.get("by"), set(o.get("decidedBy", []))
        if by is None or "decidedBy" not in o:
            return
        body = self.bodies.get(by)
        able = set(body["members"]) if body else {o.get("dims", {}).get(by, by)}
        if took - able:
            raise Refused("FCT", f"{took - able} do not decide {o['fact']!r}")
        if body and (took & {r["member"] for r in body["recused"]} or len(took) < body.get("quorum", 0)):
            raise Refused("FCT", f"{o['fact']!r} is not decided by {by!r} so")

    def live(self, known_at):
        """The observation of each key that stands at a date, and the day the key was first recorded."""
        if known_at not in self._live:
            known = [o for o in self.observations if self.recorded(o) <= known_at]
            replaced = {o["supersedes"] for o in known if "supersedes" in o}
            first, standing = {}, {}
            for o in known:
                k = self.key(o)
                first[k] = min(first.get(k, "9999"), self.recorded(o))
                if o.get("id") in replaced and "id" in o:
                    continue
                if k in standing:
                    raise Refused("FCT", f"two values for {k}")
                standing[k] = o
            self._live[known_at] = (standing, first)
        return self._live[known_at]

    def days(self, known_at):
        """Days on which a key was first recorded, or a row."""
        _, first = self.live(known_at)
        rows = {self.recorded(r) for listed in self.rows.values() for r in listed}
        return set(first.values()) | {d for d in rows if d <= known_at}

    def value(self, fact_id, part, period, keys, known_at, cut):
        """The value of a fact, or of a part of it, as known; with `cut`, each key taken as recorded on its first day."""
        f = self.declared[fact_id]
        k = (fact_id, period["id"], tuple(sorted(keys.items())))
        standing, first = self.live(known_at)
        o = standing.get(k)
        if o is None or (cut is not None and first[k] > cut):
            return self._none(fact_id, period, keys)
        v = o["value"]
        if isinstance(v, dict) and v.get("notApplicable"):
            return NotApplicable(v.get("reason", "not applicable"))
        if isinstance(v, dict):
            n, d, x = (exact.parse(v.get(name, "0")) for name in ("numerator", "denominator", "excluded"))
            if part is not None:
                return Value({"numerator": n, "denominator": d, "excluded": x}[part])
            if d - x == 0:
                return NotApplicable("empty") if f.get("emptyIsNotApplicable") else missing("empty", fact_id)
            return Value(n / (d - x))
        if part is not None:
            return self._none(fact_id, period, keys)
        return Value(exact.parse(v) if f["type"] in NUMERIC else v)

    def _none(self, fact_id, period, keys):
        return Missing([reason(reason="missing", fact=fact_id, period=period["id"], dims=dict(keys) or None)])

    def known_rows(self, table, period, env, known_at, cut):
        """The rows of a table for a period and bindings, as known."""
        until = known_at if cut is None else min(known_at, cut)
        return [
            r for r in self.rows.get(table, [])
            if r["period"] == period["id"] and self.recorded(r) <= until
            and all(env.get(d, k) == k for d, k in r.get("dims", {}).items())
        ]
