"""RFC 8785 for documents of strings, whole numbers and truth values, and keys made from it."""
import hashlib

from .dimensions import utf16

_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def canonical(value):
    """Canonical JSON text."""
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + "".join(_SHORT.get(ch) or (f"\\u{ord(ch):04x}" if ord(ch) < 32 else ch) for ch in value) + '"'
    if isinstance(value, list):
        return "[" + ",".join(canonical(v) for v in value) + "]"
    return "{" + ",".join(f"{canonical(k)}:{canonical(value[k])}" for k in sorted(value, key=utf16)) + "}"


def sha256(value):
    """SHA-256 of the canonical JSON, in hex."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def key(**fields):
    """The key of a posting or a payment; a field that is None is left out."""
    return sha256({k: v for k, v in fields.items() if v is not None})[:32]
