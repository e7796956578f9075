"""What changes against the ledger, and what is paid. Section 7."""
from fractions import Fraction

from . import canonical, exact
from .dimensions import utf16
from .periods import add_days
from .taxes import Taxes

ZERO = Fraction(0)


class Settlement:
    """The postings, payments and carried balances of one run."""

    def __init__(self, run, line_periods, holds, funding, prior):
        self.run = run
        self.contract = run.program["id"]
        self.scale = run.program["currency"]["scale"]
        self.prior = prior
        self.postings = self._post(line_periods, holds, funding)
        Taxes(run, prior["postings"], self.postings).add()
        self.payments, self.carried = [], []
        self._pay()

    def _post(self, line_periods, holds, funding):
        posted = {}
        for p in self.prior["postings"]:
            if "tax" in p:
                continue
            keys = tuple(sorted(p.get("dims", {}).items()))
            leg = posted.setdefault((p["line"], p["period"], keys), {}).setdefault((p["payer"], p["payee"], p.get("fund")), [])
            leg.append(p)
        by_ident = {lp.ident: lp for lp in line_periods}
        wanted = {}
        for lp in line_periods:
            if holds.held(lp) or lp.slot["opens"] > self.run.as_of:
                continue
            if "nobody" in lp.line["to"]:
                continue
            payee = self.run.counterparty(lp.line["to"], lp.keys)
            for payer, amount in funding.legs.get(lp.ident, {}).items():
                if payer != payee:
                    wanted.setdefault(lp.ident, {})[(payer, payee, funding.names_fund(lp, payer))] = amount
        self.unknown = [(ident, reasons) for ident in posted if (reasons := self._unknown(ident))]
        out = []
        for ident in sorted(set(posted) | set(wanted), key=self._rank):
            lp = by_ident.get(ident)
            if (lp and (holds.held(lp) or lp.slot["opens"] > self.run.as_of)) or self._unknown(ident):
                continue
            before, now = posted.get(ident, {}), wanted.get(ident, {})
            for leg in [*now, *(x for x in before if x not in now)]:
                earlier = before.get(leg, [])
                so_far, owed = sum((exact.parse(p["amount"]) for p in earlier), ZERO), now.get(leg, ZERO)
                steps = [-so_far, owed] if so_far > 0 > owed else [owed - so_far]
                for n, delta in enumerate(steps):
                    if delta != 0:
                        out.append(self._posting(ident, leg, len(earlier) + n + 1, delta))
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
        position = self.run.dimensions.position
        places = tuple((position[d].get(keys[d], 10 ** 9) if d not in self.run.dimensions.groups else 0, utf16(keys[d])) for d in line["each"]) if line else ()
        number = self.run.lines.number.get(ident[0], 10 ** 9)
        return (number, self.run.periods.position.get(ident[1], 0), places)

    def _posting(self, ident, leg, seq, delta):
        line_id, period, keys = ident
        payer, payee, fund = leg
        line = self.run.lines.by_id.get(line_id)
        slot = self.run.lines.slot(line_id, period, dict(keys))
        due = add_days(self.run.as_of, line["lateDays"] if line else 0)
        if slot is not None and slot["due"] >= self.run.as_of:
            due = slot["due"]
        kind = "accrual" if seq == 1 else "recovery" if delta < 0 else "adjustment"
        dims = dict(keys) or None
        out = {
            "key": canonical.key(contract=self.contract, line=line_id, period=period, dims=dims, payer=payer, payee=payee, fund=fund, seq=seq),
            "seq": seq, "line": line_id, "period": period, "dims": dims, "payer": payer, "payee": payee,
            "fund": fund,
            "kind": kind, "amount": exact.fixed(delta, self.scale), "due": due, "asOf": self.run.as_of,
        }
        return {k: v for k, v in out.items() if v is not None}

    def _recovery(self, x):
        """How a negative posting is recovered: (how, days, largest share of a gross payment, whether it has lapsed)."""
        line = self.run.lines.by_id.get(x.posting["line"])
        if line is None:
            return "carry", 0, Fraction(1), False
        if x.below and "negative" in line:
            if line["negative"] == "carry":
                return "carry", 0, Fraction(1), False
            return "invoice", line["negative"]["invoiceDays"], Fraction(1), False
        r = line["recovery"]
        lapsed = "lapses" in r and r["how"] == "carry" and self._all_due(line["of"])
        return r["how"], r.get("days", 0), exact.parse(r.get("atMost", "1")), lapsed

    def _declaration(self, posting):
        """The declaration that the line of a posting comes from."""
        line = self.run.lines.by_id.get(posting["line"])
        return line and line["of"]

    def _all_due(self, declaration):
        """Whether every slot of the lines of a declaration is due before the as-of date."""
        lines = self.run.lines
        for n in self.run.program["lines"]:
            if n["of"] != declaration:
                continue
            if any(lines.slot(n["id"], s["period"], {})["due"] >= self.run.as_of for s in n["schedule"]):
                return False
            for lp in lines.all(self.run.now, n["id"]).values():
                if "awaited" in lp.slot or lp.slot["due"] >= self.run.as_of:
                    return False
        return True

    def _pay(self):
        settled = {}
        for p in self.prior["payments"]:
            for s in p["settles"]:
                settled[s["posting"]] = settled.get(s["posting"], ZERO) + exact.parse(s["amount"])
        pairs, sums = {}, {}
        for p in [*self.prior["postings"], *self.postings]:
            leg = (p["line"], p["period"], tuple(sorted(p.get("dims", {}).items())), p["payer"], p["payee"], p.get("fund"), canonical.canonical(p.get("tax")))
            sums[leg] = sums.get(leg, ZERO) + exact.parse(p["amount"])
            rest = exact.parse(p["amount"]) - settled.get(p["key"], ZERO)
            if rest != 0:
                pairs.setdefault((p["payer"], p["payee"]), []).append(Open(p, rest, sums[leg] < 0))
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
        recoveries = self._recoveries(listed)
        gross = [x for x in listed if x.rest > 0]
        out = []
        for due in sorted({x.posting["due"] for x in gross}):
            whole, taken, settles = ZERO, ZERO, []
            for x in gross:
                if x.posting["due"] == due:
                    whole += x.rest
                    settles.append((x.posting, x.opened))
                    settles += [(p, -y) for p, y in x.cancelled]
            for r in recoveries:
                if due < self._slot_due(r.of.posting):
                    continue
                most = exact.floor_to(r.most * whole, self.run.unit)
                if r.lapsed:
                    same = self._declaration(r.of.posting)
                    most = min(most, sum(x.rest for x in gross if x.posting["due"] == due and self._declaration(x.posting) == same))
                y = min(r.left(), max(ZERO, most - taken))
                if y > 0:
                    taken += y
                    settles += r.take(y, self.run.unit)
            if whole > taken:
                paid = due if due >= self.run.as_of else add_days(self.run.as_of, self._late(gross, due))
                out.append(self._payment(pair, whole - taken, paid, settles))
        invoices, carried = {}, ZERO
        for r in recoveries:
            if r.left() > 0 and r.how == "invoice":
                own = self._reviewed(r.of.posting) and r.of.posting["due"] >= self.run.as_of
                invoices.setdefault(r.of.posting["due"] if own else add_days(self.run.as_of, r.days), []).extend(r.take(r.left(), self.run.unit))
            elif not r.lapsed:
                carried += r.left()
        for due, settles in invoices.items():
            out.append(self._payment((pair[1], pair[0]), -sum(x for _, x in settles), due, settles, invoice=True))
        if carried > 0:
            self.carried.append({"payer": pair[0], "payee": pair[1], "amount": money(carried)})
        return out

    def _reviewed(self, posting):
        """Whether the due date of a posting is counted from a review."""
        return "dueAfterReview" in self.run.lines.slots.get(posting["line"], {}).get(posting["period"], {})

    def _payment(self, pair, amount, due, settles, invoice=False):
        """A payment or an invoice, with the tax in it."""
        money = lambda x: exact.fixed(x, self.scale)
        out = {"payer": pair[0], "payee": pair[1], "amount": money(amount), "due": due, "asOf": self.run.as_of}
        taxes = [x for p, x in settles if "tax" in p and "refunds" not in p["tax"]]
        if taxes:
            tax = -sum(taxes) if invoice else sum(taxes)
            out.update(net=money(amount - tax), tax=money(tax))
        if invoice:
            out["invoice"] = True
        return {**out, "settles": [{"posting": p["key"], "amount": money(x)} for p, x in settles]}

    def _recoveries(self, listed):
        """What is taken off payments, the oldest first; the tax on a recovery is one recovery with it."""
        falls = [x for x in listed if x.rest < 0 and self._recovery(x)[0] != "none"]
        out = {}
        for x in [*(f for f in falls if "tax" not in f.posting), *(f for f in falls if "tax" in f.posting)]:
            p = x.posting
            beside = (*ident_of(p), p.get("fund"), p["asOf"], p["due"], x.below)
            if "tax" not in p:
                out[beside] = Recovery(x, *self._recovery(x))
            elif "refunds" not in p["tax"] and beside in out:
                out[beside].taxes.append(x)
            else:
                out[beside + (p["key"],)] = Recovery(x, *self._recovery(x))
        rank = lambda r: (r.of.posting["asOf"], r.of.posting["due"], self._rank(ident_of(r.of.posting)), "tax" in r.of.posting, listed.index(r.of))
        return sorted(out.values(), key=rank)

    def _late(self, gross, due):
        lines = [self.run.lines.by_id.get(x.posting["line"]) for x in gross if x.posting["due"] == due]
        return max(n["lateDays"] if n else 0 for n in lines)

    def _slot_due(self, posting):
        if self._reviewed(posting):
            return self.run.lines.slots[posting["line"]][posting["period"]]["due"]
        slot = self.run.lines.slot(posting["line"], posting["period"], posting.get("dims", {}))
        return slot["due"] if slot else ""


