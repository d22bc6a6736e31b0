"""Published instruments of risk and need: questions as data, sums that explain themselves.

An instrument is one file of this folder; `load_all` reads them, so that a new file is found by itself. What they are
made of: `instrument`, `parts`, `links`, `checks`, `register`; `questionnaire` for screens that people fill in, `adding`
and `narrating` for rules that answer with more than a score, `loading` for an agency's own files. The predictors of
England and Wales share `ogrs4` (the formula), `ogrs4_*` (its questions, needs and refusals), `*_coefficients`,
`sexual_offences` and `offence_codes`; `not_implemented` says what is left out, and why.
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
