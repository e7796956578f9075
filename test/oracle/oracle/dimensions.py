"""Groups and sets: their keys in order, parents, and who belongs when."""
from . import exact
from .errors import Refused


def utf16(key):
    """Sorts like UTF-16 code units."""
    return key.encode("utf-16-be", "surrogatepass")


def there(member, day):
    """Whether a member belongs on a day."""
    return member.get("joined", "") <= day < member.get("left", "9999-12-31")


class Dimensions:
    """Groups with the members that occur in the facts, and sets."""

    def __init__(self, program, facts, observations, rows, as_of):
        self.parent = {s["id"]: s.get("parent") for s in program["sets"]}
        self.elements = {s["id"]: [e["key"] for e in s["elements"]] for s in program["sets"]}
        self.above = {(s["id"], e["key"]): e.get("in") for s in program["sets"] for e in s["elements"]}
        self.groups = {g["id"] for g in program["groups"]}
        self.counted = {g["id"]: g["countedOn"] for g in program["groups"] if "countedOn" in g}
        self.periods = program["periods"]
        self.member = {g: {} for g in self.groups}
        self.first = {g: {} for g in self.groups}
        for group, listed in facts.get("members", {}).items():
            if group not in self.groups:
                raise Refused("FCT", f"there is no group {group!r}")
            said = set()
            for m in listed:
                if m["key"] == "__proto__":
                    raise Refused("FCT", "'__proto__' is no key")
                if (m["key"], m.get("recordedAt")) in said:
                    raise Refused("FCT", f"{m['key']!r} is listed twice")
                said.add((m["key"], m.get("recordedAt")))
            for m in sorted(listed, key=lambda m: m.get("recordedAt", "")):
                if m.get("recordedAt", "") <= as_of:
                    self.member[group][m["key"]] = m
                    self.first[group].setdefault(m["key"], m.get("recordedAt", ""))
        for item in observations + rows:
            for dim, key in item.get("dims", {}).items():
                if dim in self.groups:
                    if self.member[dim].setdefault(key, {"key": key}) and key in self.first[dim]:
                        self.first[dim][key] = min(self.first[dim][key], item.get("recordedAt", as_of))
        parties = {p["id"] for p in program["parties"]}
        for dim in {who["member"] for n in program["lines"] for who in (n["from"], n["to"]) if "member" in who}:
            if parties & set(self.member[dim]):
                raise Refused("FCT", f"a member of {dim!r} has the name of a party")
        for g in program["groups"]:
            if "max" in g:
                self._limit(g["id"], exact.parse(g["max"]))
        self.keys = {g: sorted(self.member[g], key=utf16) for g in self.groups}
        self.keys.update(self.elements)
        self.position = {d: {k: i for i, k in enumerate(ks)} for d, ks in self.keys.items()}

    def known_from(self, keys):
        """The day on which the last of these members came to be known: listed, or with a value."""
        return max((self.first[d].get(k, "") for d, k in keys.items() if d in self.groups), default="")

    def belongs(self, dim, key, period):
        """Whether a member belongs to a period; an element of a set always does."""
        if dim not in self.groups:
            return key in self.position[dim]
        m = self.member[dim].get(key)
        if m is None:
            return False
        day = self._day(dim, period)
        if day is not None:
            return there(m, day)
        inside = [d for d in (self.counted.get(dim, {}).get(q["id"]) for q in self.periods if q["in"].get(period["grain"]) == period["id"]) if d]
        if inside:
            return any(there(m, d) for d in inside)
        return m.get("joined", "") < period["end"] and m.get("left", "9999-12-31") > period["start"]

    def _day(self, dim, period):
        """The day on which the members of a period are counted: that of the period, or of the one that contains it."""
        days = self.counted.get(dim, {})
        return next((days[p] for p in (period["id"], *period["in"].values()) if p in days), None)

    def _limit(self, dim, most):
        """Refuses more members on one day than a group may have; they grow only where somebody joins."""
        members = self.member[dim].values()
        for day in {m.get("joined", "") for m in members}:
            if sum(there(m, day) for m in members) > most:
                raise Refused("FCT", f"{dim!r} has more than {most} members on {day!r}")

    def listed(self, dim, period):
        """Keys of a dimension at a period, in order."""
        return [k for k in self.keys[dim] if self.belongs(dim, k, period)]

    def bind(self, env, dim, key):
        """`env` with `dim` bound to `key`, and the sets above it to the elements above."""
        out = dict(env)
        while dim is not None and key is not None:
            out[dim] = key
            key = self.above.get((dim, key))
            dim = self.parent.get(dim)
        return out

    def combinations(self, dims, period):
        """Every combination of keys of `dims` at a period, in order, as bindings of `dims` alone."""
        out = [{}]
        for d in dims:
            out = [{**c, d: k} for c in out for k in self.listed(d, period)]
        return out

    def spread(self, keys):
        """A binding of keys with the parents of elements added."""
        env = {}
        for d, k in keys.items():
            env = self.bind(env, d, k)
        return env
