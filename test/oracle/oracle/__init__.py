"""A second reading of docs/program/semantics.md, in exact fractions and the standard library alone."""
