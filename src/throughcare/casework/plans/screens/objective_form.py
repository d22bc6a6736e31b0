"""The form of an objective: what, for which need, how anybody can tell, by when, who."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from throughcare.casework.plans.drafts import Mark, ObjectiveDraft, StepDraft
from throughcare.casework.plans.linking import links_of
from throughcare.casework.plans.queries import ObjectiveHeld, PlanRead
from throughcare.casework.plans.screens.editing import words
from throughcare.casework.plans.wording import CUSTODY_OFFICER, DOERS, OF_THE_TEAM, OFFICER, SETTINGS
from throughcare.platform.design.forms import CodeField, CodesField, DateField, GovForm
from throughcare.rules.needs import NEEDS
from throughcare.rules.plans.goals import ANOTHER_DATE, MONTHS, target_date
from throughcare.rules.plans.suggested import SuggestedObjective

NEED_CODES = [(code, need.title) for code, need in NEEDS.items()]
BY_WHEN = {
    **{code: f"In {months} months" for code, months in MONTHS.items()},
    ANOTHER_DATE: "On another day",
}
MARKS = 2
"""Marks on the way that the form offers; the API takes more."""


class ObjectiveForm(GovForm):
    """An objective. Which needs are assessed, and who is of the team, is known only when the page is made."""

    title = words(
        "What will the person do or reach?", most=300, rows=2, error="Write what the person will do or reach",
        hint="One thing, in their words. Begin with “I will”. Say how much, how often, or where.",
    )  # fmt: skip
    need = CodeField(label="Which need does it work on?", codes=NEED_CODES)
    grounds = words(
        "If no assessment shows this need: what does?", required=False, most=500, rows=2,
        hint="Facts, with dates. Leave it empty where the need was assessed.",
    )  # fmt: skip
    related = CodesField(label="Does it also work on other needs?", codes=NEED_CODES, required=False)
    strength = CodeField(
        label="Which strength does it build on?", codes=NEED_CODES, required=False, as_select=True
    )
    measure = forms.CharField(label="What is looked at to tell?", required=False, max_length=300)
    baseline = forms.CharField(label="Where does that stand today?", required=False, max_length=200)
    target = forms.CharField(label="What shall it become?", required=False, max_length=200)
    unit = forms.CharField(
        label="Counted in", required=False, max_length=40, help_text="For example, nights a week"
    )
    baseline_value = forms.FloatField(label="Figure today", required=False)
    target_value = forms.FloatField(label="Figure to be reached", required=False)
    mark_1_by = DateField(label="First mark: by when?", named="The day of the first mark", required=False)
    mark_1_value = forms.FloatField(label="First mark: figure", required=False)
    mark_1_words = forms.CharField(
        label="First mark: what is reached by then?", required=False, max_length=200
    )
    mark_2_by = DateField(label="Second mark: by when?", named="The day of the second mark", required=False)
    mark_2_value = forms.FloatField(label="Second mark: figure", required=False)
    mark_2_words = forms.CharField(
        label="Second mark: what is reached by then?", required=False, max_length=200
    )
    starts_now = CodeField(
        label="Can the person start on it now?", codes=[("yes", "Yes"), ("no", "No, it is for later")]
    )
    by_when = CodeField(label="By when, if it starts now?", codes=BY_WHEN.items(), required=False)
    target_on = DateField(label="Which other day?", named="The day", required=False)
    setting = CodeField(label="Where is it worked on?", codes=SETTINGS.items())
    owner = CodeField(label="Who answers for it?", codes=DOERS.items(), as_select=True)
    owned_by = forms.ChoiceField(label="Which colleague?", choices=(), required=False)
    conditions = CodesField(label="Which conditions does it serve?", codes=(), required=False)
    first_steps = CodesField(label="First steps", codes=(), required=False)
    kept_because = words(
        "If something does not hold: why is it kept as it is?", required=False, most=500, rows=2,
        hint="The check asks and never decides. Leave it empty where everything holds.",
    )  # fmt: skip
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, held: PlanRead, team: Iterable[tuple[UUID, str]], today: date,
        suggested: SuggestedObjective | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.today, self.suggested = today, suggested
        need: Any = self.fields["need"]
        need.hints = {link.need: link.words for link in links_of(held.assessed)}
        self.fill("strength", _strengths(held), "None, or not known")
        self.fill("owner", DOERS.items(), "Choose one")
        self.fill("owned_by", team, "Nobody named")
        self._or_drop("conditions", [(key, title) for key, title in held.conditions.items() if title])
        self._or_drop("first_steps", _steps_of(suggested))

    def _or_drop(self, name: str, choices: list[tuple[str, str]]) -> None:
        if choices:
            self.fill(name, choices)
        else:
            del self.fields[name]

    def draft(self) -> ObjectiveDraft:
        """What was typed."""
        given = self.cleaned_data
        starts_now = given["starts_now"] == "yes"
        owner = given["owner"]
        return ObjectiveDraft(
            title=given["title"], need=given["need"], grounds=given["grounds"],
            related=tuple(code for code in given["related"] if code != given["need"]), strength=given["strength"],
            setting=given["setting"], measure=given["measure"], baseline=given["baseline"], target=given["target"],
            unit=given["unit"], baseline_value=given["baseline_value"], target_value=given["target_value"],
            benchmarks=tuple(self._marks()), owner=owner,
            owned_by=UUID(given["owned_by"]) if given["owned_by"] and owner in OF_THE_TEAM else None,
            starts_now=starts_now, target_on=self._target(starts_now),
            conditions=tuple(UUID(each) for each in given.get("conditions", ())),
            kept_because=given["kept_because"], steps=tuple(self._first_steps()),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A mark needs its day; another day needs to be given."""
        given: dict[str, Any] = super().clean() or {}
        for at in range(1, MARKS + 1):
            typed = given.get(f"mark_{at}_value") is not None or given.get(f"mark_{at}_words")
            if typed and not given.get(f"mark_{at}_by") and f"mark_{at}_by" not in self.errors:
                self.add_error(f"mark_{at}_by", "Give the day of this mark")
        if given.get("starts_now") == "yes" and "target_on" not in self.errors:
            if not given.get("by_when") and not given.get("target_on"):
                self.add_error("by_when", "Say by when it is to be reached")
            elif given.get("by_when") == ANOTHER_DATE and not given.get("target_on"):
                self.add_error("target_on", "Give the day by which it is to be reached")
        return given

    def _target(self, starts_now: bool) -> date | None:
        """The day, by the rule; a past one is the command's to refuse."""
        chosen, another = self.cleaned_data["by_when"], self.cleaned_data["target_on"]
        if not starts_now or chosen not in MONTHS:
            return another if starts_now else None
        found = target_date(today=self.today, can_start_now="yes", option=chosen, custom_date=self.today)
        day = found.results["target_date"]
        return day if isinstance(day, date) else None

    def _marks(self) -> Iterable[Mark]:
        for at in range(1, MARKS + 1):
            by, value, said = (self.cleaned_data[f"mark_{at}_{part}"] for part in ("by", "value", "words"))
            if by is not None:
                yield Mark(by=by, words=said, value=value)

    def _first_steps(self) -> Iterable[StepDraft]:
        chosen = self.cleaned_data.get("first_steps", ())
        for at, step in enumerate(self.suggested.steps if self.suggested else ()):
            if str(at) in chosen:
                yield StepDraft(words=step.words, doer=step.doer)


