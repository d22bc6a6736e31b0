"""The letters of a missed contact, filled with what this app knows; person and office are filled in by documents."""

from datetime import date, timedelta
from uuid import UUID

from throughcare.casework.supervision.queries import schedule, told
from throughcare.decisions.noncompliance.commands.writing import state_today
from throughcare.decisions.noncompliance.models import ExcuseJudgment, Failure, Response
from throughcare.decisions.noncompliance.wording import told_of
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.documents.commands import (
    LetterNotSafe,
    LetterStopped,
    NoSuchLetter,
    make_appointment_letter,
    make_letter,
    template_for,
)
from throughcare.register.documents.drafts import LetterDraft
from throughcare.register.documents.models import Letter
from throughcare.register.documents.queries import particulars
from throughcare.rules.dates import civil_date
from throughcare.rules.jurisdictions import Jurisdiction, LetterKind, LetterTemplate

NOTHING_BOOKED = "We will write to you with the date."


def reason_letter(
    actor: Actor, pack: Jurisdiction, failure: Failure, answer_by: date, *, by_hand: bool = False
) -> Letter:
    """Ask for the reason; where the pack has no such letter, the neutral letter about the next appointment."""
    template = _template(actor, pack, failure.person_id, LetterKind.REASON_REQUEST)
    if template is None:
        return _neutral_letter(actor, pack, failure.person_id, by_hand=by_hand)
    missed = pack.in_words(failure.failed_on)
    values = {
        "missed_date": missed,
        "what_was_missed": told_of(failure, missed),
        "answer_by": pack.in_words(answer_by),
        "correct_by": pack.in_words(answer_by),
    }
    return _make(actor, failure.person_id, template, values, failure.pk, answer_by, by_hand=by_hand)


def warning_letter(
    actor: Actor,
    pack: Jurisdiction,
    failure: Failure,
    judgment: ExcuseJudgment,
    requirement: str,
    correct_by: date | None,
    *,
    by_hand: bool = False,
) -> Letter | None:
    """The warning in writing; None where the pack has no such letter for this order."""
    kind = failure.order.kind if failure.order else None
    template = _template(actor, pack, failure.person_id, LetterKind.WARNING, kind)
    if template is None:
        return None
    today = clock.today(actor.zone)
    period = pack.order_type(kind).warning_period(today) if kind else None
    missed = pack.in_words(failure.failed_on)
    values = {
        "warning_date": pack.in_words(today),
        "warning_last_day": pack.in_words(period.end - timedelta(days=1)) if period and period.end else "",
        "circumstances": told_of(failure, missed),
        "requirement": requirement.strip().rstrip("."),
        "reason_given": judgment.excuse or _no_answer(pack, failure),
        "decision_date": pack.in_words(civil_date(judgment.known_from, actor.zone)),
        "because": judgment.reasons,
        "officer_name": judgment.judged_by.name,
        "next_appointment": next_appointment(actor, pack, failure.person_id),
        "correct_by": pack.in_words(correct_by) if correct_by else "",
    }
    return _make(actor, failure.person_id, template, values, failure.pk, correct_by, by_hand=by_hand)


def withdrawal_letter(actor: Actor, pack: Jurisdiction, warning: Response) -> Letter | None:
    """Say that a warning no longer counts; None where the pack has no such letter or the state stops letters.

    Where no address is safe it is made to be handed over: that a warning no longer counts must not wait for one.
    """
    template = _template(actor, pack, warning.person_id, LetterKind.WARNING_WITHDRAWN)
    if template is None:
        return None
    values = {
        "warning_date": pack.in_words(warning.given_on),
        "because": warning.withdrawn_because,
        "next_appointment": next_appointment(actor, pack, warning.person_id),
    }
    try:
        return _make(actor, warning.person_id, template, values, warning.failure_id, None)
    except LetterNotSafe:
        return _make(actor, warning.person_id, template, values, warning.failure_id, None, by_hand=True)
    except LetterStopped:
        return None


def needs_requirement(pack: Jurisdiction, order_kind: str | None) -> bool:
    """Whether the pack's warning letter for this order names the requirement it is about."""
    template = pack.letter(LetterKind.WARNING, pack.languages[0], order_type=order_kind)
    return template is not None and "requirement" in template.blanks


def next_appointment(actor: Actor, pack: Jurisdiction, person_id: UUID) -> str:
    """When and where the person is next expected, in a sentence of a letter."""
    coming = schedule(actor, person_id).coming
    if not coming:
        return NOTHING_BOOKED
    meeting = told(actor, pack, coming[0])
    return f"{meeting.on} at {meeting.at}{f', {meeting.place}' if meeting.place else ''}."


def _neutral_letter(actor: Actor, pack: Jurisdiction, person_id: UUID, *, by_hand: bool) -> Letter:
    coming = schedule(actor, person_id).coming
    if not coming:
        raise NoSuchLetter(
            "There is no letter here that asks for a reason, and no appointment is booked to write about. Book the "
            "next appointment first, or ask in another way.", "how",
        )  # fmt: skip
    return make_appointment_letter(
        actor, person_id, told(actor, pack, coming[0]), state_today(actor, person_id), by_hand=by_hand
    )


def _template(
    actor: Actor, pack: Jurisdiction, person_id: UUID, kind: LetterKind, order_kind: str | None = None
) -> LetterTemplate | None:
    return template_for(actor, pack, kind, particulars(actor, person_id).language, order_kind)


def _make(
    actor: Actor,
    person_id: UUID,
    template: LetterTemplate,
    values: dict[str, str],
    about: UUID | None,
    answer_by: date | None,
    *,
    by_hand: bool = False,
) -> Letter:
    draft = LetterDraft(
        template=template, state=state_today(actor, person_id), about=about, answer_by=answer_by, by_hand=by_hand,
        values={name: value for name, value in values.items() if name in template.blanks},
    )  # fmt: skip
    return make_letter(actor, person_id, draft)


def _no_answer(pack: Jurisdiction, failure: Failure) -> str:
    return f"nothing by {pack.in_words(failure.excuse_due_on)}." if failure.excuse_due_on else "nothing."
