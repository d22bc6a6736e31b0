"""The questions and answers of screens as their forms word them, where the form may be reproduced.

Stored answers stay whole numbers: these are the words beside them. PHQ and GAD: no permission is required to reproduce,
translate, display or distribute them, as their own notice says. AUDIT: public domain as the reference of its source has
it; "a drink" is a standard drink of the country. DAST-10 is free for non-commercial use only, so its questions are
not repeated here: they stand on the paper that the agency has, under their numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from throughcare.rules.kernel import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a screen is worded. says: above its questions. asks, labels: by question."""

    says: str = ""
    asks: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    def asked(self, item: Item) -> str:
        """The question in the words of the form, or as the rule asks it."""
        return self.asks.get(item.name, item.asks)


AS_ASKED = Wording()
"""As the rule itself asks."""


BOTHERED = "Over the last two weeks, how often have you been bothered by any of the following problems?"
HOW_OFTEN = {0: "Not at all", 1: "Several days", 2: "More than half the days", 3: "Nearly every day"}
PHQ = (
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
    "Trouble falling or staying asleep, or sleeping too much",
    "Feeling tired or having little energy",
    "Poor appetite or overeating",
    "Feeling bad about yourself, or that you are a failure or have let yourself or your family down",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
    "Moving or speaking so slowly that other people could have noticed; or the opposite, being so fidgety or restless "
    "that you have been moving around a lot more than usual",
    "Thoughts that you would be better off dead, or of hurting yourself in some way",
)
GAD = (
    "Feeling nervous, anxious, or on edge",
    "Not being able to stop or control worrying",
    "Worrying too much about different things",
    "Trouble relaxing",
    "Being so restless that it is hard to sit still",
    "Becoming easily annoyed or irritable",
    "Feeling afraid as if something awful might happen",
)
DRINKING = "These questions are about alcohol in the past year. Count standard drinks."
FREQUENCY = {
    0: "Never",
    1: "Monthly or less",
    2: "2 to 4 times a month",
    3: "2 to 3 times a week",
    4: "4 or more times a week",
}
DRINKS = {0: "1 or 2", 1: "3 or 4", 2: "5 or 6", 3: "7 to 9", 4: "10 or more"}
TIMES = {0: "Never", 1: "Less than monthly", 2: "Monthly", 3: "Weekly", 4: "Daily or almost daily"}
EVER = {0: "No", 2: "Yes, but not in the last year", 4: "Yes, during the last year"}
AUDIT = (
    ("How often do you have a drink containing alcohol?", FREQUENCY),
    ("How many drinks containing alcohol do you have on a typical day when you are drinking?", DRINKS),
    ("How often do you have six or more drinks on one occasion?", TIMES),
    (
        "How often during the last year have you found that you were not able to stop drinking once you had started?",
        TIMES,
    ),
    (
        "How often during the last year have you failed to do what was normally expected from you because of drinking?",
        TIMES,
    ),
    (
        "How often during the last year have you needed a first drink in the morning to get yourself going after a "
        "heavy drinking session?",
        TIMES,
    ),
    ("How often during the last year have you had a feeling of guilt or remorse after drinking?", TIMES),
    (
        "How often during the last year have you been unable to remember what happened the night before because you "
        "had been drinking?",
        TIMES,
    ),
    ("Have you or someone else been injured as a result of your drinking?", EVER),
    (
        "Has a relative, a friend, a doctor or another health worker been concerned about your drinking or suggested "
        "you cut down?",
        EVER,
    ),
)
NO_YES = {0: "No", 1: "Yes"}


def _bothered(asks: Sequence[str]) -> Wording:
    names = [f"item_{at}" for at in range(1, len(asks) + 1)]
    return Wording(
        says=BOTHERED, asks=dict(zip(names, asks, strict=True)), labels=dict.fromkeys(names, HOW_OFTEN)
    )


def _drinking(asked: Sequence[tuple[str, Mapping[int, str]]]) -> Wording:
    return Wording(
        says=DRINKING,
        asks={f"item_{at}": asks for at, (asks, _) in enumerate(asked, start=1)},
        labels={f"item_{at}": labels for at, (_, labels) in enumerate(asked, start=1)},
    )


WORDINGS: Mapping[str, Wording] = {
    "phq-9": _bothered(PHQ),
    "phq-2": _bothered(PHQ[:2]),
    "gad-7": _bothered(GAD),
    "gad-2": _bothered(GAD[:2]),
    "audit": _drinking(AUDIT),
    "audit-c": _drinking(AUDIT[:3]),
    "dast-10": Wording(
        says="The questions stand on the form DAST-10, under these numbers. They are about the past year, and about "
        "drugs other than alcohol and tobacco.",
        labels={f"item_{at}": NO_YES for at in range(1, 11)},
    ),
}
"""By the code of the screen."""
