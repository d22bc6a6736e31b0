"""The agency's own texts: what there is, one version with what came before it, and which one is used today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from throughcare.platform import clock
from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.documents.models import Template
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Checked, Jurisdiction, LetterKind, LetterTemplate, Section
from throughcare.rules.texts import TextKind, Wording

LINE = (
    "id", "version", "kind", "code", "language", "number", "title", "state", "starts_on", "ends_on", "author__name",
    "author_id", "released_by__name", "known_from", "checked_how", "checked_by", "checked_on",
)  # fmt: skip
SHOWN_OF_FINGERPRINT = 16
"""Characters of a text's fingerprint that stand in the name of the version."""


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One version on a list. state: a code of `Template.State`. released_by: "" before it is.

    checked_how: a code of `Checked`. checked_by, checked_on: of a letter in another language than the packs'.
    """

    id: UUID
    version: int
    kind: str
    code: str
    language: str
    number: int
    title: str
    state: str
    starts_on: date | None
    ends_on: date | None
    author: str
    author_id: UUID
    released_by: str
    changed_at: datetime
    checked_how: str
    checked_by: str
    checked_on: date | None

    @property
    def checked(self) -> str:
        """How it is known that it says what it is to say, and by whom, in words."""
        return f"{Checked(self.checked_how).words}{f': {self.checked_by}' if self.checked_by else ''}"

    def used_on(self, day: date) -> bool:
        """Whether it is the one used on `day`, or was."""
        began = self.starts_on is not None and self.starts_on <= day
        return began and (self.ends_on is None or day < self.ends_on)

    def standing(self, today: date) -> str:
        """ "Draft", "In use", "Released, not yet in use", "Retired"."""
        if self.state == Template.State.DRAFT:
            return "Draft"
        if self.used_on(today):
            return "In use"
        return "Released, not yet in use" if self.state == Template.State.IN_USE else "Retired"


@dataclass(frozen=True, slots=True)
class TemplateShown:
    """One version with all it says. writers: everybody who wrote in it, who therefore do not release it."""

    line: TemplateLine
    sections: tuple[Section, ...]
    why: str
    based_on: str
    released_at: datetime | None
    fingerprint: str
    writers: tuple[UUID, ...]

    @property
    def version(self) -> int:
        """Of the row, for who changes it."""
        return self.line.version

    @property
    def wording(self) -> Wording:
        """As the rules read it."""
        return Wording(self.line.title, self.sections)

    @property
    def named(self) -> str:
        """As a letter names it: "ew-warning@agency-3"."""
        return f"{self.line.code}@agency-{self.line.number}"


@dataclass(frozen=True, slots=True)
class TextInUse:
    """A text as it is filled: its blanks stand in it as {names}."""

    code: str
    language: str
    number: int
    title: str
    sections: tuple[Section, ...]
    fingerprint: str
    checked_how: str

    @property
    def edition(self) -> str:
        """Which version it is, with the beginning of its fingerprint: "agency-3#0123456789abcdef"."""
        return f"agency-{self.number}#{self.fingerprint[:SHOWN_OF_FINGERPRINT]}"

    @property
    def named(self) -> str:
        """Code and version, to be kept with what was made of it."""
        return f"{self.code}@{self.edition}"


def templates(actor: Actor, *, kind: str = "") -> list[TemplateLine]:
    """Every version of the agency's own texts, the latest of each first; of one kind only where asked."""
    require(actor, Permission.TEMPLATE_RELEASE)
    rows: Any = Template.objects.filter(agency_id=actor.agency_id)
    rows = rows.filter(kind=kind) if kind else rows
    found = rows.order_by("kind", "code", "language", "-number").values_list(*LINE)
    return [_line(row) for row in found]


def template(actor: Actor, template_id: UUID) -> TemplateShown:
    """One version with all it says. Raises NotPermitted or NotThere."""
    return versions_of(actor, template_id)[0]


def versions_of(actor: Actor, template_id: UUID) -> list[TemplateShown]:
    """This version first, then those before it, the latest first. Raises NotPermitted or NotThere."""
    require(actor, Permission.TEMPLATE_RELEASE)
    agency = agency_of(actor)
    asked = Template.objects.filter(pk=template_id, agency_id=agency)[:1]
    rows = Template.versions.filter(
        agency_id=agency, kind=asked.values("kind"), code=asked.values("code"),
        language=asked.values("language"), number__lte=asked.values("number"),
    ).order_by("-number", "version")  # fmt: skip
    wanted = (*LINE, "sections", "why", "based_on", "released_at", "fingerprint")
    writers: dict[UUID, list[UUID]] = {}
    current: list[tuple[Any, ...]] = []
    for record, state, known_to, by, *row in rows.values_list(
        "record_id", "state", "known_to", "recorded_by_id", *wanted
    ):
        if state == Template.State.DRAFT:
            writers.setdefault(record, []).append(by)
        if known_to is None:
            current.append(tuple(row))
    shown = [_shown(row, tuple(dict.fromkeys(writers.get(row[0], ())))) for row in current]
    if not shown or shown[0].line.id != template_id:
        raise NotThere(Permission.TEMPLATE_RELEASE, None, "no such text")
    return shown


