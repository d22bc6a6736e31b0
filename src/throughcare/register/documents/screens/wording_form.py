"""The form in which a text is worded: a heading and a box for each section, and one more where it is asked for."""

import re
from typing import Any

from django import forms

from throughcare.platform.design.forms import GovForm, NoteField, OnceForm, VersionedForm
from throughcare.register.documents.drafts import SectionDraft, WordingDraft
from throughcare.rules.jurisdictions import LetterTemplate, Section
from throughcare.rules.texts import (
    Blank,
    ListNotLast,
    TextKind,
    Wording,
    body_of,
    problems,
    section_of,
)

HEADING, BODY = re.compile(r"^heading_(\d+)$"), "body_{}"
MOST = 40
"""Boxes on one page, whatever was sent."""


class WordingForm(GovForm):
    """Title, sections, why. `wording`: what it begins with."""

    title = forms.CharField(label="Title", max_length=160)
    why = NoteField(
        label="What changed, and why?", max_length=500, required=False,
        help_text="Whoever releases it reads this.",
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, kind: TextKind, law: LetterTemplate | None, same_language: bool,
        blanks: tuple[Blank, ...], wording: Wording, why: str = "", more: bool = False, **kwargs: Any,
    ) -> None:  # fmt: skip
        first = {"title": wording.title, "why": why, **kwargs.pop("initial", {})}
        super().__init__(data, initial=first, **kwargs)
        self.kind, self.law, self.same_language, self.blanks = kind, law, same_language, blanks
        self.begins_with = wording
        self._add_sections(wording, more)
        self.order_fields(["title", *self.section_fields, "why"])
        self.said: list[tuple[int, Section]] = []

    def _add_sections(self, wording: Wording, more: bool) -> None:
        sent = [int(found[1]) for name in (self.data or {}) if (found := HEADING.match(name))]
        count = max(sent) + 1 if sent else max(len(wording.sections), 1)
        self.count = min(count + more, MOST)
        one = self.kind is TextKind.SNIPPET
        for at in range(self.count):
            section = wording.sections[at] if at < len(wording.sections) else Section("")
            self.fields[f"heading_{at}"] = forms.CharField(
                label=f"Heading {at + 1}", max_length=160, required=False, initial=section.heading,
                widget=forms.HiddenInput() if one else forms.TextInput(),
            )  # fmt: skip
            self.fields[BODY.format(at)] = NoteField(
                label="Text" if one else f"Text {at + 1}", required=False, max_length=6000,
                initial=body_of(section),
                widget=forms.Textarea(attrs={"rows": min(12, 3 + len(body_of(section)) // 70)}),
            )  # fmt: skip

    @property
    def section_fields(self) -> list[str]:
        """The names of the boxes, in order."""
        return [name for at in range(self.count) for name in (f"heading_{at}", BODY.format(at))]

    @property
    def sections(self) -> list[tuple[Any, Any]]:
        """Heading and text of each section, as bound fields."""
        return [(self[f"heading_{at}"], self[BODY.format(at)]) for at in range(self.count)]

    def clean(self) -> dict[str, Any]:
        """Read the boxes as sections and say beside each what is wrong with it."""
        given: dict[str, Any] = super().clean() or {}
        self.said = []
        for at in range(self.count):
            heading, body = given.get(f"heading_{at}", ""), given.get(BODY.format(at), "")
            if not heading.strip() and not body.strip():
                continue
            try:
                self.said.append((at, section_of(heading, body)))
            except ListNotLast as problem:
                self.add_error(BODY.format(at), problem.message)
        if not self.errors:
            self._check(given)
        return given

    def _check(self, given: dict[str, Any]) -> None:
        wording = Wording(given.get("title", ""), tuple(section for _, section in self.said))
        said: dict[str, list[str]] = {}
        for each in problems(wording, self.blanks, self.law, same_language=self.same_language):
            said.setdefault(self._field_of(each.section, each.says), []).append(each.says)
        for name, texts in said.items():  # one box shows one message: all of them
            self.add_error(name, " ".join(texts))

    def _field_of(self, section: int | None, says: str) -> str:
        if section is None:
            return "title"
        if section >= len(self.said):
            return BODY.format(0)
        at, held = self.said[section]
        unknown = re.search(r"no blank ({[^}]*})", says)
        return f"heading_{at}" if unknown and unknown[1] in held.heading else BODY.format(at)

    @property
    def draft(self) -> WordingDraft:
        """What was typed, once it is right."""
        return WordingDraft(
            title=self.cleaned_data["title"], why=self.cleaned_data["why"],
            sections=tuple(
                SectionDraft(heading=each.heading, paragraphs=each.paragraphs, points=each.points)
                for _, each in self.said
            ),
        )  # fmt: skip


class NewWordingForm(WordingForm, OnceForm):
    """A text, or its next version."""


class ChangeWordingForm(WordingForm, VersionedForm):
    """A draft as it was seen."""
