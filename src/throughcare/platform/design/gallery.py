"""What the gallery shows: every component, with invented people, for developers and the axe test."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from throughcare.platform.design.days import Day, by_day
from throughcare.platform.design.forms import (
    Code,
    CodeField,
    CodesField,
    DateField,
    NoteField,
    OnceForm,
    PartialDateField,
    TimeField,
)
from throughcare.platform.design.listing import Window, headings, selected_filters, window

TODAY = date(2027, 3, 4)
LONG_NOTE = (
    "Came on time. Talked about the move to the new flat and the cost of the bus.\n\n"
    "Work: two shifts a week at the warehouse, hoping for a third from April. Payslips seen.\n\n"
    "Alcohol: none for five weeks, in their own words. Next group on Thursday; will bring the "
    "attendance card. We agreed to look at the letter from housing together next time: "
    "the deadline is the 20th."
)


class GalleryForm(OnceForm):
    """One field of each kind."""

    outcome = CodeField(
        label="What happened?",
        codes=[
            Code("complied", "Attended and complied"),
            Code("absent", "Did not attend", "The reason is asked before anyone judges it"),
            Code("failed", "Attended but did not comply"),
            Code("waiting", "I am waiting for evidence"),
        ],
    )
    held_on = DateField(label="Date of contact", help_text="For example, 3 3 2027 or 3 mar 2027")
    at = TimeField(label="Start time")
    place = forms.CharField(label="Place", max_length=80, help_text="Where you met")
    team = forms.ChoiceField(label="Team", choices=[("", "Choose one"), ("n", "North"), ("s", "South")])
    topics = CodesField(
        label="Topics", codes=[("work", "Work"), ("home", "Home"), ("health", "Health")], required=False
    )
    born = PartialDateField(label="Date of birth", required=False, help_text="The year alone is enough")
    notes = NoteField(label="Notes", help_text="Short paragraphs are easier to read later")
    letter = forms.FileField(label="Upload a letter", required=False)
    sensitive = forms.BooleanField(
        label="This note is sensitive", required=False, help_text="Fewer may see it"
    )


@dataclass(frozen=True)
class GalleryPage:
    """The page object."""

    title: str = "Gallery"
    form: GalleryForm = field(
        default_factory=lambda: GalleryForm(QueryDict("held_on_day=3&at=2:30&place=Hall"))
    )
    fresh: GalleryForm = field(default_factory=lambda: GalleryForm(prefix="fresh"))

    @property
    def heads(self) -> list[Any]:
        """Headings of the caseload table, sorted by name."""
        columns: list[tuple[str, str] | str] = [
            ("Name", "name"),
            ("Level", "level"),
            "Compliance",
            ("Next contact", "next"),
            ("Order ends", "ends"),
        ]
        return list(headings(QueryDict("team=n"), columns, default="name"))

    @property
    def rows(self) -> list[list[Any]]:
        """Rows of the caseload table."""
        return [
            [
                {"text": "Okafor, Jamie", "href": "#", "hint": "X320741"},
                "Medium",
                {"pill": {"text": "Complying", "state": "good"}},
                "Today, 2pm",
                "9 Jan 2028",
            ],
            [
                {"text": "Rossi, Marta", "href": "#", "hint": "X318802"},
                "High",
                {"pill": {"text": "1 unexcused", "state": "watch"}},
                "Overdue 3 days",
                "2 Jun 2027",
            ],
            [
                {"text": "Vaughan, Dylan", "href": "#", "hint": "X311420"},
                "Low",
                {"pill": {"text": "Complying", "state": "good"}},
                "12 Mar 2027",
                "30 Apr 2027",
            ],
        ]

    @property
    def window(self) -> Window:
        """The second of several pages."""
        return window(QueryDict("team=n&page=2"), page=2, size=50, fetched=51)

    @property
    def selected(self) -> list[dict[str, object]]:
        """Two filters in force."""
        query = QueryDict("team=n&level=high")
        return selected_filters(
            query, {"team": "Team", "level": "Level"}, {"team": {"n": "North"}, "level": {"high": "High"}}
        )

    @property
    def days(self) -> list[Day[dict[str, Any]]]:
        """An activity log of three days."""
        items: list[dict[str, Any]] = [
            {"on": TODAY, "time": "9:30am", "title": "Office appointment", "href": "#",
             "text": LONG_NOTE, "open": True,
             "tag": {"text": "Complied", "colour": "green"}, "byline": "Recorded by A. Officer at 10:12am"},
            {"on": TODAY, "time": "11am", "title": "Phone call, out", "href": "#",
             "text": "Reminded of Thursday's group.",
             "byline": "Recorded by A. Officer at 11:04am"},
            {"on": date(2027, 3, 3), "time": "2pm", "title": "Home visit", "href": "#",
             "text": LONG_NOTE, "tag": {"text": "Did not attend", "colour": "red"},
             "byline": "Recorded by A. Officer at 4:40pm"},
            {"on": date(2027, 2, 25), "time": "10am", "href": "#",
             "title": "Letter sent: asking for the reason",
             "byline": "Sent by the system for A. Officer"},
        ]  # fmt: skip
        return by_day(
            items,
            day_of=lambda item: item["on"],
            order=lambda item: items.index(item),
            today=TODAY,
            name_day=lambda day: f"{day:%A} {day.day} {day:%B %Y}",
        )

    @property
    def steps(self) -> list[dict[str, Any]]:
        """A path with a step of each sort."""
        return [
            {"words": "Begun", "reached": "done", "says": "On 1 March 2027.", "next": False},
            {"words": "Told", "reached": "late", "says": "Was due 3 March 2027.", "next": False},
            {"words": "Heard", "reached": "now", "says": "By 5 March 2027.", "next": True},
            {"words": "Decided", "reached": "to_come", "says": "After: heard.", "next": False},
        ]

    @property
    def workloads(self) -> list[dict[str, Any]]:
        """Three officers' workloads, the bar's length already worked out."""
        return [
            {"name": "A. Officer", "href": "#", "text": "112%", "percent": 75, "tone": "over"},
            {"name": "B. Officer", "href": "#", "text": "97%", "percent": 65, "tone": "near"},
            {"name": "C. Officer", "href": "#", "text": "61%", "percent": 41},
        ]
