"""Sections: asking a colleague to do one, saying that one is done, opening one again."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.assessments.commands.answering import open_section
from throughcare.casework.assessments.commands.standing import being_made
from throughcare.casework.assessments.events import SectionAsked
from throughcare.casework.assessments.models import Assessment, SectionWork
from throughcare.casework.assessments.refusals import UnknownSection, WordsMissing
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.models import User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.forms import Profession, find_form
from throughcare.rules.kernel import UnknownCode


@transaction.atomic
def ask_colleague(
    actor: Actor, person_id: UUID, assessment_id: UUID, section: str, *, user_id: UUID, profession: str
) -> SectionWork:
    """Ask a colleague of the agency to answer a section. It opens nothing to them that they may not open.

    Raises NotPermitted, NotThere, PurposeNeeded, NotBeingMade, UnknownSection, SectionClosed, WordsMissing.
    """
    require(actor, Permission.ASSESSMENT_WRITE, person_id)
    held = being_made(person_id, assessment_id)
    open_section(held, section)
    _known(profession)
    colleagues = (
        User.objects.filter(agency=actor.agency_id, is_active=True)
        if actor.agency_id
        else User.objects.none()
    )
    if not colleagues.filter(pk=user_id).exists():
        raise WordsMissing("Choose one of the colleagues listed", "user")
    work = _work(actor, held, section, profession=profession, asked_id=user_id)
    trail.record(actor, "assessments:section:asked", work, details={"section": section})
    bus.publish(actor, SectionAsked(person_id, held.pk, section, user_id))
    return work


@transaction.atomic
def finish_section(
    actor: Actor, person_id: UUID, assessment_id: UUID, section: str, *, profession: str
) -> SectionWork:
    """Say that a section is done, as which profession; its answers no longer change until it is opened again.

    Raises as `ask_colleague`.
    """
    require(actor, Permission.ASSESSMENT_CONTRIBUTE, person_id)
    held = being_made(person_id, assessment_id)
    open_section(held, section)
    _known(profession)
    work = _work(actor, held, section, profession=profession, done_by_id=actor.user_id, done_at=clock.now())
    trail.record(actor, "assessments:section:done", work, details={"section": section})
    return work


@transaction.atomic
def reopen_section(actor: Actor, person_id: UUID, assessment_id: UUID, section: str, *, because: str) -> None:
    """Open a section again, and say why. Who had done it stands in the history. Raises as `ask_colleague`."""
    require(actor, Permission.ASSESSMENT_CONTRIBUTE, person_id)
    held = being_made(person_id, assessment_id)
    if not because.strip():
        raise WordsMissing("Say why it is opened again", "because")
    refuse_what_tells(actor, person_id, {"because": because})
    work = SectionWork.objects.filter(assessment=held, section=section, done_at__isnull=False).first()
    if work is None:
        raise UnknownSection(section)
    amend(
        work, expected=work.version, by=actor, because="opened again", done_by_id=None, done_at=None,
        why_again=because.strip(),
    )  # fmt: skip
    trail.record(actor, "assessments:section:opened-again", work, details={"section": section})


def _work(actor: Actor, held: Assessment, section: str, **changes: object) -> SectionWork:
    """The row of this section, new or changed. The assessment is locked, so nobody else makes it meanwhile."""
    try:
        find_form(held.form).section(section)
    except UnknownCode:
        raise UnknownSection(section) from None
    work: SectionWork | None = SectionWork.objects.filter(assessment=held, section=section).first()
    if work is not None:
        return amend(work, expected=work.version, by=actor, because="worked on", **changes)
    work = SectionWork(
        person_id=held.person_id, assessment=held, section=section, recorded_by_id=actor.user_id, **changes
    )
    work.full_clean()
    work.save(force_insert=True)
    return work


def _known(profession: str) -> None:
    if profession not in set(Profession):
        raise WordsMissing("Choose one of the professions listed", "profession")
