"""Screens: who else may be this person, two records side by side, and a merge that can be taken apart again."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.design.forms import CodesField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people import commands
from throughcare.register.people.queries import Duplicate, PersonHeader, person_header, probable_duplicates
from throughcare.register.people.queries.duplicates import likeness_of_record
from throughcare.register.people.queries.merges import (
    Added,
    Compared,
    MergeSeen,
    added_since,
    compared,
    merge_seen,
    merges_of,
)
from throughcare.rules.dates import count_of

SECOND = "Another manager has to look at this and decide: the proposal waits on this page"


class MergeForm(OnceForm):
    """Why these are one person, and what the actor had before them."""

    reasons = forms.CharField(
        label="Why are these the same person?", max_length=500, widget=forms.Textarea,
        help_text="Say what you compared: numbers, photograph, address, what the person told you.",
        error_messages={"required": "Say why these are the same person"},
    )  # fmt: skip
    stays_version = forms.IntegerField(widget=forms.HiddenInput)
    goes_version = forms.IntegerField(widget=forms.HiddenInput)


class TakeApartForm(VersionedForm):
    """Why a merge was a mistake, and what goes back of that which was recorded since."""

    because = forms.CharField(
        label="Why were these two people after all?", max_length=500, widget=forms.Textarea,
        error_messages={"required": "Say why these are two people"},
    )  # fmt: skip
    added = CodesField(label="Recorded since. What belongs to the other person?", codes=(), required=False)

    def __init__(self, *args: Any, rows: list[Added], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["added"]
        assert isinstance(field, CodesField)
        field.choices = [(row.key, _told(row)) for row in rows]
        if not rows:
            del self.fields["added"]


@dataclass(frozen=True)
class DuplicatesPage:
    """Who may be the same person, and the merges of this record."""

    person: PersonHeader
    found: list[Duplicate]
    merges: list[dict[str, Any]]
    may_merge: bool
    title: str = "Who else may be this person"


@dataclass(frozen=True)
class ComparePage:
    """Both records, and the form; none while another manager's look is waited for."""

    person: PersonHeader
    both: Compared
    form: MergeForm
    own_proposal: bool
    title: str = "Are these the same person?"


@dataclass(frozen=True)
class MergedPage:
    """What a merge did, and the form that takes it apart."""

    person: PersonHeader
    merge: MergeSeen
    form: TakeApartForm | None
    title: str


@require_safe
def duplicates(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """Records the actor may know of that resemble this one, each with the reasons."""
    actor = request.actor
    door.look(actor, "people:duplicates", person_id)
    found = [
        each
        for each in probable_duplicates(actor, likeness_of_record(person_id))
        if each.person_id != person_id
    ]
    content = DuplicatesPage(
        person_header(actor, person_id),
        found,
        merges_of(person_id),
        Permission.PERSON_MERGE in actor.permissions,
    )
    return page(request, "people/duplicates.jinja", content)


@require_http_methods(["GET", "POST"])
def compare(request: ActingRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    """GET shows both; POST merges the other into this one, or proposes it where something speaks against it."""
    actor = request.actor
    look = door.require(actor, Permission.PERSON_MERGE, person_id)
    if other_id == person_id:
        return HttpResponseRedirect(reverse("people:duplicates", args=[person_id]))
    door.require(actor, Permission.PERSON_MERGE, other_id)
    trail.consulted(actor, "people:compare", people=[person_id, other_id], purpose=look.purpose)
    both = compared(actor, person_id, other_id)
    proposed = both.proposed
    initial = {
        "stays_version": both.stays.version, "goes_version": both.goes.version,
        "reasons": proposed["reasons"] if proposed else "",
    }  # fmt: skip
    form = MergeForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        act = _turning_down if "turn_down" in request.POST and proposed else _merging
        if done := submit(request, form, lambda: act(request, form, both)):
            return done
    own = proposed is not None and proposed["proposed_by_id"] == actor.user_id
    content = ComparePage(person_header(actor, person_id), both, form, own)
    return page(request, "people/compare.jinja", content, status=status_of(form))


@require_http_methods(["GET", "POST"])
def merged(request: ActingRequest, person_id: UUID, merge_id: UUID) -> HttpResponse:
    """GET shows what a merge did; POST takes it apart."""
    actor = request.actor
    door.look(actor, "people:merge", person_id, Permission.PERSON_MERGE)
    seen = merge_seen(merge_id)
    if seen is None or seen.person_id != person_id:
        raise Http404
    form = _apart_form(request, seen) if seen.state == "done" else None
    if form is not None and request.method == "POST" and form.is_valid():
        taking = form
        if done := submit(request, form, lambda: _taking_apart(request, taking, seen)):
            return done
    content = MergedPage(person_header(actor, person_id), seen, form, f"Merged with {seen.gone_reference}")
    return page(request, "people/merged.jinja", content, status=status_of(form) if form else 200)


def _merging(request: ActingRequest, form: MergeForm, both: Compared) -> str:
    given = form.cleaned_data
    made = commands.merge(
        request.actor, both.stays.id, both.goes.id, reasons=given["reasons"],
        expected=(given["stays_version"], given["goes_version"]),
    )  # fmt: skip
    if made.state == made.State.PROPOSED:
        messages.success(request, SECOND)
        return reverse("people:merge", args=[both.stays.id, both.goes.id])
    messages.success(request, f"{both.goes.reference} is part of this record now. Nothing was lost.")
    return reverse("people:merged", args=[both.stays.id, made.pk])


def _turning_down(request: ActingRequest, form: MergeForm, both: Compared) -> str:
    assert both.proposed is not None
    commands.turn_down(
        request.actor,
        both.proposed["id"],
        expected=both.proposed["version"],
        because=form.cleaned_data["reasons"],
    )
    messages.success(request, "Not merged. The reason is kept.")
    return reverse("people:duplicates", args=[both.stays.id])


def _apart_form(request: ActingRequest, seen: MergeSeen) -> TakeApartForm:
    rows = added_since(seen)
    initial = {"version": seen.version, "added": [row.key for row in rows if row.goes]}
    return TakeApartForm(posted(request), rows=rows, initial=initial)


def _taking_apart(request: ActingRequest, form: TakeApartForm, seen: MergeSeen) -> str:
    given, actor = form.cleaned_data, _actor(request)
    chosen = [(table, UUID(row)) for table, _, row in (key.rpartition(":") for key in given.get("added", []))]
    done = commands.take_apart(
        actor, seen.id, expected=given["version"], because=given["because"], added_to_gone=chosen
    )
    kept = (
        f" {count_of(done.kept, 'detail', 'details')} had no place there any more and stayed."
        if done.kept
        else ""
    )
    messages.success(request, f"{seen.gone_reference} is a record of its own again.{kept}")
    return reverse("people:details", args=[done.gone_id])


def _actor(request: ActingRequest) -> Actor:
    return request.actor


def _told(row: Added) -> str:
    return ", ".join(part for part in (row.what, row.said, f"recorded by {row.by}") if part)
