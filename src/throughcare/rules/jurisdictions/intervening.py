"""From which scores a place reads the house's class of risk, and on what ground a service is told something."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from throughcare.rules.interventions.candidate import Risk


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
