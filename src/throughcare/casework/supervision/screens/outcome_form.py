"""What came of a contact, asked in two steps: the commoner answer first, and no answer says "No"."""

from typing import Any

from django import forms

from throughcare.casework.supervision.drafts import OutcomeDraft
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import Code, CodeField, DateField, GovForm, NoteField
from throughcare.register.documents.screens.beginning import BeginFields, began_with
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Outcome, OutcomeFamily

TAKEN_BACK, NO_ANSWER = "taken_back", "none"
DETAIL: dict[OutcomeFamily, str] = {
    OutcomeFamily.ATTENDED_FAILED: "failed_how",
    OutcomeFamily.ACCEPTABLE_ABSENCE: "acceptable_why",
    OutcomeFamily.CANCELLED: "service_how",
}
"""The second question under a first answer that needs one."""
ANSWERS = (
    Code(OutcomeFamily.COMPLIED, "Attended and complied"),
    Code(OutcomeFamily.ABSENT, "Did not attend", "No reason is accepted yet. It is asked for first."),
    Code(OutcomeFamily.ATTENDED_FAILED, "Attended but did not comply"),
    Code(OutcomeFamily.ACCEPTABLE_ABSENCE, "Absent for a reason I accept"),
    Code(
        OutcomeFamily.WAITING,
        "I am waiting for evidence",
        "A reason was given. Nothing counts until it is shown.",
    ),
    Code(OutcomeFamily.CANCELLED, "The service could not see them", "Never held against the person."),
)


def _within(family: OutcomeFamily) -> list[Code]:
    return [
        Code(each.value, each.label.removeprefix("Acceptable absence: ").capitalize(), each.definition)
        for each in Outcome
        if each.family is family
    ]


class NoteText(BeginFields):
    """A note, if there is something to say, and what it may begin with."""

    note = NoteField(
        label="Note",
        required=False,
        help_text="What was said and agreed. Leave an empty line between subjects.",
    )


class NoteFields(NoteText):
    """A note, and whether it is sensitive, which is asked last."""

    note_sensitive = forms.BooleanField(
        label="This note is sensitive",
        required=False,
        help_text="Only those who may read sensitive entries see it.",
    )


class OutcomeFields(GovForm):
    """The outcome. `offer` shapes it to the place and to what is recorded already."""

    outcome = CodeField(label="What happened?", codes=ANSWERS)
    failed_how = CodeField(label="In what way?", codes=_within(OutcomeFamily.ATTENDED_FAILED), required=False)
    acceptable_why = CodeField(
        label="Which reason?", codes=_within(OutcomeFamily.ACCEPTABLE_ABSENCE), required=False
    )
    service_how = CodeField(label="In what way?", codes=_within(OutcomeFamily.CANCELLED), required=False)
    evidence_due_on = DateField(label="Evidence is due by", named="The day", required=False)

    def offer(
        self, actor: Actor, *, evidence_hint: str = "", taken_back: bool = False, optional: bool = False
    ) -> None:
        """evidence_hint: the day the place's rules give; without one the officer types it.

        taken_back: offer to take back what was recorded. optional: a contact may stand without an outcome.
        """
        asked: Any = self.fields["outcome"]
        if jurisdictions.get(actor.jurisdiction).evidence_limit.amount is not None:
            del self.fields["evidence_due_on"]
            asked.hints = {
                **asked.hints,
                OutcomeFamily.WAITING: f"Nothing counts until it is shown. {evidence_hint}",
            }
        if taken_back:
            asked.choices = [*asked.choices, (TAKEN_BACK, "No outcome yet: it was recorded by mistake")]
        if optional:
            asked.choices = [(NO_ANSWER, "No outcome belongs to it"), *asked.choices]
            asked.required = False

    def clean(self) -> dict[str, Any]:
        """The second question needs its answer."""
        given: dict[str, Any] = super().clean() or {}
        detail = DETAIL.get(given["outcome"]) if given.get("outcome") in set(OutcomeFamily) else None
        if detail and not given.get(detail) and detail not in self.errors:
            self.add_error(detail, "Choose which one")
        return given

    @property
    def result(self) -> Outcome | None:
        """The outcome chosen; None for none."""
        answer = self.cleaned_data["outcome"]
        if answer not in set(OutcomeFamily):
            return None
        detail = DETAIL.get(OutcomeFamily(answer))
        if detail:
            return Outcome(self.cleaned_data[detail])
        return next(each for each in Outcome if each.family == answer)

    def outcome_draft(self) -> OutcomeDraft:
        """The outcome with its note."""
        given = self.cleaned_data
        return OutcomeDraft(
            outcome=self.result, evidence_due_on=given.get("evidence_due_on"), note=given.get("note", ""),
            note_sensitive=given.get("note_sensitive", False), template=began_with(given),
        )  # fmt: skip


def answers_for(outcome: str) -> dict[str, str]:
    """The answers that would give `outcome`, to show what is recorded; none for none."""
    if outcome not in set(Outcome):
        return {}
    family = Outcome(outcome).family
    answers: dict[str, str] = {"outcome": family.value}
    if family in DETAIL:
        answers[DETAIL[family]] = outcome
    return answers
