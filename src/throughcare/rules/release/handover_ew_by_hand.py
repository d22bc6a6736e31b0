"""Responsibility set by hand in England and Wales: to the prison or to probation, with a reason."""

from collections.abc import Mapping

from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Item,
    Problem,
    Text,
    Unknown,
    published,
)
from throughcare.rules.release.ew_sources import HANDOVER
from throughcare.rules.release.handover_ew import POPULATION

CODE = "handover-ew:responsibility_by_hand"
PRISON, PROBATION, OTHER = "Prison", "Probation", "other_reason"
REASONS: Mapping[str, str] = {
    "less_than_10_months_to_serve": "less than ten months are left to serve",
    "community_team": "the community team is to work with the person",
    "recalled": "the person was recalled",
    "moved_to_open_prison": "the person moved to an open prison",
    OTHER: "another reason, in words",
}


@published(
    f"{CODE}@2026-11-22",
    title="Responsibility set by hand (England and Wales)",
    decides="who is responsible where somebody set it by hand with a reason",
    population=POPULATION,
    source=HANDOVER,
    items=(
        Item(
            name="value",
            asks="To whom is the responsibility given?",
            kind=Choice({PRISON: "the prison", PROBATION: "probation"}),
        ),
        Item(name="reason", asks="Why?", kind=Choice(REASONS)),
        Item(name="words", asks="With another reason: which?", kind=Text(), needed=False),
    ),
    examples=(
        Example(
            says="Given to probation after a recall: the prison offender manager supports.",
            given={"value": PROBATION, "reason": "recalled"},
            gives={"responsible": "COM", "supporting": "POM"},
        ),
    ),
)
def responsibility_by_hand(value: str, reason: str, words: Answer[str]) -> Conclusion:
    """responsible and supporting: POM or COM. Raises BadAnswers for another reason without words."""
    said = REASONS[reason]
    if reason == OTHER:
        if isinstance(words, Unknown):
            raise BadAnswers(CODE, [Problem("words", words.value, "is needed with another reason")])
        said = words.strip()
    responsible, supporting = ("POM", "COM") if value == PRISON else ("COM", "POM")
    return Conclusion({"responsible": responsible, "supporting": supporting}).because(
        "Set by hand: {responsible} is responsible and {supporting} supports, because: {said}.",
        responsible=responsible,
        supporting=supporting,
        said=said,
    )
