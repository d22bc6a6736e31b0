"""Overrides of the level, never of the score: asked for, signed by a second person, ended at their date."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from throughcare.casework.assessments.commands import rest_on
from throughcare.casework.classification import reasons as seeing
from throughcare.casework.classification.commands.calculating import recalculate, supersede
from throughcare.casework.classification.commands.levels import record_level
from throughcare.casework.classification.commands.writing import (
    Place,
    add,
    held_on,
    hold,
    standing_override,
)
from throughcare.casework.classification.drafts import LevelDraft, OverrideDraft
from throughcare.casework.classification.events import OverrideAnswered, OverrideAsked, OverrideEnded
from throughcare.casework.classification.evidence import against
from throughcare.casework.classification.models import Override, Proposal
from throughcare.casework.classification.queries.basis import Standing, standing_of
from throughcare.casework.classification.refusals import (
    NoSuchReason,
    NotAnother,
    NothingWaits,
    OwnOverride,
    ReasonsNotSeen,
    ReviewDay,
    ThinkAgain,
    UnknownLevel,
    WordsMissing,
)
from throughcare.casework.classification.wording import OVERRIDE_REASONS, REFUSED_REASONS
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.forms.uses import Resting

SOURCE = "Override"


@transaction.atomic
def ask_override(actor: Actor, person_id: UUID, draft: OverrideDraft) -> Override:
    """Ask for another level than the rule's; where the pack asks for no second signature it stands at once.

    Raises NotPermitted, NotThere, PurposeNeeded, UnknownLevel, NoSuchReason, WordsMissing, ReviewDay, NotAnother,
    ThinkAgain (until the author says that what speaks against it was read), or what a text may not tell.
    """
    require(actor, Permission.LEVEL_DECIDE, person_id)
    seeing.by_a_person(actor, Permission.LEVEL_DECIDE, person_id)
    place = hold(person_id)
    _check(place, draft)
    refuse_what_tells(actor, person_id, {"words": draft.words, "speaks_for": draft.speaks_for})
    basis = standing_of(person_id, place.today)
    _check_another(person_id, basis, draft)
    said = against(place.pack, basis.evidence, draft.level, f"{draft.words} {draft.speaks_for}")
    if said and not draft.considered:
        raise ThinkAgain(said)
    override = Override(
        person_id=person_id, calculation_id=basis.calculation, rule_level=basis.rule_level, level=draft.level,
        reason=draft.reason, words=draft.words.strip(), against=list(said), speaks_for=draft.speaks_for.strip(),
        review_on=draft.review_on, author_id=actor.user_id,
    )  # fmt: skip
    add(actor, override, "classification:override:asked")
    for assessment in basis.rests_on:
        rest_on(actor, person_id, Resting.OVERRIDE, override.pk, UUID(assessment))
    bus.publish(actor, OverrideAsked(person_id, override.pk, override.level))
    if not place.pack.overrides.second_signature:
        _stand(actor, place, override)
    return override


@transaction.atomic
def approve_override(
    actor: Actor, person_id: UUID, override_id: UUID, *, reasons: str, expected: int, answer: str = ""
) -> None:
    """Give the second signature: the level holds from today until the review date.

    reasons: the mark that the page with the reasons gave this actor. Raises NotPermitted, NotThere, PurposeNeeded,
    NothingWaits, OwnOverride, ReasonsNotSeen, NotAnother, StaleVersion, or what a text may not tell.
    """
    place, override = _asked(actor, person_id, override_id, reasons, answer)
    if (basis := standing_of(person_id, place.today)).rule_level != override.rule_level:
        raise NotAnother(f"The rule's level has changed since. It is {basis.rule_level} now", "")
    amend(
        override, expected=expected, by=actor, because="approved", approver_id=actor.user_id,
        answered_at=clock.now(), answer=answer.strip(),
    )  # fmt: skip
    trail.record(actor, "classification:override:approved", override)
    _stand(actor, place, override)


@transaction.atomic
def refuse_override(
    actor: Actor, person_id: UUID, override_id: UUID, *, reasons: str, expected: int, answer: str
) -> None:
    """Do not sign it, in words. Raises as `approve_override`, or WordsMissing."""
    _, override = _asked(actor, person_id, override_id, reasons, answer)
    if not answer.strip():
        raise WordsMissing("Say why it is not approved", "answer")
    amend(
        override, expected=expected, by=actor, because="refused", state="refused", approver_id=actor.user_id,
        answered_at=clock.now(), answer=answer.strip(),
    )  # fmt: skip
    trail.record(actor, "classification:override:refused", override)
    bus.publish(actor, OverrideAnswered(person_id, override.pk, "refused"))


@transaction.atomic
def end_override(actor: Actor, person_id: UUID, override_id: UUID, *, expected: int) -> None:
    """End an override before its date: the rule's level is proposed again, or holds again where there is no rule.

    Raises NotPermitted, NotThere, PurposeNeeded, NothingWaits or StaleVersion.
    """
    require(actor, Permission.LEVEL_DECIDE, person_id)
    hold(person_id)
    override = _found(person_id, override_id)
    if override.state not in ("standing", "asked"):
        raise NothingWaits
    stood = override.state == "standing"
    close_override(actor, override, "ended before its date", expected)
    if stood:
        _propose_again(actor, override)


def end_due(actor: Actor) -> int:
    """End every override whose review date is past; the rule's level is proposed again. For the timetable.

    Where the place has no rule nothing can be proposed: it stands until a person ends it, and the alert stays.
    """
    ended = 0
    for override in Override.objects.filter(
        state="standing", review_on__lt=clock.now().date() + timedelta(days=1)
    ):
        with transaction.atomic():
            place = hold(override.person_id)
            if override.review_on >= place.today or place.pack.level_rule is None:
                continue
            close_override(actor, override, "its review date is past")
            recalculate(actor, override.person_id, "override_ended", override.pk)
            ended += 1
    return ended


def close_override(actor: Actor, override: Override, because: str, expected: int | None = None) -> None:
    """An override that stood or waited is over."""
    amend(override, expected=expected or override.version, by=actor, because=because, state="ended")
    trail.record(actor, "classification:override:ended", override)
    bus.publish(actor, OverrideEnded(override.person_id, override.pk))


def _propose_again(actor: Actor, override: Override) -> None:
    made = recalculate(actor, override.person_id, "override_ended", override.pk)
    if made is None:
        place = hold(override.person_id)
        record_level(
            actor,
            override.person_id,
            LevelDraft(
                level=override.rule_level, starts_on=place.today, reason="The override ended", source="As before"
            ),
        )  # fmt: skip


def _stand(actor: Actor, place: Place, override: Override) -> None:
    """The override takes the place of one before it, and of a proposal that waited."""
    before = standing_override(override.person_id)
    if before is not None:
        close_override(actor, before, "another override stands")
    for waiting in Proposal.objects.filter(person_id=override.person_id, state="waiting"):
        supersede(actor, waiting)
    amend(override, expected=override.version, by=actor, because="stands", state="standing")
    trail.record(actor, "classification:override:stands", override)
    bus.publish(actor, OverrideAnswered(override.person_id, override.pk, "standing"))
    held = held_on(override.person_id, place.today)
    if held is not None and held.level == override.level:
        amend(
            held, expected=held.version, by=actor, because=held.because, rule_level=override.rule_level,
            override_id=override.pk,
        )  # fmt: skip
        trail.record(actor, "classification:level:by-override", held)
        return
    record_level(
        actor,
        override.person_id,
        LevelDraft(
            level=override.level, starts_on=place.today, reason=OVERRIDE_REASONS[override.reason], source=SOURCE,
            rule_level=override.rule_level, calculation=override.calculation_id, override=override.pk,
        ),
    )  # fmt: skip


def _asked(
    actor: Actor, person_id: UUID, override_id: UUID, reasons: str, answer: str
) -> tuple[Place, Override]:
    require(actor, Permission.LEVEL_APPROVE, person_id)
    seeing.by_a_person(actor, Permission.LEVEL_APPROVE, person_id)
    refuse_what_tells(actor, person_id, {"answer": answer})
    place = hold(person_id)
    override = _found(person_id, override_id)
    if override.state != "asked":
        raise NothingWaits
    if override.author_id == actor.user_id:
        raise OwnOverride
    if not seeing.seen(actor, override.pk, str(override.version), reasons):
        raise ReasonsNotSeen
    return place, override


def _found(person_id: UUID, override_id: UUID) -> Override:
    rows = Override.objects.select_for_update(of=("self",))
    override: Override | None = rows.filter(pk=override_id, person_id=person_id).first()
    if override is None:
        raise NotThere(Permission.LEVEL_DECIDE, person_id, "no such override")
    return override


def _check(place: Place, draft: OverrideDraft) -> None:
    if draft.level not in {level.code for level in place.pack.levels}:
        raise UnknownLevel(draft.level)
    if draft.reason in REFUSED_REASONS:
        raise NoSuchReason(REFUSED_REASONS[draft.reason].because, draft.reason)
    if draft.reason not in OVERRIDE_REASONS:
        raise NoSuchReason("Choose one of the answers listed", draft.reason)
    if not draft.words.strip():
        raise WordsMissing("Say in your own words why", "words")
    _check_review(place, draft.review_on)


def _check_review(place: Place, review_on: date) -> None:
    days = place.pack.overrides.longest_days
    latest = place.today + timedelta(days=days)
    if not place.today < review_on <= latest:
        raise ReviewDay(
            place.today, latest,
            f"The review date must be after today and on or before {place.pack.in_words(latest)} ({days} days)",
        )  # fmt: skip


def _check_another(person_id: UUID, basis: Standing, draft: OverrideDraft) -> None:
    if not basis.rule_level:
        raise NotAnother("There is no level yet that could be overridden. Calculate it, or assess first", "")
    if draft.level == basis.rule_level:
        raise NotAnother("This is the level that the rule gives. Choose another, or accept it")
    if Override.objects.filter(person_id=person_id, state="asked").exists():
        raise NotAnother("An override waits for its second signature already", "")
