"""Whether anything adverse may follow a failure at all: what is never the ground, and what may not be the only one.

The house's own order of fairness, not a law: nothing here allows more than the law of a place does.
"""

from datetime import date

from throughcare.rules.kernel import (
    Answer,
    Choice,
    Conclusion,
    Example,
    Item,
    Mark,
    Several,
    Source,
    YesNo,
    published,
)
from throughcare.rules.responses.failures import FAILURES, NEVER, Subject

SOURCE = Source(
    title="Throughcare's own safeguards before anything adverse",
    citation="no published rule is held",
    version="2026-11-22",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT",
    mark=Mark.AGENCY_DEFAULT,
)
KINDS = {code: kind.title for code, kind in FAILURES.items()}


@published(
    "grounds-for-response@2026-11-22",
    title="Whether anything adverse may follow a failure",
    decides="whether a warning, a referral or a sanction may rest on this; whether it should, a person decides",
    population="anyone under supervision",
    source=SOURCE,
    items=(
        Item(
            name="failure",
            asks="What happened?",
            kind=Choice(KINDS | {code: why.rstrip(".") for code, why in NEVER.items()}),
        ),
        Item(
            name="beside",
            asks="On which other failures does the response rest, each judged to have no reasonable excuse?",
            kind=Several(Choice(KINDS)),
            needed=False,
        ),
        Item(
            name="able_to_pay",
            asks="For a payment: was it found that the person was able to pay?",
            kind=YesNo(),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="A check-in that was not answered, and nothing else: nothing adverse may follow.",
            given={"failure": "checkin_expired", "beside": []},
            gives={"may_be_answered": False},
        ),
        Example(
            says="A payment, with a finding that the person could pay.",
            given={"failure": "payment_missed", "able_to_pay": True},
            gives={"may_be_answered": True},
        ),
    ),
)
def grounds(failure: str, beside: Answer[tuple[str, ...]], able_to_pay: Answer[bool]) -> Conclusion:
    """Yes or no, and why not."""
    if failure in NEVER:
        return Conclusion({"may_be_answered": False}).because(NEVER[failure])
    kind = FAILURES[failure]
    if kind.subject is Subject.MONEY and able_to_pay is not True:
        found = (
            "it was found that the person could not" if able_to_pay is False else "nobody has found that yet"
        )
        return Conclusion({"may_be_answered": False}).because(
            "Nothing adverse follows a missed payment before somebody found that the person was able to pay; here "
            "{found}.",
            found=found,
        )
    if kind.subject is Subject.CHECKIN and not _rests_on_more(beside):
        return Conclusion({"may_be_answered": False}).because(
            "A remote check-in that was not answered is never the only ground: name another failure, judged to have "
            "no reasonable excuse, or answer it with a conversation."
        )
    return Conclusion({"may_be_answered": True}).because(
        "“{what}” may be answered, once the excuse was heard and judged; whether it is, a person decides.",
        what=kind.title,
    )


def _rests_on_more(beside: Answer[tuple[str, ...]]) -> bool:
    return isinstance(beside, tuple) and any(FAILURES[code].subject is not Subject.CHECKIN for code in beside)
