"""From a person's record to the facts that programmes choose by; what is not recorded is not known, never guessed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughcare.casework.assessments.given import as_given
from throughcare.casework.interventions.queries.around import Around
from throughcare.casework.interventions.queries.offerings import OfferingHeld
from throughcare.rules.dates import age_on
from throughcare.rules.forms import find_form, score
from throughcare.rules.forms.needs import needs
from throughcare.rules.interventions.candidate import BARRIERS, COMMUNITY, CUSTODY, SEXES, Candidate
from throughcare.rules.interventions.catalogue import Programme
from throughcare.rules.interventions.conditions import from_plain
from throughcare.rules.interventions.eligibility import Eligibility, Eligible, Reason, eligible, judge
from throughcare.rules.interventions.matching import Suggestion, suggest
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.intervening import flat, offending, risk_of
from throughcare.rules.kernel import Mark, Source, UnknownCode

NOT_OPEN = "it is not open for referrals on this day."
BARRIERS_ASKED = "responsivity_barriers"
"""The question of the forms whose answers are codes of BARRIERS; others of its answers are passed over."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A suggestion that can be had here, and where."""

    suggestion: Suggestion
    offering: OfferingHeld


@dataclass(frozen=True, slots=True)
class NotFor:
    """What is offered here and not for this person, with the reasons."""

    offering: OfferingHeld
    reasons: tuple[str, ...]


def candidate(pack: Jurisdiction, known: Around) -> Candidate:
    """The facts of one person on the day they were read."""
    raw, person = known.raw, known.raw["person"][0]
    scores = {each["name"]: each["results"] for each in raw.get("score", ())}
    ends = [each["ends_on"] for each in raw.get("order", ())]
    latest = max((date.fromisoformat(each) for each in ends if each), default=None)
    sizes, barriers = _assessed(raw.get("assessed", ()))
    offences, unsure = offending(
        pack.offence_kinds,
        [(each["scheme"], each["code"]) for each in raw.get("offence", ())],
        [each["kind"] for each in raw.get("flag", ())],
    )
    return Candidate(
        age=_age(person, known.today),
        sex=person["sex"] if person["sex"] in SEXES else None,
        risk=risk_of(pack.risk_scores, scores)[0],
        scores=flat(scores),
        needs=sizes,
        setting=CUSTODY if raw.get("stay") else COMMUNITY,
        days_left=(latest - known.today).days if latest else None,
        offences=offences,
        unsure=unsure,
        interpreter=person["interpreter"],
        barriers=barriers,
        holds={f"completed:{code}": True for code in known.completed},
    )


def _age(person: Mapping[str, Any], today: date) -> int | None:
    """Completed years; None where the days between which the person was born leave two answers."""
    if not person["born_from"] or not person["born_to"]:
        return None
    ages = {age_on(date.fromisoformat(person[end]), today) for end in ("born_from", "born_to")}
    return ages.pop() if len(ages) == 1 else None


def _assessed(rows: Iterable[Mapping[str, Any]]) -> tuple[dict[str, int | None], frozenset[str]]:
    """The size of each need, as the latest assessment that says it has it; and what the work must fit."""
    sizes: dict[str, int | None] = {}
    barriers: set[str] = set()
    for raw in sorted(rows, key=lambda each: str(each["assessed_on"]), reverse=True):
        form, given = find_form(raw["form"]), as_given(raw["answers"])
        for need in needs(form, given, score(form, given)):
            for area in need.section.areas:
                if sizes.get(area) is None:
                    sizes[area] = need.size
        asked = given.get(BARRIERS_ASKED)
        if isinstance(asked, list | tuple):
            barriers |= set(BARRIERS) & set(asked)
    return sizes, frozenset(barriers)


def programme_of(pack: Jurisdiction, offering: OfferingHeld) -> Programme:
    """The catalogue's programme that is offered; for the agency's own service, the same made of what it says."""
    if offering.programme:
        try:
            return pack.programme(offering.programme)
        except UnknownCode:
            pass  # the pack of today no longer has it: what the offering itself says stands
    return Programme(
        code=f"own:{offering.id}", title=offering.title, kind="resettlement", says=offering.what or offering.title,
        needs=tuple(offering.needs), treatment=offering.clinical,
        source=Source(
            title="The agency's own description", citation=offering.organisation, version=f"version {offering.version}",
            checked_on=offering.known_from.date(), licence="The agency's own", mark=Mark.AGENCY_DEFAULT,
        ),
        eligibility=tuple(from_plain(each) for each in offering.eligibility),
    )  # fmt: skip


def judged(pack: Jurisdiction, offering: OfferingHeld, who: Candidate, today: date) -> Eligibility:
    """Whether somebody may be referred: by the programme's conditions, those of the agency's own, and the days."""
    found = eligible(programme_of(pack, offering), who)
    own = judge([from_plain(each) for each in offering.eligibility], who) if offering.programme else None
    reasons = [*found.reasons, *(own.reasons if own else ())]
    if not offering.open_on(today):
        reasons.insert(0, Reason(held=False, condition=None, who=who, closed=NOT_OPEN))
    if any(each.held is False for each in reasons):
        state = Eligible.NOT_ELIGIBLE
    else:
        state = Eligible.CANNOT_TELL if any(each.held is None for each in reasons) else Eligible.ELIGIBLE
    return Eligibility(state, tuple(reasons))


def suggested(pack: Jurisdiction, known: Around, who: Candidate) -> tuple[Offered, ...]:
    """What may suit and can be had here, in the order of the matching rule; nothing they are known not to be for."""
    fit = {
        each.id: each
        for each in known.offerings
        if judged(pack, each, who, known.today).state is not Eligible.NOT_ELIGIBLE
    }
    made: dict[str, Programme] = {}
    places: dict[str, list[OfferingHeld]] = {}
    for each in fit.values():
        programme = programme_of(pack, each)
        made.setdefault(programme.code, programme)
        places.setdefault(programme.code, []).append(each)
    return tuple(
        Offered(each, offering) for each in suggest(made.values(), who) for offering in places[each.programme.code]
    )  # fmt: skip


def not_for(pack: Jurisdiction, known: Around, who: Candidate) -> tuple[NotFor, ...]:
    """What is offered here and not for this person, with why not."""
    found = ((each, judged(pack, each, who, known.today)) for each in known.offerings)
    return tuple(NotFor(each, answer.against) for each, answer in found if answer.against)