def latest(actor: Actor, kind: str, code: str, language: str) -> TemplateShown | None:
    """The version released last of one text, or None. Raises NotPermitted."""
    require(actor, Permission.TEMPLATE_RELEASE)
    rows = Template.objects.filter(agency_id=actor.agency_id, kind=kind, code=code, language=language)
    row = (
        rows.exclude(state=Template.State.DRAFT)
        .order_by("-number")
        .values_list(*LINE, "sections", "why", "based_on", "released_at", "fingerprint")
        .first()
    )
    return _shown(row, ()) if row else None


def texts_in_use(
    actor: Actor, kind: TextKind, *, codes: Iterable[str] | None = None, day: date | None = None
) -> list[TextInUse]:
    """The agency's own texts of one kind that are used on `day` (today), by title; those of `codes` where given.

    In one statement, for any number of them. It asks no permission: whoever writes with a text may read it.
    """
    on = day or clock.today(actor.zone)
    rows = Template.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=on),
        agency_id=actor.agency_id,
        kind=kind.value,
        starts_on__lte=on,
    )
    if codes is not None:
        rows = rows.filter(code__in=list(codes))
    found: dict[tuple[str, str], TextInUse] = {}
    for code, language, number, title, sections, mark, checked in rows.order_by(
        "title", "code", "-number"
    ).values_list("code", "language", "number", "title", "sections", "fingerprint", "checked_how"):
        found.setdefault(
            (code, language), TextInUse(code, language, number, title, sections_from(sections), mark, checked)
        )
    return list(found.values())


def template_for(
    actor: Actor, pack: Jurisdiction, kind: LetterKind, language: str, order_type: str | None = None
) -> LetterTemplate | None:
    """The letter in the person's language, else in the pack's first; None where the pack has none at all.

    What nobody has checked is passed over, and what is made in the pack's first is gone through with an interpreter.
    The agency's own wording in use stands over the pack's, in either language.
    """
    first = pack.letter(kind, pack.languages[0], order_type=order_type)
    wanted = pack.letter(kind, language, order_type=order_type) if language else None
    if first is None and wanted is None:
        return None
    codes = {each.code for each in (wanted, first) if each is not None}
    own = {(each.code, each.language): each for each in texts_in_use(actor, TextKind.LETTER, codes=codes)}
    for law, spoken in ((wanted or first, language), (first, pack.languages[0])):
        if law is None:
            continue
        if (text := own.get((law.code, spoken))) is not None:
            return _over(law, text)
        if law.language == spoken:
            return law
    return None


def wording_of(actor: Actor, code: str, language: str) -> LetterTemplate | None:
    """The words of one letter in one language and no other, checked or not; the agency's own in use first."""
    law = pack_letter(actor, code, language)
    if law is None:
        return None
    own = [each for each in texts_in_use(actor, TextKind.LETTER, codes=[code]) if each.language == language]
    if own:
        return _over(law, own[0])
    return law if law.language == language else None


def pack_letter(actor: Actor, code: str, language: str) -> LetterTemplate | None:
    """The pack's own letter with this code: in this language, checked or not, else as it was written; None for none."""
    held = [each for each in jurisdictions.get(actor.jurisdiction).letters if each.code == code]
    held.sort(key=lambda each: not each.is_checked)
    return next((each for each in held if each.language == language), held[0] if held else None)


def sections_from(stored: Iterable[dict[str, Any]]) -> tuple[Section, ...]:
    """Sections as they are kept."""
    return tuple(
        Section(each["heading"], tuple(each["paragraphs"]), tuple(each["points"])) for each in stored
    )


def _over(law: LetterTemplate, text: TextInUse) -> LetterTemplate:
    return LetterTemplate(
        code=law.code, kind=law.kind, language=text.language, version=law.version, title=text.title,
        sections=text.sections, order_types=law.order_types, edition=text.edition,
        checked=Checked(text.checked_how),
    )  # fmt: skip


def _line(row: tuple[Any, ...]) -> TemplateLine:
    values = list(row)
    values[LINE.index("released_by__name")] = values[LINE.index("released_by__name")] or ""
    return TemplateLine(*values)


def _shown(row: tuple[Any, ...], writers: tuple[UUID, ...]) -> TemplateShown:
    sections, why, based_on, released_at, fingerprint = row[len(LINE) :]
    said = sections_from(sections)
    return TemplateShown(_line(row[: len(LINE)]), said, why, based_on, released_at, fingerprint, writers)
