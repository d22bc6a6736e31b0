"""Published instruments of risk and need: questions as data, sums that explain themselves.

An instrument is one file of this folder; `load_all` reads them, so that a new file is found by itself.
"""

from importlib import import_module
from pkgutil import iter_modules

from throughcare.rules.instruments.checks import AtLeast, Check, Never
from throughcare.rules.instruments.instrument import Instrument, Score, Weighed
from throughcare.rules.instruments.links import Band, Bands, Link, Logistic, LogisticOfPoints, Points, Shown
from throughcare.rules.instruments.parts import ByValue, Feature, Fixed, Line, LineByGroup, Part, Tally, steps
from throughcare.rules.instruments.register import INSTRUMENTS, instrument
from throughcare.rules.kernel import Register

__all__ = [
    "INSTRUMENTS",
    "AtLeast",
    "Band",
    "Bands",
    "ByValue",
    "Check",
    "Feature",
    "Fixed",
    "Instrument",
    "Line",
    "LineByGroup",
    "Link",
    "Logistic",
    "LogisticOfPoints",
    "Never",
    "Part",
    "Points",
    "Score",
    "Shown",
    "Tally",
    "Weighed",
    "instrument",
    "load_all",
    "steps",
]


def load_all() -> Register[Instrument]:
    """Every instrument there is."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return INSTRUMENTS
