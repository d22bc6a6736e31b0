"""The person's own words beside an assessment's section."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from throughcare.casework.selfreports.comparing import Row, rows, section_beside
from throughcare.casework.selfreports.queries.reports import OwnWords, own_words
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.forms import Form, Section


@dataclass(frozen=True, slots=True)
class Beside:
    """Where the person answered, when, and their section row by row. rows: none where the form asks nothing alike."""

    report_id: UUID
    title: str
    at: datetime
    section: str
    rows: tuple[Row, ...]

    @property
    def differing(self) -> int:
        """In how many rows the two part."""
        return sum(1 for row in self.rows if row.differs)


def beside(
    actor: Actor, person_id: UUID, form: Form, section: Section, given: Mapping[str, object]
) -> Beside | None:
    """The person's latest answers beside one section of an assessment, in one statement.

    given: the assessor's answers by question, as a rule takes them. None where the place has no questionnaire, the
    form names no section of it, or the person never answered it.
    """
    if section.code not in form.beside:
        return None
    own = own_words_of(actor, person_id)
    return _beside(form, section, given, own) if own else None


def beside_all(
    actor: Actor, person_id: UUID, form: Form, given: Mapping[str, object]
) -> tuple[tuple[Section, Beside], ...]:
    """Every section of an assessment that has something of the person's beside it, in one statement."""
    own = own_words_of(actor, person_id) if form.beside else None
    if own is None:
        return ()
    found = ((section, _beside(form, section, given, own)) for section in form.sections)
    return tuple((section, each) for section, each in found if each is not None)


def own_words_of(actor: Actor, person_id: UUID) -> OwnWords | None:
    """What the person answered last to the questionnaire of the actor's place."""
    code = jurisdictions.get(actor.jurisdiction).questionnaire if actor.jurisdiction else ""
    return own_words(actor, person_id, code) if code else None


def _beside(form: Form, section: Section, given: Mapping[str, object], own: OwnWords) -> Beside | None:
    part = section_beside(form, section, own.form)
    if part is None:
        return None
    return Beside(own.report_id, own.form.title, own.at, part.title, rows(section, given, part, own.said))
