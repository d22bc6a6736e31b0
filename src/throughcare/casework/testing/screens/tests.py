"""Screens: a person's tests, and one test from its reason to its conclusion."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.testing import wording
from throughcare.casework.testing.queries.person import Tested, TestLine, test_of, tested
from throughcare.casework.testing.queries.place import kinds_of
from throughcare.casework.testing.screens.steps import StepShown, steps_of
from throughcare.casework.testing.wording import DILUTE, DONE, NEGATIVE, POSITIVE, REFUSED
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction

ACTIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "ordered": (("tell", "Tell the person"), ("collect", "Take a sample"), ("cancel", "Cancel")),
    "told": (
        ("collect", "Take a sample"), ("give_time", "No sample yet"), ("not_taken", "Not taken"),
        ("tell", "Tell again"), ("cancel", "Cancel"),
    ),
    "waiting": (("collect", "Take a sample"), ("not_taken", "Not taken"), ("cancel", "Cancel")),
    "collected": (("screen", "On-site screen"), ("laboratory", "Laboratory report"), ("custody", "Hand over")),
    "screened": (("laboratory", "Laboratory report"), ("custody", "Hand over")),
    "reported": (("ask", "Ask the person"), ("judge", "Judge the reason"), ("custody", "Hand over")),
    "not_taken": (("ask", "Ask the person"), ("judge", "Judge the reason")),
    "done": (("contest", "The person disputes it"),),
}  # fmt: skip
"""What can be recorded next, by state; the commonest first."""
NEEDS = {
    "ask": Permission.PROCESS_CARRY, "judge": Permission.EXCUSE_JUDGE, "contest": Permission.DISPUTE_RECORD,
}  # fmt: skip
"""What the others take; TEST_RECORD for the rest."""


@dataclass(frozen=True)
class TestShown:
    """A test in the list. pill: the state of compliance, by shape and colour."""

    __test__ = False
    line: TestLine
    condition: str
    reason: str
    result: str
    pill: str
    href: str


@dataclass(frozen=True)
class TreatmentShown:
    """A treatment. until: "" while it runs."""

    what: str
    explains: str
    since: str
    shown_by: str
    href: str


@dataclass(frozen=True)
class EntryShown:
    """A draw in whose frame the person stood."""

    number: int
    day: str
    pseudonym: str
    chance: str
    drawn: str


@dataclass(frozen=True)
class TestsPage:
    """A person's tests."""

    __test__ = False
    person: PersonHeader
    tests: list[TestShown]
    treatments: list[TreatmentShown]
    entries: list[EntryShown]
    conditions: list[str]
    hides_health: bool
    order_href: str
    treatment_href: str
    note: str
    source: str


@dataclass(frozen=True)
class TestPage:
    """One test. says: where it stands, and what may follow from it."""

    __test__ = False
    person: PersonHeader
    test: TestShown
    says: str
    caution: str
    actions: list[tuple[str, str]]
    steps: list[StepShown]
    findings: list[tuple[str, str, str, str]]
    back: str
    draw_href: str
    draw_text: str


