"""Screens: every version of a plan with what the person answered, and one version as it was signed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.plans.comparing import InWords
from throughcare.casework.plans.content import fingerprint_of
from throughcare.casework.plans.queries import AnswerHeld, PlanRead, VersionHeld, plan_needed
from throughcare.casework.plans.queries.versions import contents_of
from throughcare.casework.plans.said import said_by
from throughcare.casework.plans.screens.kept import ObjectiveKept, objectives_kept
from throughcare.casework.plans.wording import ANSWER_WORDS, GIVEN, SIGNING, WAYS
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What the person answered. says: how, when and to whom."""

    answer: str
    reason: str
    says: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version in the list. compare_href: with the one before, "" for the first."""

    number: int
    signed_at: datetime
    author: str
    state: str
    why: str
    second: str
    given: str
    answers: tuple[AnswerLine, ...]
    href: str
    plain_href: str
    compare_href: str


@dataclass(frozen=True)
class VersionsPage:
    """The versions, the latest first. first_last_href: the last compared with the first, where there are two."""

    person: PersonHeader
    versions: list[VersionLine]
    first_last_href: str
    title: str = "Versions of the plan"


@dataclass(frozen=True)
class VersionPage:
    """A version as it was signed. intact: whether what is kept still has its fingerprint."""

    person: PersonHeader
    line: VersionLine
    fingerprint: str
    intact: bool
    own_words: str
    now: list[ObjectiveKept]
    rest: list[ObjectiveKept]
    title: str


@require_safe
def versions(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The list."""
    actor = request.actor
    door.look(actor, "plans:versions", person_id)
    held = plan_needed(actor, person_id)
    standing = [each for each in held.versions if each.stands]
    both = _compare(person_id, standing[-1], standing[0]) if len(standing) > 1 else ""
    lines = [line_of(held, each, said_by(actor).on) for each in held.versions]
    return page(request, "plans/versions.jinja", VersionsPage(person_header(actor, person_id), lines, both))


@require_safe
def version(request: ActingRequest, person_id: UUID, version_id: UUID) -> HttpResponse:
    """One version, from what was kept: whatever the plan says by now."""
    actor = request.actor
    door.look(actor, "plans:version", person_id)
    held, said = plan_needed(actor, person_id), said_by(actor)
    one = version_of(held, version_id)
    content = contents_of(person_id, [version_id])[version_id]
    kept = objectives_kept(content, said)
    shown = VersionPage(
        person=person_header(actor, person_id), line=line_of(held, one, said.on), fingerprint=one.fingerprint,
        intact=fingerprint_of(content) == one.fingerprint, own_words=content.get("own_words", ""),
        now=[each for each in kept if each.state_code == "active"],
        rest=[each for each in kept if each.state_code != "active"],
        title=f"Version {one.number} of the plan",
    )  # fmt: skip
    return page(request, "plans/version.jinja", shown)


def version_of(held: PlanRead, version_id: UUID) -> VersionHeld:
    """One of the plan's versions. Raises NotThere."""
    for each in held.versions:
        if each.record_id == version_id:
            return each
    raise NotThere(Permission.PERSON_OPEN, held.plan.person_id, "no such version of the plan")


def line_of(held: PlanRead, one: VersionHeld, in_words: InWords) -> VersionLine:
    """A version in a line."""
    person_id = held.plan.person_id
    before = _before(held.versions, one)
    second = f"{one.second}{f': {one.answer}' if one.answer else ''}" if one.second else ""
    return VersionLine(
        number=one.number, signed_at=one.signed_at, author=one.author, state=SIGNING[one.state], why=one.why,
        second=second,
        given=f"{in_words(one.given_on)}, {GIVEN[one.given_how].lower()}, from {one.given_by}" if one.given_on else "",
        answers=tuple(
            AnswerLine(
                f"{ANSWER_WORDS[each.answer][:1].upper()}{ANSWER_WORDS[each.answer][1:]}", each.reason,
                ", ".join(_how(each, in_words)),
            )
            for each in held.answers
            if each.plan_version_id == one.record_id
        ),
        href=reverse("plans:version", args=[person_id, one.record_id]),
        plain_href=f"{reverse('plans:for_person', args=[person_id])}?version={one.record_id}" if one.stands else "",
        compare_href=_compare(person_id, before, one) if before else "",
    )  # fmt: skip


def _how(each: AnswerHeld, in_words: InWords) -> Iterator[str]:
    yield in_words(each.asked_on)
    yield WAYS[each.way].lower()
    yield f"asked by {each.asked_by}"
    yield "signed" if each.signed else "not signed"
    if each.with_them:
        yield f"with {each.with_them}"


def _before(versions: Sequence[VersionHeld], one: VersionHeld) -> VersionHeld | None:
    """The version before that was not sent back."""
    return next((each for each in versions if each.stands and each.number < one.number), None)


def _compare(person_id: UUID, first: VersionHeld, second: VersionHeld) -> str:
    return f"{reverse('plans:compare', args=[person_id])}?from={first.record_id}&to={second.record_id}"
