"""Exact numbers: their spelling and their rounding."""
from fractions import Fraction
from math import isqrt

from .errors import Refused


def parse(text):
    """An exact number from its canonical spelling: a finite decimal or a reduced fraction."""
    if not isinstance(text, str):
        raise Refused("FCT", f"{text!r} is not a number")
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise Refused("FCT", f"{text!r} is not a number")


def spell(x):
    """The canonical spelling: a finite decimal where there is one, else a reduced fraction."""
    x = Fraction(x)
    d, places = x.denominator, 0
    twos = fives = 0
    while d % 2 == 0:
        d //= 2
        twos += 1
    while d % 5 == 0:
        d //= 5
        fives += 1
    if d != 1:
        return f"{x.numerator}/{x.denominator}"
    places = max(twos, fives)
    return fixed(x, places)


def fixed(x, places):
    """A finite decimal with exactly `places` places."""
    scaled = Fraction(x) * 10 ** places
    if scaled.denominator != 1:
        raise Refused("PRG", f"{x} has more than {places} decimal places")
    n = scaled.numerator
    sign = "-" if n < 0 else ""
    digits = str(abs(n)).rjust(places + 1, "0")
    return sign + (digits if places == 0 else digits[:-places] + "." + digits[-places:])


def floor_to(x, unit):
    """The largest multiple of `unit` that is not above x."""
    return (x // unit) * unit


def trunc_to(x, unit):
    """The multiple of `unit` next to x on the side of zero."""
    return floor_to(x, unit) if x >= 0 else -floor_to(-x, unit)


def _choose(lower_is_exact, above_half, at_half, lower, negative, mode):
    """One of `lower` and `lower` + 1, given where the exact number lies between them."""
    if lower_is_exact:
        return lower
    upper = lower + 1
    if mode == "floor":
        return lower
    if mode == "ceil":
        return upper
    if mode == "trunc":
        return upper if negative else lower
    if mode == "expand":
        return lower if negative else upper
    if not at_half:
        return upper if above_half else lower
    if mode == "halfCeil":
        return upper
    if mode == "halfFloor":
        return lower
    if mode == "halfExpand":
        return lower if negative else upper
    if mode == "halfTrunc":
        return upper if negative else lower
    if mode == "halfEven":
        return lower if lower % 2 == 0 else upper
    raise Refused("PRG", f"unknown rounding mode {mode!r}")


def round_to(x, unit, mode):
    """x rounded to a multiple of `unit`."""
    y = x / unit
    lower = y.numerator // y.denominator
    rest = y - lower
    half = Fraction(1, 2)
    return _choose(rest == 0, rest > half, rest == half, lower, x < 0, mode) * unit


def round_root(x, unit, mode):
    """The square root of x, rounded exactly to a multiple of `unit`; x is not negative."""
    y = x / (unit * unit)
    lower = isqrt(y.numerator // y.denominator)
    middle = (Fraction(lower) + Fraction(1, 2)) ** 2
    return _choose(lower * lower == y, y > middle, y == middle, lower, False, mode) * unit


def largest_remainder(total, weights, unit):
    """`total` over `weights` (their sum not zero) at `unit`, the first named winning ties."""
    whole = sum(weights)
    exact = [total * w / whole for w in weights]
    parts = [trunc_to(x, unit) for x in exact]
    left = total - sum(parts)
    step = unit if left >= 0 else -unit
    order = sorted(range(len(weights)), key=lambda i: (-abs(exact[i] - parts[i]), i))
    k = 0
    while left != 0 and abs(left) >= unit:
        parts[order[k % len(order)]] += step
        left -= step
        k += 1
    return parts
