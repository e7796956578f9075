"""Holds of line-periods: missing values, checks, other lines. Section 5."""
from .values import Missing, Value, reason


class Holds:
    """Reasons by line-period. `checks` are the results of the checks of the run."""

    def __init__(self, run, line_periods, checks):
        self.run = run
        self.line_periods = line_periods
        self.reasons = {}
        self.by_line = {}
        for lp in line_periods:
            self.by_line.setdefault(lp.line["id"], []).append(lp)
            got = run.lines.entitlement(run.now, lp)
            if isinstance(got, Missing):
                self.add(lp, got.reasons)
            if "awaited" in lp.slot:
                self.add(lp, lp.slot["awaited"])
        for check, period, bound, got in checks:
            if check["severity"] == "block" and isinstance(got, Value) and not got.v:
                self._block(check, period, bound["all"])
        self.spread()

    def held(self, lp):
        """Whether a line-period is held."""
        return lp.ident in self.reasons

    def add(self, lp, reasons):
        """Holds a line-period."""
        self.reasons.setdefault(lp.ident, set()).update(reasons)

    def _block(self, check, period, env):
        for line in check.get("lines", []):
            for lp in self.by_line.get(line, []):
                if self.run.periods.inside(lp.period, period) and agree(lp.env, env):
                    self.add(lp, [reason(reason="check", check=check["id"])])

    def _with_other(self, lp):
        """Holds a line-period if the line it is held with is held; whether that is new."""
        rule = lp.line.get("heldWith")
        if rule is None or rule.get("keepUntil", {}).get(lp.period["id"], "9999") <= self.run.as_of:
            return False
        text = reason(reason="held-with", line=rule["line"])
        if text in self.reasons.get(lp.ident, ()):
            return False
        for other in self.by_line.get(rule["line"], []):
            near = self.run.periods.inside(lp.period, other.period) or self.run.periods.inside(other.period, lp.period)
            if near and agree(lp.env, other.env) and self.held(other):
                self.add(lp, [text])
                return True
        return False

    def spread(self):
        """Holds what is held with what is held, until nothing changes."""
        while any([self._with_other(lp) for lp in self.line_periods]):
            pass


def agree(a, b):
    """Whether two bindings have the same keys in the dimensions they share."""
    return all(b[d] == k for d, k in a.items() if d in b)