def ident_of(posting):
    """The line-period of a posting."""
    return posting["line"], posting["period"], tuple(sorted(posting.get("dims", {}).items()))


class Recovery:
    """An open fall with the tax beside it, and how it is recovered."""

    def __init__(self, of, how, days, most, lapsed):
        self.of, self.taxes = of, []
        self.how, self.days, self.most, self.lapsed = how, days, most, lapsed

    def left(self):
        """What is still to be recovered."""
        return -self.of.rest - sum(t.rest for t in self.taxes)

    def take(self, y, unit):
        """Takes y off, the tax for its share of what is left; what of each posting that settles."""
        left, parts = self.left(), []
        for t in self.taxes:
            share = exact.round_to(y * -t.rest / left, unit, "halfExpand")
            parts.append((t, share))
        parts.insert(0, (self.of, y - sum(share for _, share in parts)))
        for x, share in parts:
            x.rest += share
        return [(x.posting, -share) for x, share in parts if share != 0]


class Open:
    """What is left of a posting: `opened` before, `rest` after what its leg cancels and what is taken off.
    `below`: whether its leg stood below zero after it."""

    def __init__(self, posting, rest, below):
        self.posting = posting
        self.below = below
        self.opened = self.rest = rest
        self.cancelled = []


def cancel(listed):
    """Within each leg, takes each open posting off those of the other sign before it: what is below zero first, else the oldest."""
    legs = {}
    for x in listed:
        p = x.posting
        legs.setdefault((*ident_of(p), p.get("fund"), canonical.canonical(p.get("tax"))), []).append(x)
    for leg in legs.values():
        open_now = []
        for x in leg:
            against = [y for y in open_now if (y.rest > 0) != (x.rest > 0)]
            for y in sorted(against, key=lambda y: not y.below):
                up, down = (x, y) if x.opened > 0 else (y, x)
                off = min(up.rest, -down.rest)
                if off > 0:
                    up.rest -= off
                    down.rest += off
                    up.cancelled.append((down.posting, off))
            open_now = [y for y in [*open_now, x] if y.rest != 0]
