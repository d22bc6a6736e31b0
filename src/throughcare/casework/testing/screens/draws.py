"""Screens: draws of the agency; one with its proof in plain words, opened, made or cancelled; its published file."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.testing import commands, wording
from throughcare.casework.testing.drafts import DrawDraft
from throughcare.casework.testing.queries.draws import DrawLine, draw_of, draws, people_drawn, published
from throughcare.casework.testing.queries.place import kinds_of
from throughcare.casework.testing.screens.editing import WhyForm
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import Code, CodeField, DateField, GovForm, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.rules import jurisdictions
from throughcare.rules.testing.draw_proof import Published, as_json, check
from throughcare.rules.testing.random_draw import average_drawn, drawn_below

CHANGES = require_http_methods(["GET", "HEAD", "POST"])
MOST_SHOWN = 100
HOW_OFTEN = [
    ("", "Not in this draw"), ("0", "In this draw, all alike"), ("1", "Once a week: 1 in 7 every day"),
    ("2", "Twice a week: 2 in 7 every day"),
    *((str(at), f"{at} times a week: {at} in 7 every day") for at in range(3, 7)),
    ("7", "Every day"),
]  # fmt: skip


class OpenForm(OnceForm):
    """A draw to be opened. There is no default: nothing is drawn that nobody chose."""

    day = DateField(label="For which day?")
    method = CodeField(
        label="How are people drawn?",
        codes=[
            Code("chance", "By chance", "Everybody has their own chance; how many are drawn differs from day to day."),
            Code("number", "A fixed number of people", "All alike, drawn from everybody below."),
        ],
    )  # fmt: skip
    take = forms.IntegerField(
        label="How many people?", required=False, min_value=1, max_value=100_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}), help_text="For a fixed number only.",
    )  # fmt: skip
    agreed = forms.CharField(
        label="Public value, if one is agreed upon", max_length=200, required=False,
        help_text="What will be typed in at the draw, which nobody can know now: such as the first number of tomorrow's"
        " public lottery. With it, not even whoever keeps the server could choose whom to draw.",
    )  # fmt: skip

    def __init__(self, *args: Any, kinds: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        for code, title in kinds.items():
            self.fields[f"rates-{code}"] = forms.ChoiceField(label=title, choices=HOW_OFTEN, required=False)
        self.order_fields(["day", "method", *(f"rates-{code}" for code in kinds), "take", "agreed"])

    def clean(self) -> dict[str, Any]:
        """A fixed number goes with "all alike", a chance with how often."""
        given = super().clean() or {}
        by_number = given.get("method") == "number"
        if by_number and not given.get("take"):
            self.add_error("take", "Enter how many people")
        for code in self.kinds:
            chosen = given.get(f"rates-{code}") or ""
            if chosen and given.get("method") and by_number != (chosen == "0"):
                self.add_error(
                    f"rates-{code}",
                    "With a fixed number choose “all alike”" if by_number else "Choose how often",
                )
        return given

    def draft(self) -> DrawDraft:
        """What was typed."""
        given = self.cleaned_data
        rates = {code: int(given[f"rates-{code}"]) for code in self.kinds if given.get(f"rates-{code}")}
        take = given["take"] if given["method"] == "number" else None
        return DrawDraft(day=given["day"], rates=rates, take=take, agreed=given["agreed"])


class MakeForm(VersionedForm):
    """The public value, where one was agreed upon."""

    public_value = forms.CharField(label="The public value", max_length=200)


@dataclass(frozen=True)
class DrawRow:
    """A draw in the list."""

    number: int
    day: str
    state: str
    people: str
    href: str


@dataclass(frozen=True)
class DrawsPage:
    """Every draw of the agency."""

    rows: list[DrawRow]
    open_href: str
    today_href: str


@dataclass(frozen=True)
class DrawPage:
    """One draw. chances: people with each chance. checks: computed again as the page was made."""

    number: int
    day: str
    state: str
    draw: DrawLine
    method: str
    chances: list[tuple[str, int, str, str]]
    average: str
    checks: list[tuple[str, bool, str]]
    sound: bool
    selected: list[str]
    more: int
    people: list[tuple[str, str, str, str, str]]
    unseen: int
    form: GovForm | None
    cancel_href: str
    make_href: str
    file_href: str
    back: str
    by: str


@dataclass(frozen=True)
class DrawFormPage:
    """A form about draws."""

    form: GovForm
    title: str
    button: str
    kind: str
    back: str
    says: tuple[str, ...]


@require_safe
def draw_list(request: ActingRequest) -> HttpResponse:
    """Every draw of the agency, the latest first."""
    actor = request.actor
    door.require(actor, Permission.DRAW_RUN)
    pack = jurisdictions.get(actor.jurisdiction)
    rows = [
        DrawRow(
            each.number, pack.in_words(each.day), wording.DRAW_STATES[each.state],
            f"{each.people:,}" if each.selected is None else f"{each.selected:,} of {each.people:,}",
            reverse("testing:draw", args=[each.id]),
        )
        for each in draws(actor)
    ]  # fmt: skip
    shown = DrawsPage(rows, reverse("testing:open_draw"), reverse("testing:today"))
    return page(request, "testing/draws.jinja", shown)


@CHANGES
def open_draw(request: ActingRequest) -> HttpResponse:
    """GET shows the form; POST fixes the frame and the commitment."""
    actor = request.actor
    door.require(actor, Permission.DRAW_RUN)
    titles = {kind.code: kind.title for kind in jurisdictions.get(actor.jurisdiction).condition_types}
    kinds = {code: titles[code] for code in kinds_of(actor)}
    form = OpenForm(posted(request), kinds=kinds, initial={"day": clock.today(actor.zone)})

    def act() -> str:
        made = commands.open_draw(actor, form.draft())
        messages.success(request, f"Draw {made.number} is open: {made.people:,} people are in its frame")
        return reverse("testing:draw", args=[made.pk])

    if request.method == "POST" and form.is_valid() and (answer := submit(request, form, act)):
        return answer
    says = (
        "The frame and a commitment to a secret seed are fixed now and published. Nobody can read the seed before the"
        " draw, and nothing can be changed after.",
    )
    shown = DrawFormPage(form, "Open a draw", "Open the draw", "primary", reverse("testing:draws"), says)
    return page(request, "testing/draw_form.jinja", shown, status=status_of(form))


@require_safe
def draw(request: ActingRequest, draw_id: UUID) -> HttpResponse:
    """One draw and its proof."""
    door.require(request.actor, Permission.DRAW_RUN)
    return _show(request, draw_of(request.actor, draw_id))


@CHANGES
def make_draw(request: ActingRequest, draw_id: UUID) -> HttpResponse:
    """GET shows the draw; POST draws once, with the public value where one was agreed upon."""
    actor = request.actor
    door.require(actor, Permission.DRAW_RUN)
    found = draw_of(actor, draw_id)
    back = reverse("testing:draw", args=[draw_id])
    if request.method != "POST" and found.state != "open":
        return redirect(back)
    form = _make_form(found, request)
    answer = act_once(
        request, form,
        lambda: commands.make_draw(
            actor, draw_id, public_value=form.cleaned_data.get("public_value", ""),
            expected=form.cleaned_data["version"],
        ),
        done="Drawn. The seed is revealed below, and the tests are on the list", back=back,
    )  # fmt: skip
    return answer or _show(request, found, form)


@CHANGES
def cancel_draw(request: ActingRequest, draw_id: UUID) -> HttpResponse:
    """GET asks why; POST cancels a draw that was not made."""
    actor = request.actor
    door.require(actor, Permission.DRAW_RUN)
    found = draw_of(actor, draw_id)
    form, back = (
        WhyForm(posted(request), initial={"version": found.version}),
        reverse("testing:draw", args=[draw_id]),
    )
    answer = act_once(
        request, form,
        lambda: commands.cancel_draw(
            actor, draw_id, because=form.cleaned_data["because"], expected=form.cleaned_data["version"]
        ),
        done="The draw is cancelled. It keeps its number", back=back,
    )  # fmt: skip
    if answer:
        return answer
    shown = DrawFormPage(
        form, f"Cancel draw {found.number}", "Cancel the draw", "warning", back,
        ("A cancelled draw stays on the list with its number and its reason. Its seed is never shown.",),
    )  # fmt: skip
    return page(request, "testing/draw_form.jinja", shown, status=status_of(form))


@require_safe
def draw_file(request: ActingRequest, draw_id: UUID) -> HttpResponse:
    """The published file: pseudonyms and chances, no name; before the draw without its seed."""
    door.require(request.actor, Permission.DRAW_RUN)
    found = draw_of(request.actor, draw_id)
    answer = HttpResponse(
        json.dumps(as_json(published(found)), indent=1), content_type="application/json; charset=utf-8"
    )
    when = "drawn" if found.state == "drawn" else "opened"
    answer["Content-Disposition"] = f'attachment; filename="draw-{found.number}-{when}.json"'
    return answer


def _show(request: ActingRequest, found: DrawLine, form: GovForm | None = None) -> HttpResponse:
    actor, content = request.actor, published(found)
    people = people_drawn(actor, found.id) if found.state == "drawn" else []
    door.look_at_list(actor, "testing:draw", [each.person_id for each in people])
    form = form or (_make_form(found, request) if found.state == "open" else None)
    checks = [(each.part, each.right, each.says) for each in check(content)]
    pack, selected = jurisdictions.get(actor.jurisdiction), content.selected or ()
    shown = DrawPage(
        number=found.number, day=pack.in_words(found.day), state=wording.DRAW_STATES[found.state], draw=found,
        method="By chance" if found.take is None else f"{found.take:,} people, all alike",
        chances=_chances(content), average=f"{average_drawn(content.lines, found.take):,.1f}", checks=checks,
        sound=all(right for _, right, _ in checks), selected=list(selected[:MOST_SHOWN]),
        more=max(0, len(selected) - MOST_SHOWN),
        people=[
            (each.name, each.reference, each.pseudonym, wording.STATES[each.state], _tests(actor, each.person_id))
            for each in people
        ],
        unseen=max(0, len(selected) - len(people)), form=form, cancel_href=_address("cancel_draw", found),
        make_href=_address("make_draw", found), file_href=_address("draw_file", found), back=reverse("testing:draws"),
        by=found.drawn_by or "",
    )  # fmt: skip
    return page(request, "testing/draw.jinja", shown, status=status_of(form) if form else 200)


def _make_form(found: DrawLine, request: ActingRequest) -> MakeForm:
    form = MakeForm(posted(request) if request.method == "POST" else None, initial={"version": found.version})
    if found.agreed:
        form.fields["public_value"].label = f"The public value: {found.agreed}"
        form.fields["public_value"].error_messages["required"] = "Enter the public value agreed upon"
    else:
        del form.fields["public_value"]
    return form


def _chances(content: Published) -> list[tuple[str, int, str, str]]:
    """By chance: in words, how many people, as a share, and the number below which one is drawn."""
    take, count = content.opening.take, len(content.lines)
    if take is not None:
        return [
            (
                f"{min(take, count)} in {count:,}",
                count,
                f"{min(take, count) / count:.1%}",
                "the smallest numbers",
            )
        ]
    held: dict[tuple[int, int], int] = {}
    for line in content.lines:
        held[line.numerator, line.denominator] = held.get((line.numerator, line.denominator), 0) + 1
    return [
        (
            f"{n} in {d}", people, f"{n / d:.1%}",
            "everybody" if n == d else f"below {drawn_below(n, d):064x}",
        )
        for (n, d), people in sorted(held.items())
    ]  # fmt: skip


def _address(name: str, found: DrawLine) -> str:
    return reverse(f"testing:{name}", args=[found.id])


def _tests(actor: Actor, person_id: UUID) -> str:
    return reverse("testing:tests", args=[person_id]) if Permission.PERSON_OPEN in actor.permissions else ""
