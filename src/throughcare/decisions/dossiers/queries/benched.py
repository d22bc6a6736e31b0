"""What a court or board was given for its hearings: the whole of each version that was handed over to it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q

from throughcare.decisions.dossiers.models import Handover
from throughcare.decisions.dossiers.queries.rows import CopyLine, copy_of
from throughcare.decisions.dossiers.wording import SIDE, WHOLE
from throughcare.decisions.hearings.bench import for_the_bench
from throughcare.decisions.hearings.models import Hearing
from throughcare.decisions.hearings.queries.bench import theirs
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchDossier:
    """A version that the bench was given."""

    id: UUID
    person_id: UUID
    number: int
    title: str
    given_at: datetime


def served_to_bench(actor: Actor, hearing_id: UUID) -> list[BenchDossier]:
    """What was handed over to the court or board of a hearing that is before the actor, the newest version first.

    Raises NotPermitted for whoever is no bench, NotThere unless the hearing is before them.
    """
    theirs(actor, hearing_id)
    with for_the_bench(actor):
        process = Hearing.objects.filter(pk=hearing_id).values_list("process_id", flat=True).first()
        about = Q(dossier__about=hearing_id)
        if process is not None:
            about |= Q(dossier__process_id=process)
        rows = (
            Handover.objects.filter(about).exclude(recipient__in=SIDE)
            .values("dossier_id", "dossier__person_id", "dossier__number", "dossier__title")
            .annotate(last=Max("given_at")).order_by("-dossier__number")
        )  # fmt: skip
        return [
            BenchDossier(id=row["dossier_id"], person_id=row["dossier__person_id"], number=row["dossier__number"],
                         title=row["dossier__title"], given_at=row["last"])
            for row in rows
        ]  # fmt: skip


def copy_for_bench(actor: Actor, hearing_id: UUID, dossier_id: UUID) -> tuple[BenchDossier, CopyLine, bytes]:
    """The whole of a version that was given to the bench. Raises as `served_to_bench`, and NotThere."""
    given = next((each for each in served_to_bench(actor, hearing_id) if each.id == dossier_id), None)
    if given is None:
        raise NotThere(Permission.BENCH_SIT, None, "not given to them")
    with for_the_bench(actor):
        line, content = copy_of(given.person_id, dossier_id, WHOLE)
    return given, line, content
