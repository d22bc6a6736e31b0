"""Screen: the agency's imports, and sending a new file."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import Code, CodeField, GovForm
from throughcare.platform.design.page import page
from throughcare.shell.exchange import queries, uploads
from throughcare.shell.exchange.importing.mapping import all_mappings
from throughcare.shell.exchange.jobs import import_upload
from throughcare.shell.exchange.queries import RunLine


class ImportForm(GovForm):
    """Which mapping, which file."""

    mapping = CodeField(label="What kind of file is it?", codes=[])
    file = forms.FileField(
        label="The file",
        help_text="CSV, or the same compressed with gzip. Good rows are kept; refused rows come back with reasons.",
        error_messages={"empty": "The file is empty", "required": "Choose a file"},
    )
    submission = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fitting = [
            Code(mapping.code, mapping.title, f"Source: {mapping.source}")
            for mapping in all_mappings().values()
            if mapping.jurisdiction == actor.jurisdiction
        ]
        self.fields["mapping"] = CodeField(
            label="What kind of file is it?", codes=fitting,
            error_messages={"required": "Choose what kind of file it is"},
        )  # fmt: skip

    def clean_file(self) -> Any:
        """A file that is plainly something else is refused at once."""
        upload = self.cleaned_data["file"]
        if upload.size > uploads.MAX_BYTES:
            raise forms.ValidationError("The file is larger than 2 GB. Split it and send the parts.")
        if not str(upload.name).lower().endswith((".csv", ".csv.gz", ".txt", ".tsv")):
            raise forms.ValidationError("Send a CSV file. From a spreadsheet: save as CSV (UTF-8).")
        return upload


@dataclass(frozen=True, slots=True)
class ImportsPage:
    """What the page shows."""

    form: ImportForm
    runs: list[RunLine]
    title: str = "Imports"


@require_http_methods(["GET", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """GET lists imports and offers the form; POST hands the file to the worker."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.IMPORT_RUN)
    form = ImportForm(actor, posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _hand_over(request, form))
        if done:
            return done
    return page(
        request, "exchange/imports.jinja", ImportsPage(form, queries.runs(actor)), status=status_of(form)
    )


def _hand_over(request: HttpRequest, form: ImportForm) -> str:
    upload = form.cleaned_data["file"]
    kept = uploads.keep(upload)
    import_upload.defer(
        upload=kept, file_name=str(upload.name)[:200], mapping=form.cleaned_data["mapping"],
        user=str(request.actor.user_id),  # type: ignore[attr-defined]
    )  # fmt: skip
    messages.success(request, "The file is received. It appears below as soon as the worker begins with it.")
    return reverse("exchange:imports")
