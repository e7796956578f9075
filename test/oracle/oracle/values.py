"""What an expression can come to: a value, missing with reasons, or not applicable."""
import json


class Value:
    """A number (Fraction), a truth value, or a code or date (str)."""
    __slots__ = ("v",)

    def __init__(self, v):
        self.v = v


class Missing:
    """`reasons` is a set of reasons, each as canonical JSON."""
    __slots__ = ("reasons",)

    def __init__(self, reasons):
        self.reasons = frozenset(reasons)


class NotApplicable:
    """`reason` says why."""
    __slots__ = ("reason",)

    def __init__(self, reason):
        self.reason = reason


def reason(**fields):
    """One reason, as text that can stand in a set."""
    return json.dumps({k: v for k, v in fields.items() if v is not None}, sort_keys=True, ensure_ascii=False)


def missing(name, detail=""):
    """Missing with a reason of the arithmetic."""
    return Missing([reason(reason=name, detail=detail)])


def combined(operands):
    """Missing or not applicable, if an operand is; None if all have values."""
    gone = [o for o in operands if isinstance(o, Missing)]
    if gone:
        return Missing(frozenset().union(*(o.reasons for o in gone)))
    for o in operands:
        if isinstance(o, NotApplicable):
            return o
    return None