@require_safe
def tests(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """Every test, treatment and draw of the person."""
    actor = request.actor
    door.look(actor, "testing:tests", person_id)
    held = tested(actor, person_id, kinds_of(actor))
    return page(request, "testing/tests.jinja", build_tests(actor, person_header(actor, person_id), held))


@require_safe
def one_test(request: ActingRequest, person_id: UUID, test_id: UUID) -> HttpResponse:
    """One test with its steps."""
    actor = request.actor
    door.look(actor, "testing:test", person_id)
    held = tested(actor, person_id, kinds_of(actor))
    test = test_of(held, person_id, test_id)
    return page(request, "testing/test.jinja", build_test(actor, person_header(actor, person_id), held, test))


def build_tests(actor: Actor, person: PersonHeader, held: Tested) -> TestsPage:
    """The page object of the list."""
    pack, today = jurisdictions.get(actor.jurisdiction), clock.today(actor.zone)
    may = Permission.APPOINTMENT_BOOK in actor.permissions
    names = pack.testing.analytes
    return TestsPage(
        person=person,
        tests=[_shown(pack, person.id, each) for each in held.tests],
        treatments=[
            TreatmentShown(
                each.what, ", ".join(names.get(code, code) for code in each.analytes),
                f"{pack.in_words(each.starts_on)}{f' to {pack.in_words(each.ends_on)}' if each.ends_on else ''}",
                wording.SHOWN_BY[each.shown_by],
                reverse("testing:change_treatment", args=[person.id, each.id]),
            )
            for each in held.treatments
        ],
        entries=[
            EntryShown(
                each.number, pack.in_words(each.day), each.pseudonym,
                f"{each.numerator} in {each.denominator}" if each.numerator else "by number",
                "Drawn" if each.chosen else "Not drawn",
            )
            for each in held.entries
        ],
        conditions=[each.text for each in held.conditions if each.runs_on(today)],
        hides_health=held.hides_health,
        order_href=reverse("testing:order", args=[person.id]) if may and held.conditions else "",
        treatment_href=reverse("testing:treatment", args=[person.id]) if not held.hides_health else "",
        note=pack.testing.note,
        source=pack.testing.source.citation,
    )  # fmt: skip


def build_test(actor: Actor, person: PersonHeader, held: Tested, test: TestLine) -> TestPage:
    """The page object of one test."""
    pack = jurisdictions.get(actor.jurisdiction)
    shown = _shown(pack, person.id, test)
    return TestPage(
        person=person, test=shown, says=_says(test), caution=_caution(pack, held, test),
        actions=_actions(actor, person.id, held, test), steps=steps_of(pack, actor.zone, held, test),
        findings=[
            (
                pack.testing.analytes.get(each.analyte, each.analyte), wording.STAGES[each.stage],
                wording.FOUND[each.found], _measured(each.measured, each.cutoff),
            )
            for each in held.findings_of(test.id)
        ],
        back=reverse("testing:tests", args=[person.id]),
        draw_href=reverse("testing:draw", args=[test.draw_id])
        if test.draw_id and Permission.DRAW_RUN in actor.permissions else "",
        draw_text=f"Draw {test.draw_number}, as {test.pseudonym}" if test.draw_id else "",
    )  # fmt: skip


def _shown(pack: Jurisdiction, person_id: UUID, test: TestLine) -> TestShown:
    titles = {kind.code: kind.title for kind in pack.condition_types}
    return TestShown(
        test, titles.get(test.condition_kind, test.condition_kind), wording.REASONS[test.reason],
        wording.OUTCOMES[test.outcome] if test.outcome else wording.STATES[test.state], _pill(test),
        reverse("testing:test", args=[person_id, test.id]),
    )  # fmt: skip


def _pill(test: TestLine) -> str:
    if test.answerable:
        return "poor"
    if test.state == DONE:
        return "good" if test.outcome in (wording.NEGATIVE, wording.EXPLAINED) else "none"
    return "watch" if test.state in (*wording.RESULT_AWAITED, *wording.TO_BE_HEARD) else "none"


def _says(test: TestLine) -> str:
    if test.answerable:
        return "The person was heard. This may be looked at as a possible failure; a person decides."
    if test.outcome in (POSITIVE, REFUSED):
        return (
            "Nothing follows from this now: it is disputed, the reason was accepted, or the place's rule does not"
            " count it."
        )
    if test.state == DONE:
        return "Nothing is held against the person."
    return "Nothing follows from this yet."


def _caution(pack: Jurisdiction, held: Tested, test: TestLine) -> str:
    if test.state == "screened":
        return "A screen is a first look and is sometimes wrong. A laboratory confirms it before anything follows."
    if test.state == "reported":
        return "Confirmed by the laboratory. Ask the person first, about prescribed treatment too."
    if test.state == "not_taken":
        return "Ask the person why. A reason that is accepted ends this without consequence."
    return _after_dilute(pack, held, test) if test.outcome == DILUTE else ""


def _after_dilute(pack: Jurisdiction, held: Tested, test: TestLine) -> str:
    """What the place's procedure says of a dilute sample in which nothing was found; "" where it cannot tell."""
    rules, sample = pack.testing.procedures, held.sample_of(test.id)
    if rules is None or sample is None or sample.creatinine_mg_dl is None:
        return ""
    given = {"creatinine_mg_dl": sample.creatinine_mg_dl, "drug_result": NEGATIVE}
    return " ".join(rules.dilute.ask(given).sentences)


def _actions(actor: Actor, person_id: UUID, held: Tested, test: TestLine) -> list[tuple[str, str]]:
    given = [
        (name, text)
        for name, text in ACTIONS.get(test.state, ())
        if NEEDS.get(name, Permission.TEST_RECORD) in actor.permissions
        and (name != "judge" or held.explanation_of(test.id) is not None)
    ]
    contests = held.contests_of(test.id)
    waiting = next((each for each in contests if each.state == "open"), None)
    if waiting is not None:
        given = [("retest", "Retest of the second bottle")] if waiting.retest else []
    if test.state == DONE and held.sample_of(test.id):
        given.append(("custody", "Hand the sample over"))
    found = [(text, reverse(f"testing:{name}", args=[person_id, test.id])) for name, text in given]
    if waiting is not None and Permission.DISPUTE_DECIDE in actor.permissions:
        found.insert(0, ("Decide on the dispute", reverse("testing:decide", args=[person_id, waiting.id])))
    return found


def _measured(measured: float | None, cutoff: float | None) -> str:
    if measured is None:
        return f"cut-off {cutoff:g} ng/mL" if cutoff is not None else ""
    return f"{measured:g} ng/mL{f', cut-off {cutoff:g}' if cutoff is not None else ''}"
