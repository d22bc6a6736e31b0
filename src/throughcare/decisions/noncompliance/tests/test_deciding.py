"""Ask, hear, judge, propose, decide, withdraw: what each step needs and what it leaves."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pypdf
import pytest
from django.db import IntegrityError, transaction
from tests import factories

from throughcare.decisions.noncompliance import commands, queries, refusals
from throughcare.decisions.noncompliance.drafts import AskDraft, DecisionDraft, JudgmentDraft
from throughcare.decisions.noncompliance.models import Failure, ProposalMade, Response
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.actor import SYSTEM_USER, Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.documents.commands import LetterStopped, NoSuchLetter
from throughcare.register.documents.models import Letter
from throughcare.rules import jurisdictions
from throughcare.rules.dates import add_months

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R077", "R080")]


def ask(missed: Any, failure: Failure, **given: Any) -> Failure:
    with acting(missed.world.actor()) as actor:
        return commands.ask_reason(
            actor, missed.person.pk, failure.pk, missed.asking(**given), expected=failure.version
        )


def judge(
    missed: Any, failure: Failure, reasonable: bool = False, reasons: str = "No reason was given."
) -> None:
    with acting(missed.world.actor()) as actor:
        draft = JudgmentDraft(reasonable=reasonable, reasons=reasons)
        commands.judge(actor, missed.person.pk, failure.pk, draft, expected=failure.version)


def state(missed: Any, code: str) -> None:
    factories.SupervisionStateFactory._meta.model.objects.update(ends_on=missed.today)
    factories.SupervisionStateFactory(person=missed.person, state=code, starts_on=missed.today)


def test_the_letter_asks_by_the_packs_day_and_says_how_to_answer(missed: Any) -> None:
    failure = ask(missed, missed.failure())
    due = missed.today + timedelta(days=7)
    assert (failure.stage, failure.excuse_due_on, failure.asked_how) == ("asked", due, "letter")
    letter = Letter.objects.get(about=failure.pk)
    assert letter.answer_by == due
    text = pypdf.PdfReader(io.BytesIO(letter.pdf)).pages[0].extract_text()
    assert f"Tell us by {jurisdictions.get('ew').in_words(due)} what happened" in " ".join(text.split())


def test_the_person_never_has_less_than_the_packs_days(missed: Any) -> None:
    with pytest.raises(refusals.DayNeeded, match="at least") as broken:
        ask(missed, missed.failure(), answer_by=missed.today + timedelta(days=6))
    assert broken.value.field == "answer_by"
    assert ask(missed, Failure.objects.get(), answer_by=missed.today + timedelta(days=20)).stage == "asked"


def test_where_no_figure_is_published_the_officer_gives_the_day(missed_in: Callable[..., Any]) -> None:
    missed = missed_in("us-pa", "us-pa-probation")
    failure = missed.failure()
    with pytest.raises(refusals.DayNeeded, match="Give the day"):
        ask(missed, failure)
    asked = ask(missed, failure, answer_by=missed.today + timedelta(days=5))
    assert asked.excuse_due_on == missed.today + timedelta(days=5)


def test_in_georgia_the_letter_is_a_neutral_one_about_the_next_appointment(
    missed_in: Callable[..., Any],
) -> None:
    missed = missed_in("us-ga", "us-ga-parole")
    failure = missed.failure()
    soon = missed.today + timedelta(days=9)
    with pytest.raises(NoSuchLetter, match="Book the next appointment"):
        ask(missed, failure, answer_by=soon)
    factories.AppointmentFactory(
        person=missed.person,
        officer=missed.world.officer,
        starts_at=failure.contact.happened_at + timedelta(days=8),
    )
    ask(missed, failure, answer_by=soon)
    letter = Letter.objects.get()
    assert letter.kind == "appointment"
    assert "not keep" not in str(letter.content)


@pytest.mark.requirement("R009")
@pytest.mark.parametrize("code", ["died", "in_custody", "whereabouts_unknown"])
def test_no_letter_where_the_state_stops_letters_but_another_way_is_open(missed: Any, code: str) -> None:
    failure = missed.failure()
    state(missed, code)
    with pytest.raises(LetterStopped):
        ask(missed, failure)
    assert not Letter.objects.exists()
    assert ask(missed, failure, how="otherwise").asked_how == "otherwise"


def test_nobody_is_judged_before_being_heard(missed: Any) -> None:
    failure = missed.failure()
    with pytest.raises(refusals.NotNow, match="Ask for the reason first"):
        judge(missed, failure)
    failure = ask(missed, failure)
    with pytest.raises(refusals.TooSoon):
        judge(missed, failure)
    Failure.objects.filter(pk=failure.pk).update(excuse_due_on=missed.today - timedelta(days=1))
    judge(missed, Failure.objects.get())
    assert Failure.objects.get().stage == "to_decide"


def test_a_reasonable_excuse_closes_it_and_counts_for_nothing(missed: Any) -> None:
    assert missed.judged(reasonable=True).closed_reason == "excused"
    record = queries.compliance_of(missed.world.actor(), missed.person.pk)
    assert (record.standing.last_12_months, record.days[0].answer) == (0, "excused")
    assert not ProposalMade.objects.exists()


def test_a_judgment_may_be_put_right_until_a_response_is_decided(missed: Any) -> None:
    failure = missed.judged()
    judge(missed, failure, reasonable=True, reasons="The bus company confirms it.")
    failure = Failure.objects.get()
    assert (failure.stage, failure.closed_reason) == ("closed", "excused")
    assert not ProposalMade.objects.exists()
    with pytest.raises(refusals.NotNow):
        judge(missed, failure)


def test_warned_then_referred_then_withdrawn(missed: Any) -> None:
    """England and Wales, Sch. 10 para. 6: a second failure within 12 months of a warning leaves no choice."""
    first = missed.warned(40, on=missed.today - timedelta(days=30))
    second = missed.judged(3)
    proposal = missed.proposal(second)
    assert (proposal.step, proposal.rule) == ("refer", "ew-community-order@2020-12-01")
    assert proposal.facts["warned_on"] == [(missed.today - timedelta(days=30)).isoformat()]
    with acting(missed.world.actor()) as actor:
        commands.withdraw_warning(
            actor, missed.person.pk, first.pk, because="It was given in error.", expected=first.version
        )
    again = missed.proposal(second)
    assert (again.step, again.grounds, again.version) == ("warn_or_refer", "No warning within 12 months.", 2)
    assert missed.proposal(missed.judged(1)).step == "warn_or_refer"


@pytest.mark.parametrize(("days_before", "step"), [(0, "refer"), (1, "warn_or_refer")])
def test_the_twelve_months_end_where_the_law_says(missed: Any, days_before: int, step: str) -> None:
    """The day before the same date a year on is the last day inside."""
    missed_on = missed.today - timedelta(days=2)
    warned_on = add_months(missed_on + timedelta(days=1), -12) - timedelta(days=days_before)
    missed.warned(600, on=warned_on)
    assert missed.proposal(missed.judged(2)).step == step


def test_a_proposal_can_be_computed_again_from_what_was_kept(missed: Any) -> None:
    missed.warned(40, on=missed.today - timedelta(days=30))
    failure = missed.judged()
    shown = queries.failure_of(missed.world.actor(), missed.person.pk, failure.pk).proposal
    assert shown is not None
    again = shown.again()
    assert again is not None
    assert (str(again.fingerprint), again.because) == (shown.fingerprint, shown.grounds)
    assert "so it counts" in again.terms[0].sentence


def test_in_pennsylvania_what_is_not_known_is_the_supervisors(missed_in: Callable[..., Any]) -> None:
    missed = missed_in("us-pa", "us-pa-parole")
    failure = missed.judged()
    assert missed.proposal(failure).grounds == "Not known: the supervisor decides."
    with pytest.raises(refusals.SupervisorDecides, match="supervisor decides"):
        missed.decided(failure, "warning")
    response = missed.decided(failure, "warning", missed.world.manager)
    assert (response.departs, response.decided_by_id) == (False, missed.world.manager.pk)
    assert response.letter is not None and "not a finding" in str(response.letter.content)


def test_in_georgia_there_is_no_published_rule(missed_in: Callable[..., Any]) -> None:
    missed = missed_in("us-ga", "us-ga-parole")
    failure = missed.judged()
    assert missed.proposal(failure).grounds == "No published rule."
    assert missed.decided(failure, "discussion").departs is False
    assert not Letter.objects.exists()


def test_without_an_order_there_is_no_published_rule_either(missed: Any) -> None:
    failure = missed.heard()
    Failure.objects.filter(pk=failure.pk).update(order=None)
    judge(missed, Failure.objects.get())
    assert missed.proposal(failure).step == "no_published_rule"


def test_departing_from_the_proposal_needs_its_own_reason(missed: Any) -> None:
    failure = missed.judged()
    with pytest.raises(refusals.DepartureNeedsReason) as broken:
        missed.decided(failure, "discussion")
    assert broken.value.field == "departs_because"
    response = missed.decided(failure, "discussion", departs_because="New job; it will not happen again.")
    assert response.departs
    assert Failure.objects.get().closed_reason == "decided"


@pytest.mark.requirement("R080")
def test_no_machine_judges_or_decides(missed: Any) -> None:
    judged, heard = missed.judged(), missed.heard(5)
    with acting(Actor.system_named("sweep")) as machine:
        with pytest.raises(refusals.NobodyDecides):
            commands.decide(
                machine,
                missed.person.pk,
                judged.pk,
                DecisionDraft(kind="warning", reasons="x"),
                expected=judged.version,
            )
        with pytest.raises(refusals.NobodyDecides):
            draft = JudgmentDraft(reasonable=False, reasons="x")
            commands.judge(machine, missed.person.pk, heard.pk, draft, expected=heard.version)


@pytest.mark.requirement("R080")
def test_nor_can_the_database_hold_it(missed: Any) -> None:
    with pytest.raises(IntegrityError, match="decided_by_a_person"), transaction.atomic():
        factories.ResponseFactory(person=missed.person, decided_by_id=SYSTEM_USER, decided_by=None)


def test_a_warning_that_cannot_be_told_is_not_given(missed: Any) -> None:
    failure = missed.judged()
    state(missed, "whereabouts_unknown")
    with pytest.raises(LetterStopped):
        missed.decided(failure, "warning")
    assert not Response.objects.exists()
    assert missed.decided(failure, "referral").kind == "referral"


def test_nothing_adverse_once_supervision_is_over(missed: Any) -> None:
    failure = missed.judged()
    state(missed, "ended")
    with pytest.raises(refusals.NotNow, match="Nothing adverse"):
        missed.decided(failure, "referral")


def test_a_warning_says_what_it_is_about_and_until_when_it_counts(missed: Any) -> None:
    failure = missed.judged()
    with pytest.raises(refusals.WordsNeeded) as broken:
        missed.decided(failure, "warning", requirement=" ")
    assert broken.value.field == "requirement"
    letter = missed.decided(failure, "warning").letter
    said = str(letter.content)
    last = add_months(missed.today, 12) - timedelta(days=1)
    assert f"the end of {jurisdictions.get('ew').in_words(last)}." in said
    assert "You told us: I missed the bus." in said
    assert "Olive Officer decided" in said


def test_a_withdrawn_warning_is_told_and_gone_from_the_count(missed: Any) -> None:
    warning = missed.warned()
    with acting(missed.world.actor(missed.world.manager)) as manager:
        letter = commands.withdraw_warning(
            manager, missed.person.pk, warning.pk, because="The appointment was cancelled by us.", expected=1
        )
        assert letter is not None and letter.kind == "warning_withdrawn"
        with pytest.raises(refusals.CannotBeWithdrawn):
            commands.withdraw_warning(manager, missed.person.pk, warning.pk, because="again", expected=2)
    assert Letter.objects.get(pk=warning.letter_id).state == "withdrawn"
    record = queries.compliance_of(missed.world.actor(), missed.person.pk)
    assert (record.standing.warnings, len(record.warnings)) == (0, 1)


def test_only_who_gave_it_or_a_manager_withdraws(missed: Any) -> None:
    warning = missed.warned()
    colleague = missed.world.user("officer", team=missed.world.team)
    with acting(missed.world.actor(colleague)) as actor, pytest.raises(NotPermitted):
        commands.withdraw_warning(actor, missed.person.pk, warning.pk, because="x", expected=1)


def test_someone_else_was_quicker(missed: Any) -> None:
    failure = missed.judged()
    failure.version -= 1
    with pytest.raises(StaleVersion):
        missed.decided(failure, "referral")
    assert not Response.objects.exists()


def test_who_may_not(missed: Any, make_world: Callable[..., Any]) -> None:
    failure = missed.failure()
    draft = AskDraft(how="otherwise", answer_by=date(2099, 1, 1))
    clerk = missed.world.user("support", team=missed.world.team)
    for actor, problem in ((missed.world.actor(clerk), NotPermitted), (make_world().actor(), NotThere)):
        with acting(actor), pytest.raises(problem):
            commands.ask_reason(actor, missed.person.pk, failure.pk, draft, expected=1)
    with acting(missed.world.actor()) as actor, pytest.raises(NotThere):
        commands.ask_reason(actor, missed.world.person().pk, failure.pk, draft, expected=1)


@pytest.mark.requirement("R063")
def test_praise_needs_no_failure(missed: Any) -> None:
    with acting(missed.world.actor()) as actor:
        commands.praise(actor, missed.person.pk, reasons="Ten weeks without a miss.", given_on=missed.today)
        with pytest.raises(refusals.WordsNeeded):
            commands.praise(actor, missed.person.pk, reasons=" ", given_on=missed.today)
    record = queries.compliance_of(missed.world.actor(), missed.person.pk)
    assert [each.reasons for each in record.praises] == ["Ten weeks without a miss."]
    assert record.standing.warnings == 0
