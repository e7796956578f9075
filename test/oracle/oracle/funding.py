"""Who pays for a line-period: funds, their limits, shares and caps. Section 6."""
from fractions import Fraction

from . import allocation, exact, expressions
from .values import Missing, NotApplicable, Value, reason

ZERO = Fraction(0)


class Funding:
    """Legs by line-period (payer to amount), and what is not funded."""

    def __init__(self, run, holds):
        self.run = run
        self.holds = holds
        self.funds = {f["id"]: f for f in run.program["funds"]}
        self.used = {}
        self.legs = {}
        self.unfunded = []
        self._tops = {}
        waiting = [lp for lp in holds.line_periods if not holds.held(lp) and self._amount(lp) is not None]
        places = {lp.ident: run.lines.place(run.now, lp) for lp in waiting if "fund" in lp.line["from"]}
        drawn = []
        for lp in waiting:
            if "fund" in lp.line["from"]:
                drawn.append(lp)
            else:
                self._leg(lp, run.counterparty(lp.line["from"], lp.keys), self._amount(lp))
        drawn.sort(key=lambda lp: (places[lp.ident], lp.order))
        carrying = [f for f in self.funds.values() if any(self._carries(t) for t in [f, *f.get("terms", [])])]
        self._in_order([lp for lp in drawn if self._fund(lp) not in carrying], places)
        for f in carrying:
            self._by_year(f, [lp for lp in drawn if self._fund(lp) is f], places)
        for lp in holds.line_periods:
            if holds.held(lp):
                self.legs.pop(lp.ident, None)
        self.unfunded = [u for u in self.unfunded if not holds.held(u[0]) and u[2] != 0]

    def _fund(self, lp):
        return self.funds[lp.line["from"]["fund"]]

    def _carries(self, terms):
        return terms["unfunded"]["rule"] == "carried" and terms["whenExceeded"]["rule"] in ("inOrder", "scale")

    def _terms(self, fund, lp):
        """Sources and rules of a fund as they are for the version that governs a line-period."""
        return next((t for t in fund.get("terms", []) if lp.slot.get("version") in t["versions"]), fund)

    def _amount(self, lp):
        got = self.run.lines.entitlement(self.run.now, lp)
        return got.v if isinstance(got, Value) else None

    def _leg(self, lp, payer, amount):
        legs = self.legs.setdefault(lp.ident, {})
        legs[payer] = legs.get(payer, ZERO) + amount

    def names_fund(self, lp, payer):
        """The fund a leg names."""
        if "fund" not in lp.line["from"]:
            return None
        fund = self._fund(lp)
        sources = self._terms(fund, lp)["sources"]
        inside = {s["party"] for s in sources} | {s["cap"]["overflowTo"] for s in sources if "cap" in s}
        return fund["id"] if payer in inside else None

    def _in_order(self, lps, places):
        done = set()
        for lp in lps:
            if lp.ident in done:
                continue
            fund = self._fund(lp)
            if self._shares(fund, lp):
                batch = [q for q in lps if self._fund(q) is fund and places[q.ident] == places[lp.ident] and self._shares(fund, q)]
                done.update(q.ident for q in batch)
                self._scale(fund, batch)
            else:
                self._one(fund, lp)

    def _shares(self, fund, lp):
        return self._terms(fund, lp)["whenExceeded"]["rule"] == "scale"

    def _by_year(self, fund, lps, places):
        years = [y for y in self.run.periods.of("year") if "history" not in y]
        carried = []
        for year in years:
            still = []
            for lp, amount in carried:
                given = ZERO if self._unknown(fund, lp, year) else self._fitting(fund, lp, amount, year)
                opened = year["start"] <= self.run.as_of
                self._consume(fund, lp, given, year, opened)
                if not opened:
                    self._report(lp, fund, given, "carried")
                if amount > given:
                    still.append((lp, amount - given))
            carried = still
            self._carry = carried
            self._in_order([lp for lp in lps if self.run.periods.window(lp.period, "year") is year], places)
        for lp, amount in carried:
            self._report(lp, fund, amount, "carried")

    def _report(self, lp, fund, amount, then):
        for u in self.unfunded:
            if u[0] is lp:
                u[2] += amount
                return
        self.unfunded.append([lp, fund["id"], amount, then])

    def _top(self, expr, window, owner):
        key = (id(expr), window["id"])
        if key not in self._tops:
            got = expressions.evaluate(expr, expressions.fresh(self.run.now, window, {}, None, owner))
            if isinstance(got, Value):
                got = max(ZERO, exact.floor_to(got.v, self.run.unit))
            self._tops[key] = got
        return self._tops[key]

    def _windows(self, fund, lp, year):
        """Each limit of a fund and each cap of its sources: its maximum and its window."""
        for limit in [*fund["limits"], *(s["cap"] for s in self._terms(fund, lp)["sources"] if "cap" in s)]:
            if self._holds_for(limit, lp, year):
                yield limit["max"], self._window(lp, limit["window"], year)

    def _holds_for(self, limit, lp, year):
        """Whether a limit is one for the version that governs a line-period, or a year in which an amount is offered again."""
        if "versions" not in limit:
            return True
        if year is None:
            return lp.slot["version"] in limit["versions"]
        governing = [v["number"] for v in self.run.program["versions"] if v["effective"] <= year["start"]]
        return (governing[-1] if governing else 1) in limit["versions"]

    def _window(self, lp, window, year):
        return year if window == "year" and year is not None else self.run.periods.window(lp.period, window)

    def _hold(self, lp, reasons):
        """Holds a line-period from now on, and at once what is held with it."""
        self.holds.add(lp, reasons)
        self.holds.spread()

    def _unknown(self, fund, lp, year=None):
        """Why a maximum is missing, if one is."""
        reasons = set()
        for expr, window in self._windows(fund, lp, year):
            top = self._top(expr, window, fund["id"])
            if isinstance(top, Missing):
                reasons |= top.reasons
        return reasons

    def _ready(self, fund, lp):
        """False, and the line-period held, where a maximum is missing."""
        reasons = self._unknown(fund, lp)
        if reasons:
            self._hold(lp, reasons)
        return not reasons

    def _rests(self, fund, lp, year):
        """Each limit that a line-period is held to, with what is left in its window."""
        for i, limit in enumerate(fund["limits"]):
            if not self._holds_for(limit, lp, year):
                continue
            window = self._window(lp, limit["window"], year)
            top = self._top(limit["max"], window, fund["id"])
            if not isinstance(top, NotApplicable):
                yield limit, max(ZERO, top - self.used.get(("limit", fund["id"], i, window["id"]), ZERO))

    def _fitting(self, fund, lp, amount, year=None):
        """What of an amount above zero the limits of a fund admit; all of it where it counts no more than is left."""
        short = [(limit, rest) for limit, rest in self._rests(fund, lp, year) if self._count(limit, lp, amount) > rest]
        return min([amount, *(self._admitted(limit, lp, rest) for limit, rest in short)])

    def _tax(self, lp, x):
        """The tax that a limit counts on x."""
        rate = self.run.tax_rate(lp.line["tax"]["treatment"], lp.slot["due"])
        return -exact.floor_to(-x * rate, exact.parse(self.run.program["tax"]["rounding"]["unit"]))

    def _count(self, limit, lp, x):
        """What x counts against a limit."""
        return x + self._tax(lp, x) if "includesTax" in limit and "tax" in lp.line else x

    def _admitted(self, limit, lp, rest):
        """What may be paid so that it counts no more than `rest`."""
        if "includesTax" not in limit or "tax" not in lp.line:
            return rest
        low, high = 0, rest // self.run.unit + 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._count(limit, lp, middle * self.run.unit) <= rest else (low, middle)
        return low * self.run.unit

    def _one(self, fund, lp):
        if self.holds.held(lp):
            return
        amount = self._amount(lp)
        if "outsideLimits" in lp.line:
            self._apart(fund, lp, amount)
            return
        if amount <= 0:
            self._consume(fund, lp, amount)
            return
        if not self._ready(fund, lp):
            return
        left = self._fitting(fund, lp, amount)
        exceeded = self._terms(fund, lp)["whenExceeded"]
        rule = exceeded["rule"]
        if amount == left:
            self._consume(fund, lp, amount)
        elif rule == "hold":
            self._hold(lp, [reason(reason="fund-exceeded", fund=fund["id"])])
        else:
            self._consume(fund, lp, left)
            if rule == "overflow":
                self._leg(lp, exceeded["to"], amount - left)
            else:
                self._not_funded(fund, lp, amount - left)

    def _scale(self, fund, batch):
        together, batch = batch, []
        for lp in together:
            if self.holds.held(lp):
                continue
            if "outsideLimits" in lp.line:
                self._apart(fund, lp, self._amount(lp))
            elif self._amount(lp) <= 0:
                self._consume(fund, lp, self._amount(lp))
            elif self._ready(fund, lp):
                batch.append(lp)
        given = {lp.ident: self._amount(lp) for lp in batch}
        for i, limit in enumerate(fund["limits"]):
            groups = {}
            for lp in (lp for lp in batch if self._holds_for(limit, lp, None)):
                groups.setdefault(self._window(lp, limit["window"], None)["id"], []).append(lp)
            for lps in groups.values():
                left = next((rest for same, rest in self._rests(fund, lps[0], None) if same is limit), None)
                asked = [self._count(limit, lp, given[lp.ident]) for lp in lps]
                if left is not None and sum(asked) > left:
                    for lp, part in zip(lps, exact.largest_remainder(left, asked, self.run.unit)):
                        given[lp.ident] = self._admitted(limit, lp, part)
        for lp in batch:
            self._consume(fund, lp, given[lp.ident])
            self._not_funded(fund, lp, self._amount(lp) - given[lp.ident])

    def _not_funded(self, fund, lp, amount):
        if amount == 0:
            return
        unfunded = self._terms(fund, lp)["unfunded"]
        rule = unfunded["rule"]
        if rule == "carried":
            self._carry.append((lp, amount))
            return
        self._report(lp, fund, amount, rule)
        if rule == "owed":
            self._leg(lp, unfunded["by"], amount)

    def _apart(self, fund, lp, amount):
        """Pays by the plain shares, outside limits and caps."""
        terms = self._terms(fund, lp)
        names = [s["party"] for s in terms["sources"]]
        fixed = names.index(terms["remainderTo"]) if "remainderTo" in terms else None
        for party, part in zip(names, allocation.divide(amount, [exact.parse(s["share"]) for s in terms["sources"]], self.run.unit, fixed)):
            self._leg(lp, party, part)

    def _consume(self, fund, lp, amount, year=None, paid=True):
        """Takes an amount from the windows of a fund and splits it over its sources."""
        for i, limit in enumerate(fund["limits"]):
            self._use(("limit", fund["id"], i, self._window(lp, limit["window"], year)["id"]), self._count(limit, lp, amount))
        terms = self._terms(fund, lp)
        sources = terms["sources"]
        names = [s["party"] for s in sources]
        fixed = names.index(terms["remainderTo"]) if "remainderTo" in terms else None
        parts = allocation.divide(amount, [exact.parse(s["share"]) for s in sources], self.run.unit, fixed)
        elsewhere = {}
        for i, s in enumerate(sources):
            if "cap" not in s:
                continue
            window = self._window(lp, s["cap"]["window"], year)
            key = ("cap", fund["id"], s["party"], s["cap"]["window"], window["id"])
            if amount > 0:
                top = self._top(s["cap"]["max"], window, fund["id"])
                if not isinstance(top, NotApplicable):
                    over = parts[i] - max(ZERO, top - self.used.get(key, ZERO))
                    if over > 0:
                        parts[i] -= over
                        to = s["cap"]["overflowTo"]
                        if to in names and names.index(to) > i:
                            parts[names.index(to)] += over
                        else:
                            elsewhere[to] = elsewhere.get(to, ZERO) + over
        capped = {(s["party"], s["cap"]["window"]) for t in [fund, *fund.get("terms", [])] for s in t["sources"] if "cap" in s}
        for party, span in sorted(capped):
            if party in names:
                self._use(("cap", fund["id"], party, span, self._window(lp, span, year)["id"]), parts[names.index(party)])
        if paid:
            for party, part in [*zip(names, parts), *elsewhere.items()]:
                self._leg(lp, party, part)

    def _use(self, key, amount):
        self.used[key] = self.used.get(key, ZERO) + amount
