"""Screens: set a flag, say that it still stands, remove it."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.classification import commands, wording
from throughcare.casework.classification.drafts import FlagDraft
from throughcare.casework.classification.queries import FlagLine, classified, flag_of
from throughcare.casework.classification.screens.editing import form_page, may
from throughcare.casework.classification.titles import flag_title
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, NoteField, OnceForm, VersionedForm
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction

NO_NAMES = "Facts, with dates. Name nobody else: describe them."


class ReviewDay(DateField):
    """The day of the next review."""

    def __init__(self) -> None:
        super().__init__(
            label="When shall it be looked at again?", named="The day of the next review", required=False,
            help_text="Leave it empty for the usual day of its kind.",
        )  # fmt: skip


class LevelField(CodeField):
    """The category, where a kind of flag has any."""

    def __init__(self) -> None:
        super().__init__(label="Which category?", codes=(), required=False)


class SetForm(OnceForm):
    """A new flag."""

    kind = CodeField(label="Which flag?", codes=(), as_select=True)
    level = LevelField()
    starts_on = DateField(label="Since when?", named="The day")
    note = NoteField(
        label="What is it about?", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NO_NAMES,
    )  # fmt: skip
    review_on = ReviewDay()

    def __init__(self, *args: Any, pack: Jurisdiction, standing: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [
            kind for kind in sorted(pack.flags, key=lambda each: each.title) if kind.code not in standing
        ]
        choices = [("", "Choose one"), *((kind.code, kind.title) for kind in kinds)]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]
        levels = [(kind, code, words) for kind in kinds for code, words in kind.levels.items()]
        if levels:
            self.fields["level"].choices = [(code, f"{kind.title}: {words}") for kind, code, words in levels]  # type: ignore[attr-defined]
            self.fields["level"].help_text = "Only where the flag has categories."
        else:
            del self.fields["level"]

    def draft(self) -> FlagDraft:
        """What was typed."""
        return FlagDraft(**{name: value for name, value in self.cleaned_data.items() if name != "submission"})


class ReviewForm(VersionedForm):
    """A flag that still stands."""

    level = LevelField()
    note = NoteField(
        label="What is known now?", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NO_NAMES,
    )  # fmt: skip
    review_on = ReviewDay()

    def __init__(self, *args: Any, pack: Jurisdiction, flag: FlagLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = next((kind.levels for kind in pack.flags if kind.code == flag.kind), {})
        if levels:
            self.fields["level"].choices = list(levels.items())  # type: ignore[attr-defined]
        else:
            del self.fields["level"]


class RemoveForm(VersionedForm):
    """Why a flag goes."""

    because = CodeField(label="Why does it no longer stand?", codes=wording.REMOVAL_REASONS.items())
    words = NoteField(
        label="What has changed, and how do you know?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what has changed and how you know"},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def set_flag(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST sets it."""
    actor = request.actor
    may(request, "classification:set_flag", person_id, Permission.FLAG_CHANGE)
    standing = {each.kind for each in classified(actor, person_id).standing_flags}
    form = SetForm(
        posted(request), pack=jurisdictions.get(actor.jurisdiction), standing=standing,
        initial={"starts_on": clock.today(actor.zone)},
    )  # fmt: skip
    return form_page(
        request, person_id, form, lambda: commands.set_flag(actor, person_id, form.draft()),
        title="Set a flag", button="Set it", done="The flag stands on the record", anchor="flags",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def review_flag(request: ActingRequest, person_id: UUID, flag_id: UUID) -> HttpResponse:
    """GET shows it as it is; POST says that it still stands."""
    actor = request.actor
    may(request, "classification:review_flag", person_id, Permission.FLAG_CHANGE)
    pack = jurisdictions.get(actor.jurisdiction)
    found = flag_of(classified(actor, person_id), person_id, flag_id)
    first = {"version": found.version, "note": found.note, "level": found.level}
    form = ReviewForm(posted(request), pack=pack, flag=found, initial=first)

    def act() -> None:
        given = form.cleaned_data
        review_on: date | None = given["review_on"]
        commands.review_flag(
            actor, person_id, flag_id, level=given.get("level", ""), note=given["note"], review_on=review_on,
            expected=given["version"],
        )  # fmt: skip

    return form_page(
        request, person_id, form, act, title=f"Review: {flag_title(pack, found.kind, found.level)}",
        button="It still stands", done="Reviewed. The flag stands", anchor="flags",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def remove_flag(request: ActingRequest, person_id: UUID, flag_id: UUID) -> HttpResponse:
    """GET shows it; POST removes it with the reason."""
    actor = request.actor
    may(request, "classification:remove_flag", person_id, Permission.FLAG_CHANGE)
    pack = jurisdictions.get(actor.jurisdiction)
    found = flag_of(classified(actor, person_id), person_id, flag_id)
    form = RemoveForm(posted(request), initial={"version": found.version})

    def act() -> None:
        given = form.cleaned_data
        commands.remove_flag(
            actor,
            person_id,
            flag_id,
            because=given["because"],
            words=given["words"],
            expected=given["version"],
        )

    return form_page(
        request, person_id, form, act, title=f"Remove: {flag_title(pack, found.kind, found.level)}",
        button="Remove it", kind="warning", done="Removed. It stays in the history", lead=found.note, anchor="flags",
    )  # fmt: skip
