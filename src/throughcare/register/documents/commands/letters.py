"""Writes on letters: making one from a template, sending it, withdrawing it."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.platform.refusal import Refused
from throughcare.register.documents import printing
from throughcare.register.documents.drafts import AppointmentTold, LetterDraft
from throughcare.register.documents.events import (
    InterpreterNeeded,
    LetterDelivered,
    LetterMade,
    LetterReturned,
    LetterSent,
    LetterWithdrawn,
)
from throughcare.register.documents.models import Letter
from throughcare.register.documents.queries import SENT_HOW, Particulars, particulars
from throughcare.register.documents.queries.letters import fingerprint_of
from throughcare.register.documents.queries.templates import template_for
from throughcare.register.documents.refusals import LanguageNotChecked
from throughcare.register.documents.wording import DELIVERED, RETURNED
from throughcare.register.people.channels import HAND_OVER, NOWHERE, Channel, Channels, Telling, Way
from throughcare.register.people.queries.channels import channels_for
from throughcare.register.people.whereabouts import standing_on
from throughcare.register.protection.queries import refuse_protected
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity, SupervisionState, stops
from throughcare.rules.dates import NO_HOLIDAYS
from throughcare.rules.jurisdictions import BlanksDoNotFit, LetterKind
from throughcare.rules.jurisdictions import Letter as Filled
from throughcare.rules.jurisdictions.languages import language_name
from throughcare.rules.jurisdictions.letters import WRITTEN_IN
from throughcare.rules.texts import IN_OUR_WORDS, explain_by, needs_interpreter


class LetterStopped(Refused):
    """The person's state stops letters."""


class LetterNotSafe(Refused):
    """The person said that no letter is safe where it would go; the message says why, and what is."""


class NoSuchLetter(Refused):
    """The pack has no such letter, or the letter cannot be filled, sent or withdrawn as asked."""


@transaction.atomic
def make_letter(actor: Actor, person_id: UUID, draft: LetterDraft) -> Letter:
    """Make a letter and keep what it says, with its fingerprint and, where the machine can, its PDF.

    It goes to the first safe address; by hand, or where there is none at all, no address stands on it.
    Where it is not in the person's language, or what was written for it is not, somebody is to go through it with an
    interpreter by a day. Raises NotPermitted, NotThere, PurposeNeeded, LetterStopped, LetterNotSafe,
    LanguageNotChecked, or NoSuchLetter when a blank stays empty.
    """
    require(actor, Permission.LETTER_MAKE, person_id)
    if draft.state is not None and stops(draft.state, Activity.LETTER):
        raise LetterStopped(_stopped(draft.state))
    if not draft.template.is_checked:
        raise LanguageNotChecked(language_name(draft.template.language))
    refuse_protected(actor, person_id, "\n".join(draft.values.values()), aliases=True)
    known = particulars(actor, person_id)
    filled = _fill(draft, known)
    today = clock.today(actor.zone)
    ways = channels_for(actor, person_id, Telling.LETTER)
    address = None if draft.by_hand or draft.recipient else _address_for(ways)
    to = (draft.recipient,) if draft.recipient else (known.person_name, *(address.lines if address else ()))
    content = _content(filled, known, today, "" if draft.recipient else ways.letter_format, to)
    explain = _explain_by(actor, draft, known, today)
    letter = Letter(
        person_id=person_id, kind=draft.template.kind.value, template=filled.named,
        language=filled.language, title=filled.title[:160], content=content, fingerprint=fingerprint_of(content),
        pdf=printing.pdf_of(content, jurisdictions.get(actor.jurisdiction) if actor.jurisdiction else None),
        made_on=today, answer_by=draft.answer_by, about=draft.about, recorded_by_id=actor.user_id,
        to_address=address.key if address else None, checked_how=filled.checked.value, explain_by=explain,
    )  # fmt: skip
    letter.full_clean()
    letter.save(force_insert=True)
    trail.record(
        actor, "documents:letter:made", letter, details={"kind": letter.kind, "sha256": letter.fingerprint}
    )
    bus.publish(actor, LetterMade(letter.pk, person_id, letter.kind, draft.about))
    if explain is not None:
        bus.publish(actor, InterpreterNeeded(letter.pk, person_id, known.language, explain))
    return letter


def _explain_by(actor: Actor, draft: LetterDraft, known: Particulars, today: date) -> date | None:
    """By when somebody goes through it with an interpreter; None where all of it is in the person's language."""
    written = draft.template.language
    mixed = written != WRITTEN_IN and draft.template.blanks & IN_OUR_WORDS and not draft.own_words_by.strip()
    if draft.recipient or not (mixed or needs_interpreter(known.language, written)):
        return None
    pack = jurisdictions.get(actor.jurisdiction) if actor.jurisdiction else None
    holidays = pack.holidays(today.year, today.year + 1) if pack else NO_HOLIDAYS
    return explain_by(today, draft.answer_by, holidays)