def first_of(held: PlanRead, need: str, suggested: SuggestedObjective | None) -> dict[str, Any]:
    """What stands in the form of a new objective at first."""
    inside = any(not stay["left_on"] for stay in held.around.stays)
    first: dict[str, Any] = {
        "need": need, "setting": "custody" if inside else "community",
        "owner": CUSTODY_OFFICER if inside else OFFICER, "starts_now": "yes", "by_when": "date_in_3_months",
    }  # fmt: skip
    if suggested is not None:
        first |= {
            "title": suggested.title, "measure": suggested.measure, "baseline": suggested.baseline,
            "target": suggested.target, "first_steps": [str(at) for at in range(len(suggested.steps))],
        }  # fmt: skip
    return first


def as_held(each: ObjectiveHeld) -> dict[str, Any]:
    """What stands in the form of an objective that is changed."""
    first: dict[str, Any] = {
        name: getattr(each, name)
        for name in (
            "title", "need", "related", "strength", "measure", "baseline", "target", "unit", "baseline_value",
            "target_value", "setting", "owner", "conditions", "kept_because", "version", "target_on",
        )
    }  # fmt: skip
    first |= {
        "starts_now": "yes" if each.state == "active" else "no",
        "by_when": ANOTHER_DATE if each.target_on else "",
        "owned_by": str(each.owned_by_id or ""),
        "grounds": "" if each.assessment_id else each.linked,
    }
    for at, mark in enumerate(each.benchmarks[:MARKS], start=1):
        first |= {
            f"mark_{at}_by": date.fromisoformat(mark["by"]) if mark.get("by") else None,
            f"mark_{at}_value": mark.get("value"),
            f"mark_{at}_words": mark.get("words", ""),
        }
    return first


def _strengths(held: PlanRead) -> list[tuple[str, str]]:
    """Needs in which something helps, with what helps where it is written."""
    found: dict[str, str] = {}
    for each in held.assessed:
        for need in each.needs:
            if need.strength and need.area:
                title = NEEDS[need.area].title
                found.setdefault(need.area, f"{title}: {need.helps}" if need.helps else title)
    return list(found.items())


def _steps_of(suggested: SuggestedObjective | None) -> list[tuple[str, str]]:
    if suggested is None:
        return []
    return [(str(at), f"{DOERS[step.doer]}: {step.words}") for at, step in enumerate(suggested.steps)]
