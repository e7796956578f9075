"""Tax on what is posted, and what others make good of it. Section 7, Tax."""
from fractions import Fraction

from . import canonical, exact
from .periods import add_days

ZERO = Fraction(0)


class Taxes:
    """The postings of tax of one run, added behind its other postings."""

    def __init__(self, run, prior, new):
        self.run = run
        self.prior, self.new = prior, new

    def add(self):
        """Adds what brings the tax of each charge to what is due."""
        charges = {}
        for now, listed in ((False, self.prior), (True, list(self.new))):
            for p in listed:
                charge = self._charge(p)
                if charge is not None:
                    charges.setdefault(charge, Charge()).hold(p, now)
        for (payer, payee, treatment, point), charge in charges.items():
            self._bring(charge, treatment, point)
        self._make_good()

    def _charge(self, posting):
        """Payer, payee, treatment and point of a posting of tax, or of one that tax is charged on."""
        parties = (posting["payer"], posting["payee"])
        if "tax" in posting:
            tax = posting["tax"]
            return None if "refunds" in tax else (*parties, tax["treatment"], tax["point"])
        line = self.run.lines.by_id.get(posting["line"])
        slot = self.run.lines.slot(posting["line"], posting["period"], posting.get("dims", {}))
        return (*parties, line["tax"]["treatment"], slot["due"]) if line and slot and "tax" in line else None

    def _rounded(self, base, treatment, point):
        rounding = self.run.program["tax"]["rounding"]
        return exact.round_to(base * self.run.tax_rate(treatment, point), exact.parse(rounding["unit"]), rounding["mode"])

    def _bring(self, charge, treatment, point):
        paid = sum(map(amount, charge.taxes), ZERO)
        if not charge.earlier and not charge.now:  # nothing has this tax any more
            if paid != 0:
                first = charge.taxes[0]
                self._append({**first, "due": self._late(point, first)}, first["tax"], -paid)
            return
        base = sum(map(amount, charge.earlier), ZERO)
        if self._rounded(base + sum(map(amount, charge.now), ZERO), treatment, point) == paid:
            return
        tax = {"treatment": treatment, "rate": exact.spell(self.run.tax_rate(treatment, point)), "point": point}
        if not charge.now:
            beside = charge.earlier[0]
            self._append({**beside, "due": self._late(point, beside)}, tax, self._rounded(base, treatment, point) - paid)
            return
        for p in charge.now:
            base += amount(p)
            due = self._rounded(base, treatment, point)
            if due != paid:
                self._append(p, tax, due - paid)
            paid = due

    def _late(self, due, posting):
        """A due date, or some days after the run where it is past."""
        line = self.run.lines.by_id.get(posting["line"])
        return due if due >= self.run.as_of else add_days(self.run.as_of, line["lateDays"] if line else 0)

    def _make_good(self):
        """What those who bear the tax owe the payers of it, leg by leg; others who made it good get that back."""
        taxes, refunds = {}, {}
        for p in [*self.prior, *self.new]:
            if "tax" not in p:
                continue
            tax = {k: v for k, v in p["tax"].items() if k != "refunds"}
            back = "refunds" in p["tax"]
            payer, payee = (p["payee"], p["tax"]["refunds"]) if back else (p["payer"], p["payee"])
            leg = canonical.canonical({"of": [p["line"], p["period"], p.get("dims"), payer, payee], "tax": tax})
            if back:
                refunds.setdefault(leg, {}).setdefault(p["payer"], []).append(p)
            else:
                taxes.setdefault(leg, []).append(p)
        for leg, paid in taxes.items():
            last = paid[-1]
            bearer = self.run.lines.by_id.get(last["line"], {}).get("tax", {}).get("borneBy")
            parties = [bearer] if bearer not in (None, last["payer"]) else []
            for party in dict.fromkeys([*parties, *refunds.get(leg, {})]):
                owed = sum(map(amount, paid)) if party in parties else ZERO
                owed -= sum(map(amount, refunds.get(leg, {}).get(party, [])), ZERO)
                if owed != 0:
                    due = self._late(last["due"], last)
                    self._append({**last, "fund": None, "payer": party, "payee": last["payer"], "due": due}, {**last["tax"], "refunds": last["payee"]}, owed)

    def _append(self, leg, tax, sum_of_it):
        named = {k: leg.get(k) for k in ("line", "period", "dims", "payer", "payee", "fund")}
        seq = 1 + sum(1 for p in [*self.prior, *self.new] if p.get("tax") == tax and all(p.get(k) == v for k, v in named.items()))
        key = canonical.key(contract=self.run.program["id"], **named, seq=seq, tax=tax)
        out = {"key": key, "seq": seq, **named, "kind": "tax", "tax": tax,
               "amount": exact.fixed(sum_of_it, self.run.program["currency"]["scale"]), "due": leg["due"], "asOf": self.run.as_of}
        self.new.append({k: v for k, v in out.items() if v is not None})


class Charge:
    """What belongs to one charge: earlier postings, those of this run, and the tax posted so far."""

    def __init__(self):
        self.earlier, self.now, self.taxes = [], [], []

    def hold(self, posting, now):
        """Adds a posting."""
        (self.taxes if "tax" in posting else self.now if now else self.earlier).append(posting)


def amount(posting):
    """The amount of a posting."""
    return exact.parse(posting["amount"])