@transaction.atomic
def make_appointment_letter(
    actor: Actor, person_id: UUID, appointment: AppointmentTold, state: SupervisionState | None, *,
    by_hand: bool = False,
) -> Letter:  # fmt: skip
    """Make the neutral letter about any appointment. Raises as `make_letter`."""
    pack = jurisdictions.get(actor.jurisdiction)
    template = template_for(actor, pack, LetterKind.APPOINTMENT, particulars(actor, person_id).language)
    if template is None:
        raise NoSuchLetter("This place has no appointment letter.")
    values = {
        "appointment_date": appointment.on, "appointment_time": appointment.at,
        "appointment_place": appointment.place or "the place we agreed", "officer_name": appointment.officer,
    }  # fmt: skip
    draft = LetterDraft(template=template, state=state, values=values, about=appointment.id, by_hand=by_hand)
    return make_letter(actor, person_id, draft)


@transaction.atomic
def mark_sent(
    actor: Actor, person_id: UUID, letter_id: UUID, *, expected: int, how: str, sent_on: date
) -> Letter:
    """Write that a letter left, how and on which day.

    Raises NotPermitted, NotThere, PurposeNeeded, StaleVersion, LetterNotSafe when that way is no longer safe, or
    NoSuchLetter when it was sent or withdrawn before.
    """
    require(actor, Permission.LETTER_MAKE, person_id)
    letter = _held(person_id, letter_id)
    if letter.state != Letter.State.MADE:
        raise NoSuchLetter(f"This letter is already {letter.get_state_display().lower()}.")
    if how not in SENT_HOW:
        raise NoSuchLetter("Choose how it was sent", "how")
    if not letter.made_on <= sent_on <= clock.today(actor.zone):
        raise NoSuchLetter("The day must be from the day the letter was made up to today", "sent_on")
    _way_is_safe(actor, letter, how)
    _refuse_while_stopped(actor, letter, how, sent_on)
    amend(
        letter,
        expected=expected,
        by=actor,
        because="sent",
        state=Letter.State.SENT,
        sent_how=how,
        sent_on=sent_on,
    )
    trail.record(actor, "documents:letter:sent", letter, verb=trail.Verb.DISCLOSE, details={"how": how})
    bus.publish(actor, LetterSent(letter.pk, person_id, how))
    return letter


def _refuse_while_stopped(actor: Actor, letter: Letter, how: str, sent_on: date) -> None:
    """Refuse to send what was made before a state that stops letters; to hand it over in person stays possible.

    Nothing at all goes to somebody reported to have died; what tells of the end goes out after it.
    """
    standing = standing_on(letter.person_id, clock.today(actor.zone))
    if standing is None or not standing.stops(Activity.LETTER) or sent_on < standing.since:
        return
    died = standing.state is SupervisionState.DIED
    ending = letter.kind == LetterKind.ENDING and standing.state is SupervisionState.ENDED
    if died or not (how == "hand" or ending):
        raise LetterStopped(_not_sent(standing.state), "how")


@transaction.atomic
def mark_came(
    actor: Actor, person_id: UUID, letter_id: UUID, *, expected: int, how: str, came_on: date
) -> Letter:
    """Write that a letter is known to have arrived, or that it came back. how: a code of DELIVERED or RETURNED.

    Raises NotPermitted, NotThere, PurposeNeeded, StaleVersion, or NoSuchLetter when it was not sent, or is withdrawn.
    """
    require(actor, Permission.LETTER_MAKE, person_id)
    letter = _held(person_id, letter_id)
    if letter.state not in (Letter.State.SENT, Letter.State.DELIVERED, Letter.State.RETURNED):
        raise NoSuchLetter("Write down first that the letter was sent.")
    if how not in DELIVERED and how not in RETURNED:
        raise NoSuchLetter("Choose what became of it", "how")
    assert letter.sent_on is not None
    if not letter.sent_on <= came_on <= clock.today(actor.zone):
        raise NoSuchLetter("The day must be from the day the letter was sent up to today", "came_on")
    back = how in RETURNED
    state = Letter.State.RETURNED if back else Letter.State.DELIVERED
    amend(
        letter, expected=expected, by=actor, because=state.value, state=state, came_how=how, came_on=came_on
    )
    trail.record(actor, f"documents:letter:{state.value}", letter, details={"how": how})
    bus.publish(
        actor,
        LetterReturned(letter.pk, person_id, how, letter.about)
        if back
        else LetterDelivered(letter.pk, person_id, how),
    )
    return letter


