"""The figures of each city, typed from its text: one module a ruleset."""
from . import foshan, yilan, yokkaichi

ALL = [foshan, yilan, yokkaichi]
