"""The chain of hashes in a ledger, followed from its beginning. Section 7."""
from .canonical import sha256
from .errors import Refused


def hashed(value):
    """Identity of a document."""
    return "sha256:" + sha256(value)


def facts_hash(facts):
    """Identity of facts: without where each was read."""
    def bare(items):
        return [{k: v for k, v in x.items() if k != "at"} for x in items]
    lists = {part: {name: bare(items) for name, items in facts[part].items()} for part in ("members", "rows") if part in facts}
    return hashed({**facts, "observations": bare(facts["observations"]), **lists})


def sound(ledger):
    """Refuses a ledger whose runs did not make exactly its entries, or do not follow each other."""
    head = {"contract": ledger["contract"], "currency": ledger["currency"]}
    prior = hashed({"format": "remit-ledger/1.0", **head, "postings": [], "payments": [], "runs": []})
    at = {"postings": 0, "payments": 0}
    for run in ledger["runs"]:
        added = {k: ledger[k][n:n + run[k]] for k, n in at.items()}
        at = {k: n + run[k] for k, n in at.items()}
        content = {**head, **added, **{k: run[k] for k in ("asOf", "program", "facts", "despite", "prior") if k in run}}
        if run["prior"] != prior or run["hash"] != hashed(content):
            raise Refused("LED", f"the run as of {run['asOf']} is not as it was made")
        prior = run["hash"]
    if any(len(ledger[k]) != n for k, n in at.items()):
        raise Refused("LED", "the ledger holds what no run made")


def followed(ledger, program, steps):
    """The hashes after each run of a ledger, worked out from what the runs added; `steps` are the facts of each of them."""
    head = {"contract": ledger["contract"], "currency": ledger["currency"]}
    out = [hashed({"format": "remit-ledger/1.0", **head, "postings": [], "payments": [], "runs": []})]
    at = {"postings": 0, "payments": 0}
    for run in ledger["runs"]:
        added = {k: ledger[k][n:n + run[k]] for k, n in at.items()}
        at = {k: n + run[k] for k, n in at.items()}
        step = next(s for s in steps if s["asOf"] == run["asOf"] and facts_hash(s["facts"]) == run["facts"])
        made = {"asOf": run["asOf"], "program": hashed(step.get("program", program)), "facts": facts_hash(step["facts"]), "prior": out[-1], **{k: run[k] for k in ("despite",) if k in run}}
        out.append(hashed({**head, **made, **added}))
    return out