@transaction.atomic
def withdraw_letter(actor: Actor, person_id: UUID, letter_id: UUID, *, because: str) -> Letter:
    """Write that what a letter said no longer holds. because: a short code. The letter itself is kept."""
    require(actor, Permission.LETTER_MAKE, person_id)
    letter = _held(person_id, letter_id)
    if letter.state == Letter.State.WITHDRAWN:
        return letter
    amend(letter, expected=letter.version, by=actor, because=because, state=Letter.State.WITHDRAWN)
    trail.record(actor, "documents:letter:withdrawn", letter)
    bus.publish(actor, LetterWithdrawn(letter.pk, person_id))
    return letter


def note_disclosed(actor: Actor, person_id: UUID, letter_id: UUID, purpose: str) -> None:
    """Write that the actor took a copy of a letter out of the system."""
    trail.record(
        actor, "documents:pdf:disclosed", verb=trail.Verb.DISCLOSE, kind="documents.letter", key=letter_id,
        people=[person_id], purpose=purpose,
    )  # fmt: skip


def _held(person_id: UUID, letter_id: UUID) -> Letter:
    letter: Letter | None = Letter.objects.defer("pdf").filter(pk=letter_id, person_id=person_id).first()
    if letter is None:
        raise NotThere(Permission.LETTER_MAKE, person_id, "R1 no such letter")
    return letter


def _address_for(ways: Channels) -> Channel | None:
    """Where a letter to the person goes; None where no address is recorded. Raises LetterNotSafe."""
    refused = ways.why_not(Way.POST)
    nowhere = all(each.reason == NOWHERE for each in refused)
    if ways.post is None and refused and not nowhere:
        raise LetterNotSafe(_not_safe(ways), "by_hand")
    return ways.post


def _way_is_safe(actor: Actor, letter: Letter, how: str) -> None:
    """Refuse a way that the person said is not safe, be it since the letter was made. Raises LetterNotSafe."""
    if how not in (Way.POST, Way.EMAIL):
        return
    ways = channels_for(actor, letter.person_id, Telling.LETTER)
    if how == Way.POST and letter.to_address is None:
        raise LetterNotSafe(
            "No address stands on this letter: it was made to be handed over in person.", "how"
        )
    safe = {each.key for each in ways.safe if each.way == how}
    if how == Way.POST and letter.to_address not in safe:
        raise LetterNotSafe(f"The address on this letter may no longer be written to. {ways.advice}", "how")
    if how == Way.EMAIL and not safe:
        raise LetterNotSafe(_email_not_safe(ways), "how")


def _not_safe(ways: Channels) -> str:
    why = "; ".join(
        f"{each.label}: {each.reason[0].lower()}{each.reason[1:]}" for each in ways.why_not(Way.POST)
    )
    return f"No letter may be posted to this person. {why}. {HAND_OVER}"


def _email_not_safe(ways: Channels) -> str:
    why = "; ".join(
        f"{each.label}: {each.reason[0].lower()}{each.reason[1:]}" for each in ways.why_not(Way.EMAIL)
    )
    return f"No e-mail may be sent to this person. {why or 'None is recorded'}. {ways.advice}"


def _fill(draft: LetterDraft, known: Particulars) -> Filled:
    """The template with its blanks filled: the asker's values first, then what is known of person and office."""
    offered = {
        "person_name": known.person_name, "reference": known.reference,
        "officer_name": known.officer or known.office, "office_name": known.office,
        "office_phone": known.phone or "ask at the office", "manager_name": known.manager or "the manager",
        **draft.values,
    }  # fmt: skip
    try:
        return draft.template.fill({name: offered.get(name, "") for name in draft.template.blanks})
    except BlanksDoNotFit as problem:
        missing = ", ".join(str(name).replace("_", " ") for name in problem.values["missing"])  # type: ignore[attr-defined]
        raise NoSuchLetter(f"The letter cannot be made: still needed: {missing}.") from problem


def _content(
    filled: Filled, known: Particulars, made_on: date, letter_format: str, recipient: tuple[str, ...]
) -> dict[str, object]:
    """Everything the letter says, in plain values. The outside shows name and address and nothing else.

    letter_format: how the person reads letters, a code; "" when nobody asked.
    """
    return {
        "title": filled.title,
        "format": letter_format,
        "language": filled.language,
        "made_on": made_on.isoformat(),
        "sender": [known.agency, known.team, *known.agency_address, known.phone],
        "recipient": list(recipient),
        "reference": known.reference,
        "sections": [
            {name: list(part) if isinstance(part, tuple) else part for name, part in asdict(section).items()}
            for section in filled.sections
        ],
    }


def _stopped(state: SupervisionState) -> str:
    if state is SupervisionState.DIED:
        return "No letter is made: this person is recorded as having died."
    return f"No letter is made while the state is “{state.label}”."


def _not_sent(state: SupervisionState) -> str:
    if state is SupervisionState.DIED:
        return "Nothing is sent: this person is recorded as having died."
    return f"No letter is posted while the state is “{state.label}”. It can be handed over in person."
