"""What a dossier is about: a hearing, or a decision made on papers alone."""

from typing import Any
from uuid import UUID

from throughcare.decisions.dossiers.drafts import Matter
from throughcare.decisions.dossiers.models import Dossier
from throughcare.decisions.dossiers.refusals import NoHearing
from throughcare.decisions.dueprocess.models import Process
from throughcare.decisions.dueprocess.wording import KIND_WORDS
from throughcare.decisions.hearings.models import Hearing
from throughcare.decisions.hearings.wording import KINDS
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.dates import civil_date

OF_HEARING = ("id", "kind", "starts_at", "process_id")
OF_PROCESS = ("id", "kind", "opened_at")


def matter_of(actor: Actor, person_id: UUID, about: UUID) -> Matter:
    """The hearing or the decision of this person under this id. Raises NoHearing."""
    hearing = Hearing.objects.filter(pk=about, person_id=person_id).values(*OF_HEARING).first()
    if hearing is not None:
        return _of_hearing(actor, hearing)
    process = Process.objects.filter(pk=about, person_id=person_id).values(*OF_PROCESS).first()
    if process is None:
        raise NoHearing
    return _of_process(actor, process)


def matters_of(actor: Actor, person_id: UUID) -> list[Matter]:
    """What papers can be put together for, hearings first, the newest first: those of which no draft stands."""
    drafts = set(Dossier.objects.filter(person_id=person_id, state="draft").values_list("about", flat=True))
    hearings = Hearing.objects.filter(person_id=person_id, state__in=("listed", "heard")).exclude(
        pk__in=drafts
    )
    rows = Process.objects.filter(person_id=person_id).exclude(state="dropped").exclude(pk__in=drafts)
    return [
        *[_of_hearing(actor, row) for row in hearings.order_by("-starts_at").values(*OF_HEARING)],
        *[_of_process(actor, row) for row in rows.order_by("-opened_at").values(*OF_PROCESS)],
    ]


def _of_hearing(actor: Actor, row: dict[str, Any]) -> Matter:
    day = jurisdictions.get(actor.jurisdiction).in_words(civil_date(row["starts_at"], actor.zone))
    return Matter(about=row["id"], process_id=row["process_id"], title=f"{KINDS[row['kind']]} of {day}")


def _of_process(actor: Actor, row: dict[str, Any]) -> Matter:
    day = jurisdictions.get(actor.jurisdiction).in_words(civil_date(row["opened_at"], actor.zone))
    return Matter(
        about=row["id"], process_id=row["id"], title=f"{KIND_WORDS[row['kind']]}, prepared since {day}"
    )
