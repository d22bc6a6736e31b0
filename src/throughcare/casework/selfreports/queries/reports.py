"""A person's self-reports: which were asked, how they stand, and what was said."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from throughcare.casework.selfreports.models import ReportKey, SelfAnswer, SelfReport
from throughcare.casework.selfreports.said import Said
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, visible_to
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules.forms import Form, find_form


@dataclass(frozen=True, slots=True)
class ReportShown:
    """One self-report. state: a code of `wording.STATES`, "expired" as soon as its time is over.

    link_open: somebody may still come in by a link; link_used: its one browser has.
    """

    id: UUID
    version: int
    form: str
    way: str
    state: str
    asked_by: str
    asked_at: datetime
    ends_at: datetime
    answered_at: datetime | None
    typed_by: str
    link_open: bool
    link_used: bool

    @property
    def title(self) -> str:
        """The form's title."""
        return find_form(self.form).title


def reports_of(actor: Actor, person_id: UUID) -> list[ReportShown]:
    """Every self-report of the person, the newest first, in one statement."""
    return [_shown(row) for row in _rows(actor, person_id).order_by("-asked_at")]


def report(actor: Actor, person_id: UUID, report_id: UUID) -> ReportShown:
    """One self-report of this person. Raises NotThere."""
    row = _rows(actor, person_id).filter(pk=report_id).first()
    if row is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such record")
    return _shown(row)


def links_of(report_id: UUID) -> list[UUID]:
    """Every link made to a self-report. For a command that has asked the door."""
    return list(ReportKey.objects.filter(report_id=report_id).values_list("pk", flat=True))


def said_in(report_id: UUID) -> dict[str, Said]:
    """What was said, by question. The wall shows whose it is: staff who may see the person, or the person."""
    rows = SelfAnswer.objects.filter(report_id=report_id).values_list("question", "said", "value")
    return {question: Said(said, value) for question, said, value in rows}


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The person's latest answers to one form. At: when they were sent."""

    form: Form
    report_id: UUID
    at: datetime
    said: dict[str, Said]


def own_words(actor: Actor, person_id: UUID, form_code: str) -> OwnWords | None:
    """What the person said last in answer to this form (code without version); None where they never did."""
    rows = SelfAnswer.objects.filter(
        visible_to(actor), person_id=person_id, report__state="answered", report__form__startswith=f"{form_code}@"
    ).order_by("-report__answered_at", "report_id")  # fmt: skip
    found = list(
        rows.values_list("report_id", "report__form", "report__answered_at", "question", "said", "value")
    )
    if not found:
        return None
    latest, form, at = found[0][:3]
    said = {row[3]: Said(row[4], row[5]) for row in found if row[0] == latest}
    return OwnWords(find_form(form), latest, at, said)


def _rows(actor: Actor, person_id: UUID) -> Any:
    keys = ReportKey.objects.filter(report_id=OuterRef("pk"), stopped_at=None, ends_at__gt=clock.now())
    return (
        SelfReport.objects.filter(visible_to(actor), person_id=person_id)
        .select_related("asked_by", "typed_by")
        .annotate(
            link_open=Exists(keys.exclude(token_hash="")),
            link_used=Exists(keys.exclude(token_hash="").exclude(browser_hash="")),
        )
    )


def _shown(row: Any) -> ReportShown:
    late = row.state == "asked" and row.ends_at <= clock.now()
    return ReportShown(
        id=row.pk, version=row.version, form=row.form, way=row.way, state="expired" if late else row.state,
        asked_by=row.asked_by.name, asked_at=row.asked_at, ends_at=row.ends_at, answered_at=row.answered_at,
        typed_by=row.typed_by.name if row.typed_by else "", link_open=row.link_open and not late,
        link_used=row.link_used,
    )  # fmt: skip
