"""One run: program, facts, prior ledger and as-of date to a result."""
import json
from fractions import Fraction

from . import chain, exact, expressions
from .dimensions import Dimensions
from .errors import Refused
from .facts import Facts
from .funding import Funding
from .holds import Holds
from .ledger import Settlement
from .lines import Lines
from .periods import Periods
from .values import Missing, NotApplicable, Value
from .world import World


class Run:
    """A run and all it works out."""

    def __init__(self, program, facts, ledger, as_of):
        self.program = program
        self.as_of = as_of
        self.unit = Fraction(1, 10 ** program["currency"]["scale"])
        self.periods = Periods(program)
        self.vars = {v["id"]: v for v in program["vars"]}
        self.facts = Facts(program, facts, as_of, lambda o, r: Dimensions(program, facts, o, r, as_of), self.periods)
        self.dimensions = self.facts.dimensions
        self._worlds = {}
        self.now = self.world(as_of, None)
        self.lines = Lines(self)
        self._bounds()
        self.checks = list(self._evaluated(program["checks"]))
        self.line_periods = [lp for n in program["lines"] for lp in self.lines.all(self.now, n["id"]).values()]
        self.holds = Holds(self, self.line_periods, self.checks)
        self.funding = Funding(self, self.holds)
        prior = ledger or {"postings": [], "payments": []}
        if ledger and ledger["contract"] != program["id"]:
            raise Refused("LED", "the ledger is of another contract")
        if "runs" in prior:
            chain.sound(prior)
        self.prior = prior
        self.settlement = Settlement(self, self.line_periods, self.holds, self.funding, prior)

    def world(self, known_at, cut):
        """A state of knowledge."""
        if (known_at, cut) not in self._worlds:
            self._worlds[(known_at, cut)] = World(self, known_at, cut)
        return self._worlds[(known_at, cut)]

    def tax_rate(self, treatment, point):
        """The rate of a treatment on a day, as it stands in the program; zero where nothing stands for it."""
        rates = [r["rate"] for r in self.program["tax"]["rates"] if r["treatment"] == treatment and r["from"] <= point]
        return exact.parse(rates[-1]) if rates else Fraction(0)

    def counterparty(self, who, keys):
        """The id of who pays or is paid."""
        if "nobody" in who:
            return "nobody"
        return who["party"] if "party" in who else keys[who["member"]]

    def _bounds(self):
        """Refuses live values outside the bounds of their fact."""
        standing, _ = self.facts.live(self.as_of)
        for (fact_id, period_id, keys), _o in standing.items():
            f = self.facts.declared[fact_id]
            p = self.periods.get(period_id)
            got = self.facts.value(fact_id, None, p, dict(keys), self.as_of, None)
            at = expressions.fresh(self.now, p, self.dimensions.spread(dict(keys)), None)
            for bound, low in (("min", True), ("max", False)):
                if bound in f and isinstance(got, Value):
                    edge = Value(exact.parse(f[bound])) if isinstance(f[bound], str) else expressions.evaluate(f[bound], at)
                    if isinstance(edge, Value) and (got.v < edge.v if low else got.v > edge.v):
                        raise Refused("FCT", f"{fact_id!r} in {period_id!r} is out of bounds")

    def _evaluated(self, declared):
        """Checks or vars, for each ended period and each of their keys."""
        for d in declared:
            for p in self.periods.of(d["grain"]):
                if "history" in p or p["end"] > self.as_of:
                    continue
                for keys in self.dimensions.combinations(d["each"], p):
                    env = self.dimensions.spread(keys)
                    yield d, p, {"own": keys, "all": env}, expressions.evaluate(d["expr"], expressions.fresh(self.now, p, env, None, d["id"]))

    def _version(self, lp):
        """The version that governs a line-period, in a program that has several."""
        return {"version": lp.slot["version"]} if "version" in lp.slot else {}

    def result(self):
        """The result document, without the hashes of the inputs."""
        money = lambda x: exact.fixed(x, self.program["currency"]["scale"])
        entitlements, holds = [], []
        for lp in self.line_periods:
            head = _head(lp.line["id"], lp.period["id"], lp.keys)
            if self.holds.held(lp):
                holds.append({**head, **self._version(lp), "reasons": [json.loads(r) for r in sorted(self.holds.reasons[lp.ident])]})
                continue
            got = self.lines.entitlement(self.now, lp)
            payee = self.counterparty(lp.line["to"], lp.keys)
            out = {**head, **self._version(lp), "amount": money(got.v if isinstance(got, Value) else Fraction(0))}
            if isinstance(got, NotApplicable):
                out["notApplicable"] = got.reason
            if lp.parts:
                out["heldInPart"] = sorted(lp.parts)
            legs = []
            for payer, amount in self.funding.legs.get(lp.ident, {}).items():
                fund = self.funding.names_fund(lp, payer)
                legs.append({"payer": payer, "payee": payee, **({"fund": fund} if fund else {}), "amount": money(amount)})
            entitlements.append({**out, "legs": legs})
        s = self.settlement
        holds += [{**_head(line, period, dict(keys)), "reasons": reasons} for (line, period, keys), reasons in s.unknown]
        return {
            "contract": self.program["id"], "currency": self.program["currency"]["code"], "asOf": self.as_of,
            **({"trial": True} if self.program["status"] == "design" else {}),
            "entitlements": entitlements, "holds": holds,
            "unfunded": [{**_head(lp.line["id"], lp.period["id"], lp.keys), "fund": fund, "amount": money(x), "then": then}
                         for lp, fund, x, then in self.funding.unfunded],
            "values": [v for v in map(_published, self._evaluated([v for v in self.program["vars"] if v.get("published")])) if v],
            "checks": [_check(*c) for c in self.checks],
            "postings": s.postings, "payments": s.payments, "carried": s.carried,
            "ledger": {"format": "remit-ledger/1.0", "contract": self.program["id"], "currency": self.program["currency"]["code"],
                       "postings": [*self.prior["postings"], *s.postings], "payments": [*self.prior["payments"], *s.payments]},
        }


def _head(line, period, keys):
    return {"line": line, "period": period, **({"dims": keys} if keys else {})}


def _published(item):
    var, period, env, got = item
    if isinstance(got, Missing):
        return None
    head = {"id": var["id"], "period": period["id"], **({"dims": env["own"]} if env["own"] else {})}
    if isinstance(got, NotApplicable):
        return {**head, "value": None, "notApplicable": got.reason}
    return {**head, "value": exact.spell(got.v) if isinstance(got.v, (Fraction, int)) and not isinstance(got.v, bool) else got.v}


def _check(check, period, env, got):
    dims = {"dims": env["own"]} if env["own"] else {}
    return {"id": check["id"], "title": check["title"], "period": period["id"], **dims, "holds": got.v if isinstance(got, Value) else None}
