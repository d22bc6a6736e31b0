"""Statuses of a recommendation to recall in England and Wales, and what each act adds to them and takes away.

Several statuses stand at once, so this is no table of moves from one to the next: an act names the statuses of which
one must stand, those that must not, and those it adds and ends. DELETED stands in the source without an act that was
read. Source: make-recall-decision-ui @ 0221345a, its controllers and the guards of its routes. The summary's
AP_RECORDED (out of hours) is AP_RECORDED_RATIONALE in the code, which is followed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from throughcare.rules.kernel import Choice, Conclusion, Example, Item, Several, published
from throughcare.rules.release.ew_sources import program

SOURCE = program(
    "make-recall-decision-ui, statuses of a recommendation",
    "server/controllers/recommendation; server/routes/routeDefinitions",
    "make-recall-decision-ui",
    "0221345a",
)
STATUSES: Mapping[str, str] = {
    "PO_START_RECALL": "Recommendation started",
    "PO_RECALL_CONSULT_SPO": "Senior officer consulted",
    "SPO_CONSIDER_RECALL": "With the senior officer to consider",
    "SPO_RECORDED_RATIONALE": "Senior officer's reasons recorded",
    "AP_COLLECTED_RATIONALE": "Reasons collected out of hours",
    "AP_RECORDED_RATIONALE": "Reasons recorded out of hours",
    "RECALL_DECIDED": "Recall decided",
    "NO_RECALL_DECIDED": "Decided not to recall",
    "SPO_SIGNATURE_REQUESTED": "Senior officer asked to sign",
    "SPO_SIGNED": "Senior officer signed",
    "ACO_SIGNATURE_REQUESTED": "Senior manager asked to sign",
    "ACO_SIGNED": "Senior manager signed",
    "PP_DOCUMENT_CREATED": "Recall document made",
    "SENT_TO_PPCS": "Sent to the public protection casework section",
    "BOOKING_ON_STARTED": "Booking begun",
    "BOOKED_TO_PPUD": "Booked",
    "REC_CLOSED": "Closed",
    "REC_DELETED": "Recommendation deleted",
    "DELETED": "Deleted",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act. needs: statuses of which one must stand, empty where none need; bars: none of which may stand."""

    words: str
    adds: tuple[str, ...]
    ends: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()


