"""Screen: find a person by name, reference, birth or area. The address of a search can be kept and sent."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.dates import PartialDate, Precision
from throughcare.platform.design.forms import GovForm, PartialDateField
from throughcare.platform.design.page import page
from throughcare.platform.design.widgets import DateParts
from throughcare.register.caseload.queries import DirectoryLine, directory_lines
from throughcare.register.people.birth import OLDEST, Birth
from throughcare.register.people.queries import Hit, SearchTerms, areas, search

A_FIGURE = re.compile(r"\d")


class FindForm(GovForm):
    """What is known of the person looked for. q with a figure in it is a reference or an identifier."""

    q = forms.CharField(
        label="Name, reference or number", required=False, max_length=200,
        help_text="Part of a name is enough, and the spelling need not be right",
    )  # fmt: skip
    born = PartialDateField(
        label="Date of birth",
        required=False,
        help_text="Within some months is near enough; or the year alone",
        widget=DateParts,
    )
    age = forms.IntegerField(
        label="Or age", required=False, min_value=0, max_value=OLDEST,
        widget=forms.TextInput(attrs={"width": "3", "inputmode": "numeric"}),
        error_messages={"invalid": "Enter the age in whole years, such as 34"},
    )  # fmt: skip
    area = forms.ChoiceField(label="Area", required=False, choices=())

    def __init__(self, *args: Any, known_areas: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["area"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Any area"), *[(area, area) for area in known_areas]]

    def terms(self, actor: Actor) -> SearchTerms:
        """What to search for."""
        said = self.cleaned_data
        is_number = bool(A_FIGURE.search(said["q"]))
        return SearchTerms(
            name="" if is_number else said["q"], number=said["q"] if is_number else "",
            born=_birth(said["born"], said["age"], actor), area=said["area"],
        )  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One person found: where the record opens, and whom to ring."""

    href: str
    hit: Hit
    line: DirectoryLine | None


@dataclass(frozen=True)
class FindPage:
    """The search and what it found; `asked` is False before anything was asked."""

    form: FindForm
    rows: tuple[Row, ...]
    asked: bool
    may_add: bool
    may_break: bool
    title: str = "Find a person"


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """The empty search, or the people found: at most twenty, the nearest first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.PERSON_FIND)
    form = FindForm(request.GET or None, known_areas=areas(actor))
    asked = form.is_bound and form.is_valid()
    hits = search(actor, form.terms(actor)) if asked else []
    if hits:
        door.look_at_list(actor, "web:find", [hit.person_id for hit in hits], purpose="directory")
    content = FindPage(
        form, _rows(actor, hits), asked=asked and _says_something(form),
        may_add=Permission.PERSON_ADD in actor.permissions,
        may_break=Permission.GLASS_BREAK in actor.permissions,
    )  # fmt: skip
    return page(request, "web/find.jinja", content)


def _rows(actor: Actor, hits: list[Hit]) -> tuple[Row, ...]:
    if not hits:
        return ()
    ids: list[UUID] = [hit.person_id for hit in hits]
    lines = directory_lines(actor, ids)
    return tuple(
        Row(reverse("web:overview", args=[hit.person_id]), hit, lines.get(hit.person_id)) for hit in hits
    )


def _says_something(form: FindForm) -> bool:
    said = form.cleaned_data
    return bool(said["q"] or said["born"] or said["age"] is not None)


def _birth(born: PartialDate | None, age: int | None, actor: Actor) -> Birth | None:
    if born is not None and born.precision is Precision.EXACT and born.day:
        return Birth.on(born.day)
    if born is not None and born.precision is Precision.YEAR and born.year:
        return Birth.in_year(born.year)
    return None if age is None else Birth.aged(age, age, clock.today(actor.zone))
