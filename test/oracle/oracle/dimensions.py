"""Groups and sets: their keys in order, parents, and who belongs when."""
from .errors import Refused


def utf16(key):
    """Sorts like UTF-16 code units."""
    return key.encode("utf-16-be", "surrogatepass")


class Dimensions:
    """Groups with the members that occur in the facts, and sets."""

    def __init__(self, program, facts, observations, rows):
        self.parent = {s["id"]: s.get("parent") for s in program["sets"]}
        self.elements = {s["id"]: [e["key"] for e in s["elements"]] for s in program["sets"]}
        self.above = {(s["id"], e["key"]): e.get("in") for s in program["sets"] for e in s["elements"]}
        self.groups = {g["id"] for g in program["groups"]}
        self.member = {g: {} for g in self.groups}
        for group, listed in facts.get("members", {}).items():
            if group not in self.groups:
                raise Refused("FCT", f"there is no group {group!r}")
            for m in listed:
                if m["key"] == "__proto__":
                    raise Refused("FCT", "'__proto__' is no key")
                if m["key"] in self.member[group]:
                    raise Refused("FCT", f"{m['key']!r} is listed twice")
                self.member[group][m["key"]] = m
        for item in observations + rows:
            for dim, key in item.get("dims", {}).items():
                if dim in self.groups:
                    self.member[dim].setdefault(key, {"key": key})
        self.keys = {g: sorted(self.member[g], key=utf16) for g in self.groups}
        self.keys.update(self.elements)
        self.position = {d: {k: i for i, k in enumerate(ks)} for d, ks in self.keys.items()}

    def belongs(self, dim, key, period):
        """Whether a member belongs to a period; an element of a set always does."""
        if dim not in self.groups:
            return key in self.position[dim]
        m = self.member[dim].get(key)
        if m is None:
            return False
        return m.get("joined", "") < period["end"] and m.get("left", "9999-12-31") > period["start"]

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