MADE = ("PP_DOCUMENT_CREATED",)
ACTS: Mapping[str, Act] = {
    "start": Act(words="start a recommendation", adds=("PO_START_RECALL",)),
    "consult": Act(
        words="ask the senior officer to consider",
        adds=("SPO_CONSIDER_RECALL", "PO_RECALL_CONSULT_SPO"),
        bars=MADE,
    ),
    "record_reasons": Act(
        words="record the senior officer's reasons",
        adds=("SPO_RECORDED_RATIONALE",),
        ends=("SPO_CONSIDER_RECALL",),
        needs=("SPO_CONSIDER_RECALL",),
    ),
    "collect_out_of_hours": Act(
        words="collect reasons out of hours", adds=("AP_COLLECTED_RATIONALE",), bars=MADE
    ),
    "record_out_of_hours": Act(
        words="record reasons out of hours", adds=("AP_RECORDED_RATIONALE",), bars=MADE
    ),
    "decide_recall": Act(
        words="choose a type of recall", adds=("RECALL_DECIDED",), ends=("NO_RECALL_DECIDED",), bars=MADE
    ),
    "decide_no_recall": Act(
        words="choose not to recall", adds=("NO_RECALL_DECIDED",), ends=("RECALL_DECIDED",), bars=MADE
    ),
    "ask_senior_officer_to_sign": Act(
        words="ask the senior officer to sign", adds=("SPO_SIGNATURE_REQUESTED",), bars=("SPO_SIGNED",)
    ),
    "senior_officer_signs": Act(
        words="sign as senior officer",
        adds=("SPO_SIGNED",),
        ends=("SPO_SIGNATURE_REQUESTED",),
        needs=("SPO_SIGNATURE_REQUESTED",),
        bars=MADE,
    ),
    "ask_senior_manager_to_sign": Act(
        words="ask the senior manager to sign",
        adds=("ACO_SIGNATURE_REQUESTED",),
        needs=("SPO_SIGNED",),
        bars=("ACO_SIGNED",),
    ),
    "senior_manager_signs": Act(
        words="sign as senior manager",
        adds=("ACO_SIGNED",),
        ends=("ACO_SIGNATURE_REQUESTED",),
        needs=("ACO_SIGNATURE_REQUESTED",),
        bars=MADE,
    ),
    "make_document": Act(words="make the recall document", adds=MADE, bars=MADE),
    "make_letter": Act(words="make the letter not to recall", adds=(*MADE, "REC_CLOSED"), bars=MADE),
    "begin_booking": Act(
        words="begin booking", adds=("BOOKING_ON_STARTED",), needs=("SENT_TO_PPCS",), bars=("REC_CLOSED",)
    ),
    "book": Act(
        words="book and close",
        adds=("BOOKED_TO_PPUD", "REC_CLOSED"),
        needs=("BOOKING_ON_STARTED",),
        bars=("REC_CLOSED",),
    ),
    "delete": Act(
        words="delete with a reason", adds=("REC_CLOSED", "REC_DELETED"), bars=("DELETED", "REC_CLOSED")
    ),
    "replace": Act(words="replace by a new one", adds=("REC_CLOSED",)),
}
RECORDED = ("SPO_RECORDED_RATIONALE", "AP_RECORDED_RATIONALE")
"""With reasons recorded and the recall document made, whichever comes second, the recommendation is also sent."""


@published(
    "recall-status-ew@2026-11-22",
    title="Statuses of a recommendation to recall (England and Wales)",
    decides="whether an act is possible, and which statuses stand after it",
    population="recommendations about people on licence in England and Wales",
    source=SOURCE,
    items=(
        Item(name="standing", asks="Which statuses stand?", kind=Several(Choice(STATUSES), most=len(STATUSES))),
        Item(name="act", asks="What is done?", kind=Choice({code: act.words for code, act in ACTS.items()})),
    ),
    examples=(
        Example(
            says="Reasons recorded after the document was made: the recommendation is also sent.",
            given={"standing": ["SPO_CONSIDER_RECALL", "PP_DOCUMENT_CREATED"], "act": "record_reasons"},
            gives={"allowed": True, "standing": ("SPO_RECORDED_RATIONALE", "PP_DOCUMENT_CREATED", "SENT_TO_PPCS")},
        ),
    ),
)  # fmt: skip
def recall_status(standing: tuple[str, ...], act: str) -> Conclusion:
    """allowed, and the statuses standing afterwards in the order of the list; unchanged where it is not allowed."""
    what, before = ACTS[act], set(standing)
    if what.needs and not before.intersection(what.needs):
        return _refused(before).because(
            "To {act} needs {needs} to stand.", act=what.words, needs=" or ".join(what.needs)
        )
    barred = [status for status in what.bars if status in before]
    if barred:
        return _refused(before).because(
            "To {act} is not possible while {barred} stands.", act=what.words, barred=barred[0]
        )
    after = before.difference(what.ends).union(what.adds)
    sends = act in ("record_reasons", "make_document")
    if sends and after.intersection(RECORDED) and after.intersection(MADE):
        after.add("SENT_TO_PPCS")
    return Conclusion({"allowed": True, "standing": _in_order(after)}).because(
        "After this step ({act}) these stand: {after}.", act=what.words, after=", ".join(_in_order(after))
    )


def _refused(standing: set[str]) -> Conclusion:
    return Conclusion({"allowed": False, "standing": _in_order(standing)})


def _in_order(statuses: set[str]) -> tuple[str, ...]:
    return tuple(status for status in STATUSES if status in statuses)
