"""A cohort with outcomes: who they are, what came later, and which scores can be held against it."""

from dataclasses import dataclass

from throughcare.rules.kernel import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortScore:
    """A score the cohort's people have. instrument: its name as the source gives it.

    code: in addresses and on the command line. cut: the first score called high, and because of what; None where
    nothing says. bands: their names, and where each begins, rising. probability: whether it is one, 0 to 1.
    """

    code: str
    title: str
    instrument: str
    cut: float | None = None
    cut_because: str
    bands: tuple[tuple[str, float], ...] = ()
    probability: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """One way to divide the people. of: "sex", "age" (as the source gives it), or a kind of characteristic."""

    title: str
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """People whose outcome is known.

    measure: under which the outcome is kept; happened, not_happened: the source's own words for yes and no.
    outcome: what is counted, in words, and what is not; horizon: within which time.
    days: under which the time to it is kept; "" where the source gives none, and `days_because` says so.
    cautions: what the figures do not show.
    """

    code: str
    title: str
    population: str
    measure: str
    happened: str
    not_happened: str
    outcome: str
    horizon: str
    days: str = ""
    days_because: str = ""
    scores: tuple[CohortScore, ...]
    divisions: tuple[Division, ...]
    cautions: tuple[str, ...]
    source: Source
