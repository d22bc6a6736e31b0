"""Who may check in remotely: instead of a meeting, beside meetings only, or not at all. A manager decides.

Source: hmpps-esupervision-api @ 3d120fc with what its pages list as reasons not to offer it, or to offer it only beside
meetings. The list does not say which of the two each of them is. Reading: with any of them a check-in replaces no
meeting; beside meetings a manager may still allow it, with the reason; where contact is suspended there is none. What
nobody knows counts as no "no": a check-in replaces a meeting only where each of them is known not to stand. No day is
named from which the rules have force, so the version is the day on which they were read.
"""

from datetime import date

from throughcare.rules.kernel import (
    Answer,
    Conclusion,
    Example,
    Item,
    Mark,
    Source,
    YesNo,
    is_known,
    published,
)

CODE = "checkin-eligibility"
REPLACE, SUPPLEMENT = "REPLACE", "SUPPLEMENT"
SOURCE = Source(
    title="hmpps-esupervision-api, who may check in",
    citation="v2/setup, modes REPLACE_F2F and SUPPLEMENT_F2F; approval by a senior officer",
    url="https://github.com/ministryofjustice/hmpps-esupervision-api",
    version="3d120fc",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT (Crown copyright)",
    mark=Mark.READ,
)
SUSPENDED = "supervision_suspended"
FACTS: dict[str, str] = {
    SUSPENDED: "supervision is suspended",
    "very_high_harm": "the risk of serious harm is very high",
    "multi_agency": "multi-agency arrangements stand at level 2 or 3",
    "national_security": "it is a case of national security",
    "youth": "the person is under 18",
    "child_protection": "a child is protected from the person",
    "domestic_abuse": "domestic abuse stands on the record",
    "sexual_conviction": "there is a conviction of a sexual offence",
}
"""What speaks against it, as it stands in a sentence."""
ASKED: dict[str, str] = {
    SUSPENDED: "Is supervision suspended?",
    "very_high_harm": "Is the risk of serious harm very high?",
    "multi_agency": "Do multi-agency arrangements stand at level 2 or 3?",
    "national_security": "Is it a case of national security?",
    "youth": "Is the person under 18?",
    "child_protection": "Is a child protected from the person?",
    "domestic_abuse": "Does domestic abuse stand on the record?",
    "sexual_conviction": "Is there a conviction of a sexual offence?",
}


@published(
    f"{CODE}@2026-11-22",
    title="Remote check-ins: for whom",
    decides="whether remote check-ins may replace meetings, may stand beside them, or may not be offered",
    population="people on probation",
    source=SOURCE,
    items=tuple(Item(name=name, asks=asks, kind=YesNo(), needed=False) for name, asks in ASKED.items()),
    examples=(
        Example(
            says="Nothing speaks against it: it may replace a meeting, once a manager approves.",
            given=dict.fromkeys(FACTS, False),
            gives={"modes": [REPLACE, SUPPLEMENT], "reason_needed": False},
        ),
        Example(
            says="Domestic abuse on the record: beside meetings only, with the manager's reason.",
            given={**dict.fromkeys(FACTS, False), "domestic_abuse": True},
            gives={"modes": [SUPPLEMENT], "reason_needed": True},
        ),
        Example(
            says="Supervision is suspended: none.",
            given={**dict.fromkeys(FACTS, False), SUSPENDED: True},
            gives={"modes": [], "reason_needed": False},
        ),
    ),
)
def eligible(**facts: Answer[bool]) -> Conclusion:
    """The modes that may be approved. facts: by the names of FACTS. Never decides: a manager does."""
    if facts[SUSPENDED] is True:
        return Conclusion({"modes": [], "reason_needed": False}).because(
            "While supervision is suspended nothing is asked of the person, and so no check-in."
        )
    against = [words for name, words in FACTS.items() if facts[name] is True]
    unknown = [words for name, words in FACTS.items() if not is_known(facts[name])]
    if against:
        return Conclusion({"modes": [SUPPLEMENT], "reason_needed": True}).because(
            "It replaces no meeting, because {against}. A manager may allow it beside meetings, and says why.",
            against=" and ".join(against),
        )
    if unknown:
        return Conclusion({"modes": [SUPPLEMENT], "reason_needed": False}).because(
            "It replaces no meeting as long as nobody knows whether {unknown}.",
            unknown=" or whether ".join(unknown),
        )
    return Conclusion({"modes": [REPLACE, SUPPLEMENT], "reason_needed": False}).because(
        "Nothing speaks against it. A manager decides."
    )
