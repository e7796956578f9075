"""Cases as JSON lines on stdin, results as JSON lines on stdout.

A case is {program, facts, asOf} with an optional prior `ledger`, or {program, steps: [{facts, asOf}]}: successive
runs, each with the ledger the one before leaves. A run that is refused gives {"refused": code, "message": text}.
With `left`, the ledger that the steps left, the answer is the hashes of its chain.
"""
import argparse
import json
import sys
import traceback

from .chain import followed
from .errors import Refused
from .run import Run


def one(program, facts, ledger, as_of):
    """The result of one run, or why it is refused."""
    try:
        result = Run(program, facts, ledger, as_of).result()
        json.dumps(result)
        return result
    except Refused as e:
        return {"refused": e.code, "message": str(e)}
    except Exception:  # a document that is no valid program, or a fault here: told apart by the reader
        return {"refused": "BUG", "message": traceback.format_exc()}


def case(document):
    """The result of a case: an object, or a list for successive runs; for a case that gives the ledger they left, its hashes."""
    if "left" in document:
        return [{"hashes": followed(document["left"], document["program"], document["steps"])}]
    if "steps" not in document:
        return one(document["program"], document["facts"], document.get("ledger"), document["asOf"])
    out, ledger = [], document.get("ledger")
    for step in document["steps"]:
        got = one(step.get("program", document["program"]), step["facts"], ledger, step["asOf"])
        ledger = got.get("ledger", ledger)
        out.append({k: v for k, v in got.items() if k != "ledger"})
    return out


def main():
    """Reads cases, writes results."""
    parser = argparse.ArgumentParser(prog="oracle", description=__doc__)
    parser.add_argument("--pretty", action="store_true", help="one case, printed for reading")
    options = parser.parse_args()
    sys.setrecursionlimit(20000)
    if options.pretty:
        print(json.dumps(case(json.load(sys.stdin)), indent=2, ensure_ascii=False))
        return
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(case(json.loads(line)), ensure_ascii=False), flush=True)


main()
