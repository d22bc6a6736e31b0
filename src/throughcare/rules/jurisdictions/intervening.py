"""From which scores a place reads the class of risk, and from which codes the kinds of offending."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from throughcare.rules.interventions.candidate import OFFENCES, Risk


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskScore:
    """A result of a named score that says a class. result: a dot leads into a part of one. classes: by its value."""

    score: str
    result: str
    classes: Mapping[object, Risk]

    def read(self, results: Mapping[str, object]) -> Risk | None:
        """The class that these results of the score say; None where they say none."""
        found: object = results
        for part in self.result.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return self.classes.get(found)


def risk_of(read: Iterable[RiskScore], scores: Mapping[str, Mapping[str, object]]) -> tuple[Risk | None, str]:
    """The highest class that any of them says, and the score that says it; None and "" where none does."""
    found = [(risk, each.score) for each in read if (risk := each.read(scores.get(each.score, {})))]
    return max(found, key=lambda pair: pair[0].rank) if found else (None, "")


def flat(scores: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
    """Results by "score.result", as conditions of programmes name them. A rule's family before the colon is left out.

    {"predictor-2026:pni": {"pni_pathway": "HIGH"}} gives {"pni.pni_pathway": "HIGH"}.
    """
    return {
        f"{name.rpartition(':')[2]}.{result}": value
        for name, results in scores.items()
        for result, value in results.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceKinds:
    """How a place's offence codes tell the kinds by which programmes choose. scheme: of the codes that are read.

    kind_of: a code's kind; None where the code says nothing. told: kinds that a code can show or rule out. flags:
    kinds that a flag on the record shows.
    """

    scheme: str
    kind_of: Callable[[str], str | None]
    told: frozenset[str]
    flags: Mapping[str, str] = field(default_factory=dict)


def offending(
    read: OffenceKinds | None, codes: Iterable[tuple[str, str]], flags: Iterable[str] = ()
) -> tuple[frozenset[str] | None, frozenset[str]]:
    """The kinds that a record shows, and those it can neither show nor rule out; None where nothing can be read.

    codes: (scheme, code) of each conviction. flags: kinds of flag that stand.
    """
    given = tuple(codes)
    if read is None or not given:
        return None, frozenset()
    kinds = [read.kind_of(code) if scheme == read.scheme else None for scheme, code in given]
    shown = {kind for kind in kinds if kind} | {read.flags[flag] for flag in flags if flag in read.flags}
    told = frozenset() if None in kinds else read.told
    return frozenset(shown), frozenset(OFFENCES) - told - shown
