"""The steps of fair processes: which gates, what met each, what was served, said, given up and decided."""

from collections.abc import Iterator

from throughcare.decisions.dossiers.assembling.found import Found, Line, Reading, lines
from throughcare.decisions.dueprocess import queries
from throughcare.decisions.dueprocess.queries import ProcessView
from throughcare.decisions.dueprocess.saying import gate_title
from throughcare.decisions.dueprocess.wording import (
    GATE_STATES,
    KIND_WORDS,
    OUTCOMES,
    SERVED_HOW,
    SERVICE_OUTCOMES,
    SPOKEN_BY,
)

STOPPED = "dropped"


def fairness(reading: Reading) -> Iterator[Found]:
    """Each process of the person that was not dropped, the hearing's own first."""
    around = [each for each in queries.around(reading.actor, reading.person_id) if each.state != STOPPED]
    for line in sorted(around, key=lambda each: each.id != reading.process_id):
        view = queries.process(reading.actor, line.id)
        yield Found(
            "fairness", "dueprocess.process", line.id,
            f"{KIND_WORDS[line.kind]}, begun {reading.day(line.opened_at.date())}",
            (*_gates(reading, view), *_notices(reading, view), *_said(reading, view), *_decided(reading, view)),
        )  # fmt: skip


def _gates(reading: Reading, view: ProcessView) -> Iterator[Line]:
    for stand in view.standings:
        row = view.matter.rows[stand.gate]
        words = GATE_STATES[row.state]
        if row.happened_at is not None:
            words += f", {reading.moment(row.happened_at)}"
        if row.held_by:
            words += f", by {row.held_by}"
        yield gate_title(stand.gate), f"{words}. {row.words}".strip()


def _notices(reading: Reading, view: ProcessView) -> Iterator[Line]:
    for each in view.services:
        told = (
            f"{reading.moment(each.tried_at)}: {SERVED_HOW[each.how]}",
            SERVICE_OUTCOMES[each.outcome],
            each.words,
        )
        yield "Service", ". ".join(part for part in told if part)


def _said(reading: Reading, view: ProcessView) -> Iterator[Line]:
    for each in view.representations:
        yield f"{SPOKEN_BY[each.by]} said", f"{each.words} ({reading.moment(each.made_at)})"
        if each.answered_at is not None:
            yield "Answer", each.answer


def _decided(reading: Reading, view: ProcessView) -> Iterator[Line]:
    held = view.decision
    if held is None:
        return
    yield from lines(
        ("Decided", f"{OUTCOMES[held.outcome]}, {reading.moment(held.decided_at)}"), ("By", held.made_by),
        ("Reasons", held.reasons), ("Why this and nothing less", held.proportionate),
        ("Why it is recorded late", held.late_because),
        ("Appeal by", reading.day(held.appeal_by) if held.appeal_by else ""),
    )  # fmt: skip
