"""The chain of hashes in a ledger, followed from its beginning. Section 7."""
from .canonical import sha256


def hashed(value):
    """Identity of a document."""
    return "sha256:" + sha256(value)


def facts_hash(facts):
    """Identity of facts: without where each was read."""
    def bare(items):
        return [{k: v for k, v in x.items() if k != "at"} for x in items]
    lists = {part: {name: bare(items) for name, items in facts[part].items()} for part in ("members", "rows") if part in facts}
    return hashed({**facts, "observations": bare(facts["observations"]), **lists})


def followed(ledger, program, steps):
    """The hashes after each run of a ledger, worked out from what the runs added; `steps` are the facts of each of them."""
    head = {"contract": ledger["contract"], "currency": ledger["currency"]}
    out = [hashed({"format": "remit-ledger/1.0", **head, "postings": [], "payments": [], "runs": []})]
    at = {"postings": 0, "payments": 0}
    for run in ledger["runs"]:
        added = {k: ledger[k][n:n + run[k]] for k, n in at.items()}
        at = {k: n + run[k] for k, n in at.items()}
        facts = next(s["facts"] for s in steps if s["asOf"] == run["asOf"] and facts_hash(s["facts"]) == run["facts"])
        made = {"asOf": run["asOf"], "program": hashed(program), "facts": facts_hash(facts), "prior": out[-1]}
        out.append(hashed({**head, **made, **added}))
    return out
