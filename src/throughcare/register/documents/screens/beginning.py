"""Starting what is written from a template, and putting short texts into it: in its own form, so nothing is lost."""

from typing import Any, cast

from django import forms
from django.http import HttpRequest, QueryDict

from throughcare.platform.design.forms import GovForm
from throughcare.register.documents.queries import Beginning, TextOffered

PUT = "put"
"""The name of the two buttons; each sends the name of the list beside it."""


class BeginFields(GovForm):
    """What to start from, what to put in. template: the template and version that it began with."""

    start_from = forms.ChoiceField(label="Start from a template", required=False)
    short_text = forms.ChoiceField(label="Short text", required=False)
    template = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    note_field = "note"
    """The field that holds what is written."""

    def begin(self, request: HttpRequest, beginning: Beginning) -> bool:
        """Offer the texts; put in the one whose button was pressed, or whose code the address names.

        Returns whether a button was pressed: then nothing is saved, and the form shows all that was typed.
        """
        self._offer("start_from", [each for each in beginning.texts if each.begins])
        self._offer("short_text", [each for each in beginning.texts if not each.begins])
        pressed = request.POST.get(PUT, "")
        if pressed in ("start_from", "short_text") and pressed in self.fields:
            self._put(pressed, beginning)
            return True
        named = beginning.find(request.GET.get("template", "")) if not self.is_bound else None
        if named is not None:
            self.initial = {
                **self.initial,
                self.note_field: named.filled(beginning.facts),
                "template": _kept(named),
            }
        return False

    def _offer(self, name: str, texts: list[TextOffered]) -> None:
        if not texts:
            del self.fields[name]
            return
        self.fill(
            name,
            [(each.key, f"{each.title} (yours)" if each.own else each.title) for each in texts],
            "Choose one",
        )

    def _put(self, pressed: str, beginning: Beginning) -> None:
        sent = cast(QueryDict, self.data).copy()
        chosen = beginning.find(sent.get(pressed, "")) if sent.get(pressed) else None
        if chosen is not None:
            before = sent.get(self.note_field, "").rstrip()
            filled = chosen.filled(beginning.facts)
            sent[self.note_field] = f"{before}\n\n{filled}" if before else filled
            sent[pressed] = ""
            if chosen.begins:
                sent["template"] = _kept(chosen)
            self.data = sent
        self.only_show()
        if chosen is None:
            self.add_error(pressed, "Choose one of the list first")


def _kept(text: TextOffered) -> str:
    """What is kept with the note: the template and its version; "" for a short text."""
    return text.named if text.begins else ""


def began_with(given: dict[str, Any]) -> str:
    """The template that a note began with, from the form's answers."""
    return str(given.get("template") or "")
