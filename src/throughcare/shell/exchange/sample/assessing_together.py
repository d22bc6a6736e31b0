"""How the demo's staff assess together, by the commands they use.

A psychologist is asked for a section; one assessment waits for its second signature, one was corrected, and one is
contested.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from throughcare.casework.assessments import commands
from throughcare.casework.assessments.drafts import ContestDraft, StartDraft, Typed
from throughcare.casework.assessments.given import as_given
from throughcare.casework.assessments.models import Answer, Assessment, Contest
from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.forms import find_form, gaps
from throughcare.shell.exchange.sample.plans import AgencyPlan
from throughcare.shell.exchange.sample.scene import scene_of

ASKED, SIGNED, CORRECTED, CONTESTED = 8, 10, 12, 15
"""The numbers of those assessed so, all of the demo officer's caseload."""
PSYCHOLOGISTS = {"needs-and-harm-ew": "emotional", "central-eight": "personality"}
"""The section that the psychologist is asked for."""
DISPUTED = {"needs-and-harm-ew": "current_alcohol_use_problems", "central-eight": "substances_alcohol"}
"""The answer that is disputed, and with another person corrected."""
RIGHT = "NO_PROBLEMS"


def assess_together(agency: Agency, plan: AgencyPlan) -> None:
    """Write all four, once; whoever has no assessment in a very small sample is passed over."""
    with acting(Actor.system_named("demo")):
        if Contest.objects.filter(person__agency=agency).exists():
            return
        users = {user.username: user for user in users_with_roles().filter(agency=agency)}
        people = {
            number: Person.objects.filter(
                agency=agency, reference=scene_of(plan.pack).reference(number)
            ).first()
            for number in (ASKED, SIGNED, CORRECTED, CONTESTED)
        }
    team = _Team(
        plan.pack, as_actor(users[plan.officer]), as_actor(users[f"{plan.short}-manager"]),
        users[f"{plan.short}-psych"].pk,
    )  # fmt: skip
    found = {number: person.pk for number, person in people.items() if person is not None}
    if ASKED in found:
        team.ask_psychologist(found[ASKED])
    if SIGNED in found:
        team.leave_signed(found[SIGNED])
    if CORRECTED in found:
        team.correct(found[CORRECTED])
    if CONTESTED in found:
        team.contest(found[CONTESTED])


class _Team:
    """The demo's officer, manager and psychologist, and the main form of their place."""

    def __init__(self, pack: str, officer: Actor, manager: Actor, psychologist: UUID) -> None:
        self.officer, self.manager, self.psychologist = officer, manager, psychologist
        self.use = jurisdictions.get(pack).forms[0]
        self.form = find_form(self.use.code)
        self.today = clock.today(officer.zone)

    def ask_psychologist(self, person: UUID) -> None:
        """A draft with some answers, and one section asked of the psychologist."""
        with acting(self.officer):
            draft = self._start(person)
            self._answer(draft, dict(self._given(self._standing(person))), but=PSYCHOLOGISTS[self.use.code])
            commands.ask_colleague(
                self.officer, person, draft.pk, PSYCHOLOGISTS[self.use.code], user_id=self.psychologist,
                profession="psychologist",
            )  # fmt: skip

    def leave_signed(self, person: UUID) -> None:
        """One signed by the officer; it waits where the place asks for a second signature, and else it stands."""
        with acting(self.officer):
            draft = self._start(person)
            self._answer(draft, dict(self._given(self._standing(person))))
            self._sign(draft)

    def correct(self, person: UUID) -> None:
        """A corrected version of the one that stands."""
        with acting(self.officer):
            standing = self._standing(person)
            if standing is None:
                return
            draft = commands.correct_assessment(
                self.officer, person, standing.pk, because="The record of treatment came in later"
            )
            self._answer(draft, {DISPUTED[self.use.code]: RIGHT})
            signed = self._sign(draft)
        if signed.stage == "signed":
            with acting(self.manager):
                commands.countersign(self.manager, person, signed.pk, expected=signed.version)

    def contest(self, person: UUID) -> None:
        """The person disputes an answer, and its last day is near."""
        with acting(self.officer):
            standing = self._standing(person)
            if standing is not None:
                said = ContestDraft(
                    said="I stopped drinking in the spring and my doctor can say so.",
                    said_on=self.today - timedelta(days=24), question=DISPUTED[self.use.code],
                )  # fmt: skip
                commands.contest(self.officer, person, standing.pk, said)

    def _standing(self, person: UUID) -> Assessment | None:
        held = Assessment.objects.filter(person_id=person, form=str(self.form.id), stage="final")
        found: Assessment | None = held.order_by("-assessed_on").first()
        return found

    def _start(self, person: UUID) -> Assessment:
        draft = StartDraft(form=self.use.code, occasion="other", assessed_on=self.today)
        return commands.start_assessment(self.officer, person, draft)

    def _given(self, held: Assessment | None) -> Mapping[str, Any]:
        """Stored answers of an assessment."""
        rows = Answer.objects.filter(assessment=held, state="value") if held else Answer.objects.none()
        return dict(rows.values_list("question", "value"))

    def _answer(self, held: Assessment, given: Mapping[str, Any], but: str = "") -> None:
        """Type these answers, section by section; one section is left to somebody else."""
        stand = dict(Answer.objects.filter(assessment=held).values_list("question", "version"))
        for section in self.form.sections:
            typed = {
                each.name: Typed(state="value", value=given[each.name])
                for each in section.questions
                if each.name in given and section.code != but
            }
            if typed:
                commands.save_answers(self.officer, held.person_id, held.pk, section.code, typed, stand)

    def _sign(self, held: Assessment) -> Assessment:
        """Say of every other question that it was asked and is not known, and sign."""
        while missing := gaps(self.form, as_given(Answer.objects.filter(assessment=held).values())):
            section = missing[0].section
            typed = {gap.question.name: Typed(state="not_known") for gap in missing if gap.section is section}
            commands.save_answers(self.officer, held.person_id, held.pk, section.code, typed, {})
        return commands.sign_assessment(self.officer, held.person_id, held.pk, expected=held.version)
