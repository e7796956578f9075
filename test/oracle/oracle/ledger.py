"""What changes against the ledger, and what is paid. Section 7."""
from fractions import Fraction

from . import canonical, exact
from .dimensions import utf16
from .periods import add_days

ZERO = Fraction(0)


class Settlement:
    """The postings, payments and carried balances of one run."""

    def __init__(self, run, line_periods, holds, funding, prior):
        self.run = run
        self.contract = run.program["id"]
        self.scale = run.program["currency"]["scale"]
        self.prior = prior
        self.postings = self._post(line_periods, holds, funding)
        self.payments, self.carried = [], []
        self._pay()

    def _post(self, line_periods, holds, funding):
        posted = {}
        for p in self.prior["postings"]:
            keys = tuple(sorted(p.get("dims", {}).items()))
            leg = posted.setdefault((p["line"], p["period"], keys), {}).setdefault((p["payer"], p["payee"]), [])
            leg.append(p)
        by_ident = {lp.ident: lp for lp in line_periods}
        wanted = {}
        for lp in line_periods:
            if holds.held(lp) or lp.slot["opens"] > self.run.as_of:
                continue
            payee = self.run.counterparty(lp.line["to"], lp.keys)
            for payer, amount in funding.legs.get(lp.ident, {}).items():
                if payer != payee:
                    wanted.setdefault(lp.ident, {})[(payer, payee)] = amount
        self.unknown = [(ident, reasons) for ident in posted if (reasons := self._unknown(ident))]
        out = []
        for ident in sorted(set(posted) | set(wanted), key=self._rank):
            if (ident in by_ident and holds.held(by_ident[ident])) or self._unknown(ident):
                continue
            before, now = posted.get(ident, {}), wanted.get(ident, {})
            for leg in [*now, *(x for x in before if x not in now)]:
                earlier = before.get(leg, [])
                delta = now.get(leg, ZERO) - sum((exact.parse(p["amount"]) for p in earlier), ZERO)
                if delta != 0:
                    out.append(self._posting(ident, leg, len(earlier) + 1, delta, funding))
        return out

    def _unknown(self, ident):
        """The keys of a posted line-period that are members of nothing any more, as reasons to hold it."""
        line_id, period, keys = ident
        if period not in self.run.lines.slots.get(line_id, {}):
            return []
        groups, member = self.run.dimensions.groups, self.run.dimensions.member
        return [{"reason": "unknown-member", "group": d, "key": k} for d, k in keys if d in groups and k not in member[d]]

    def _rank(self, ident):
        """Order of lines, periods and keys, also of line-periods that there are no more."""
        line = self.run.lines.by_id.get(ident[0])
        keys = dict(ident[2])
        places = tuple(self.run.dimensions.position[d].get(keys.get(d), 10 ** 9) for d in line["each"]) if line else (10 ** 9,)
        number = self.run.lines.number.get(ident[0], 10 ** 9)
        return (number, self.run.periods.position.get(ident[1], 0), places, repr(ident[2]))

    def _posting(self, ident, leg, seq, delta, funding):
        line_id, period, keys = ident
        payer, payee = leg
        line = self.run.lines.by_id.get(line_id)
        slot = self.run.lines.slots.get(line_id, {}).get(period)
        due = add_days(self.run.as_of, line["lateDays"] if line else 0)
        if slot is not None and slot["due"] >= self.run.as_of:
            due = slot["due"]
        kind = "accrual" if seq == 1 else "recovery" if delta < 0 else "adjustment"
        dims = dict(keys) or None
        fund = funding.names_fund(line, payer) if line else None
        out = {
            "key": canonical.key(contract=self.contract, line=line_id, period=period, dims=dims, payer=payer, payee=payee, fund=fund, seq=seq),
            "seq": seq, "line": line_id, "period": period, "dims": dims, "payer": payer, "payee": payee,
            "fund": fund,
            "kind": kind, "amount": exact.fixed(delta, self.scale), "due": due, "asOf": self.run.as_of,
        }
        return {k: v for k, v in out.items() if v is not None}

    def _recovery(self, posting):
        """How a negative posting is recovered: (how, days, largest share of a gross payment)."""
        line = self.run.lines.by_id.get(posting["line"])
        if line is None:
            return "carry", 0, Fraction(1)
        if line.get("negative") == "carry":
            return "carry", 0, Fraction(1)
        if "negative" in line:
            return "invoice", line["negative"]["invoiceDays"], Fraction(1)
        r = line["recovery"]
        return r["how"], r.get("days", 0), exact.parse(r.get("atMost", "1"))

    def _pay(self):
        settled = {}
        for p in self.prior["payments"]:
            for s in p["settles"]:
                settled[s["posting"]] = settled.get(s["posting"], ZERO) + exact.parse(s["amount"])
        pairs = {}
        for p in [*self.prior["postings"], *self.postings]:
            rest = exact.parse(p["amount"]) - settled.get(p["key"], ZERO)
            if rest != 0:
                pairs.setdefault((p["payer"], p["payee"]), []).append(Open(p, rest))
        counts = {}
        for p in self.prior["payments"]:
            counts[(p["payer"], p["payee"])] = counts.get((p["payer"], p["payee"]), 0) + 1
        found = []
        for pair in pairs:
            cancel(pairs[pair])
            found += self._settle(pair, pairs[pair])
        self.carried.sort(key=lambda c: (utf16(c["payer"]), utf16(c["payee"])))
        found.sort(key=lambda f: (utf16(f["payer"]), utf16(f["payee"]), f["due"], "invoice" in f))
        for f in found:
            pair = (f["payer"], f["payee"])
            counts[pair] = seq = counts.get(pair, 0) + 1
            key = canonical.key(contract=self.contract, payer=pair[0], payee=pair[1], seq=seq)
            self.payments.append({"key": key, "seq": seq, **f})

    def _settle(self, pair, listed):
        money = lambda x: exact.fixed(x, self.scale)
        recoveries = [(x, *self._recovery(x.posting)) for x in listed if x.rest < 0]
        recoveries = [r for r in recoveries if r[1] != "none"]
        recoveries.sort(key=lambda r: (r[0].posting["asOf"], r[0].posting["due"]))
        gross = [x for x in listed if x.rest > 0]
        out = []
        for due in sorted({x.posting["due"] for x in gross}):
            whole, taken, settles = ZERO, ZERO, []
            for x in gross:
                if x.posting["due"] == due:
                    whole += x.rest
                    settles.append({"posting": x.posting["key"], "amount": money(x.opened)})
                    settles += [{"posting": p["key"], "amount": money(-y)} for p, y in x.cancelled]
            for x, _how, _days, most in recoveries:
                if due < self._slot_due(x.posting):
                    continue
                y = min(-x.rest, max(ZERO, exact.floor_to(most * whole, self.run.unit) - taken))
                if y > 0:
                    x.rest += y
                    taken += y
                    settles.append({"posting": x.posting["key"], "amount": money(-y)})
            if whole > taken:
                paid = due if due >= self.run.as_of else add_days(self.run.as_of, self._late(gross, due))
                out.append({"payer": pair[0], "payee": pair[1], "amount": money(whole - taken),
                            "due": paid, "asOf": self.run.as_of, "settles": settles})
        invoices, carried = {}, ZERO
        for x, how, days, _most in recoveries:
            if x.rest < 0 and how == "invoice":
                invoices.setdefault(add_days(self.run.as_of, days), []).append(x)
            else:
                carried -= x.rest
        for due, parts in invoices.items():
            out.append({"payer": pair[1], "payee": pair[0], "amount": money(-sum(x.rest for x in parts)),
                        "due": due, "asOf": self.run.as_of, "invoice": True,
                        "settles": [{"posting": x.posting["key"], "amount": money(x.rest)} for x in parts]})
        if carried > 0:
            self.carried.append({"payer": pair[0], "payee": pair[1], "amount": money(carried)})
        return out

    def _late(self, gross, due):
        lines = [self.run.lines.by_id.get(x.posting["line"]) for x in gross if x.posting["due"] == due]
        return max(n["lateDays"] if n else 0 for n in lines)

    def _slot_due(self, posting):
        slot = self.run.lines.slots.get(posting["line"], {}).get(posting["period"])
        return slot["due"] if slot else ""


class Open:
    """What is left of a posting: `opened` before, `rest` after what its leg cancels and what is taken off."""

    def __init__(self, posting, rest):
        self.posting = posting
        self.opened = self.rest = rest
        self.cancelled = []


def cancel(listed):
    """Within each leg, takes open falls off open rises, the oldest of each first."""
    legs = {}
    for x in listed:
        p = x.posting
        legs.setdefault((p["line"], p["period"], tuple(sorted(p.get("dims", {}).items()))), []).append(x)
    for leg in legs.values():
        for up in [x for x in leg if x.opened > 0]:
            for down in [x for x in leg if x.opened < 0]:
                y = min(up.rest, -down.rest)
                if y > 0:
                    up.rest -= y
                    down.rest += y
                    up.cancelled.append((down.posting, y))
