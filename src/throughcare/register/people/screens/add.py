"""Screen: begin a record of a person; first shows who may be the same person, and why."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import OnceForm
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.people.commands import PossibleDuplicate, add_person, probable_duplicates_of
from throughcare.register.people.drafts import (
    AddressDraft,
    ContactDraft,
    IdentifierDraft,
    ItemDraft,
    NameDraft,
    PersonDraft,
    Setting,
)
from throughcare.register.people.queries import Duplicate
from throughcare.register.people.refusals import NotAChoice
from throughcare.register.people.screens.birth_fields import AboutFields
from throughcare.register.people.words import DESPITE

SAME = "same:"


class AddForm(OnceForm, AboutFields):
    """What intake knows. answer, despite: asked only once someone similar was found."""

    given = forms.CharField(label="First name", max_length=100, required=False)
    middle = forms.CharField(label="Middle names", max_length=100, required=False)
    family = forms.CharField(label="Surname", max_length=100, required=False)
    known_as = forms.CharField(label="Name they like to be called", max_length=100, required=False)
    scheme = forms.ChoiceField(label="Kind of number", required=False, choices=())
    number = forms.CharField(label="Number", max_length=60, required=False)
    lines = forms.CharField(label="Address", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    town = forms.CharField(label="Town or city", max_length=100, required=False)
    postcode = forms.CharField(label="Postcode or ZIP code", max_length=20, required=False)
    no_fixed_abode = forms.BooleanField(label="No fixed abode", required=False)
    area = forms.CharField(label="Area", max_length=40, required=False)
    phone = forms.CharField(label="Telephone", max_length=200, required=False)
    email = forms.CharField(label="E-mail", max_length=200, required=False)
    answer = forms.CharField(required=False)
    despite = forms.ChoiceField(required=False, choices=[("", ""), *DESPITE.items()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        schemes = self.setting.pack.identifier_schemes if self.setting.pack else ()
        field = self.fields["scheme"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "None known"), *[(scheme.code, scheme.title) for scheme in schemes]]

    def clean(self) -> dict[str, Any]:
        """Somebody is named, a number has its kind, and "add anyway" has its reason."""
        answers = super().clean()
        if not (answers.get("given") or answers.get("family")):
            self.add_error("family", "Enter a first name, a surname, or both")
        if bool(answers.get("scheme")) != bool(answers.get("number")):
            said = (
                "Choose the kind of number"
                if answers.get("number")
                else "Enter the number, or choose “None known”"
            )
            self.add_error("scheme" if answers.get("number") else "number", said)
        if answers.get("answer") == "new" and not answers.get("despite"):
            self.add_error("despite", "Choose why this is somebody else")
        if not self.errors:
            self._check_parts()
        return answers

    def _check_parts(self) -> None:
        """Show what a part of the draft refuses beside the field it was typed in."""
        for field, draft in self._parts():
            try:
                draft.columns(self.setting)
            except Refused as broken:
                self.add_error(field, broken.message)

    def _parts(self) -> list[tuple[str, ItemDraft]]:
        """The details beside the names, each with the field it was typed in."""
        said = self.cleaned_data
        place = {name: said[name] for name in ("lines", "town", "postcode", "area", "no_fixed_abode")}
        parts: list[tuple[str, ItemDraft, bool]] = [
            ("number", IdentifierDraft(scheme=said["scheme"], value=said["number"]), bool(said["number"])),
            ("lines", AddressDraft(**place), any(place.values())),
            ("phone", ContactDraft(kind="phone", value=said["phone"]), bool(said["phone"])),
            ("email", ContactDraft(kind="email", value=said["email"]), bool(said["email"])),
        ]
        return [(field, draft) for field, draft, filled in parts if filled]

    @property
    def same_as(self) -> UUID | None:
        """The person that the new one turned out to be."""
        answer = self.cleaned_data["answer"]
        try:
            return UUID(answer.removeprefix(SAME)) if answer.startswith(SAME) else None
        except ValueError as problem:
            raise NotAChoice("answer", answer) from problem

    def draft(self) -> PersonDraft:
        """Everything typed, as the command takes it."""
        said = self.cleaned_data
        main = NameDraft(given=said["given"], middle=said["middle"], family=said["family"])
        liked = (NameDraft(given=said["known_as"], kind="preferred"),) if said["known_as"] else ()
        parts = [draft for _, draft in self._parts()]
        return PersonDraft(
            about=self.about(),
            names=(main, *liked),
            identifiers=tuple(draft for draft in parts if isinstance(draft, IdentifierDraft)),
            addresses=tuple(draft for draft in parts if isinstance(draft, AddressDraft)),
            contacts=tuple(draft for draft in parts if isinstance(draft, ContactDraft)),
        )


@dataclass(frozen=True)
class AddPage:
    """The empty or refused form."""

    form: AddForm
    title: str = "Add a person"


@dataclass(frozen=True)
class SimilarPage:
    """Who may be the same person; everything typed goes along in hidden fields."""

    form: AddForm
    similar: tuple[Duplicate, ...]
    typed: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str], ...]
    title: str = "Is it one of these people?"


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """GET asks who it is; POST adds the person, or shows who may be the same person."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.PERSON_ADD)
    form = AddForm(posted(request), setting=Setting.of(actor))
    similar: list[Duplicate] = []
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            try:
                return _act(request, form)
            except PossibleDuplicate as found:
                similar.extend(found.duplicates)
                raise

        if done := submit(request, form, act):
            return done
    if "answer" in request.POST:
        similar = similar or _similar_again(actor, form)
    elif similar:
        del form.errors["answer"]  # asked for the first time: a question, not a mistake
    if similar:
        door.look_at_list(actor, "people:similar", [each.person_id for each in similar], purpose="intake")
        content = _similar_page(request, form, similar)
        return page(request, "people/similar.jinja", content, status=status_of(form))
    return page(request, "people/add.jinja", AddPage(form), status=status_of(form))


def _act(request: HttpRequest, form: AddForm) -> str:
    """Add the person, or go to the one it is. Returns where to go."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    draft = form.draft()
    same = form.same_as
    if same is not None:
        if same not in {each.person_id for each in probable_duplicates_of(actor, draft)}:
            raise NotAChoice("answer", str(same))
        return reverse("people:details", args=[same])
    despite = form.cleaned_data["despite"] if form.cleaned_data["answer"] == "new" else ""
    person_id = add_person(actor, draft, despite=despite)
    messages.success(request, "Person added")
    return reverse("people:details", args=[person_id])


def _similar_again(actor: Actor, form: AddForm) -> list[Duplicate]:
    """The people shown before, when the answer about them was not complete; none when other fields are wrong."""
    if set(form.errors) <= {"answer", "despite"} and form.errors:
        return probable_duplicates_of(actor, form.draft())
    return []


def _similar_page(request: HttpRequest, form: AddForm, similar: list[Duplicate]) -> SimilarPage:
    skipped = {"csrfmiddlewaretoken", "answer", "despite"}
    typed = [
        (name, value) for name, values in request.POST.lists() if name not in skipped for value in values
    ]
    return SimilarPage(form, tuple(similar), tuple(typed), tuple(DESPITE.items()))
