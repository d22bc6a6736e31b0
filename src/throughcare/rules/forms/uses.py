"""What an instrument or form may be used for, and what not: on its term sheet, and asked before something rests on it.

By kind of instrument. Where no source states a use, the line is the program's own rule and says so; a licence and a
population, which do have a source, stand on the card of each rule.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from throughcare.rules import catalogue
from throughcare.rules.catalogue import Entry
from throughcare.rules.forms.catalogue import HEALTH
from throughcare.rules.forms.form import Form
from throughcare.rules.forms.register import FORMS

OWN_RULE = "A rule of this program; no published text was read for it."


class Kind(StrEnum):
    """What sort of instrument it is."""

    RISK = "risk"
    PRETRIAL = "pretrial"
    HEALTH = "health"
    RESPONSIVITY = "responsivity"
    NEEDS = "needs"
    OWN_VIEW = "own_view"
    LEVEL = "level"
    OTHER = "other"


KIND_WORDS: Mapping[Kind, str] = {
    Kind.RISK: "An instrument of risk: how often people with the same answers reoffended",
    Kind.PRETRIAL: "An instrument for the time before trial",
    Kind.HEALTH: "A screen of health: it says whether to look closer, and diagnoses nothing",
    Kind.RESPONSIVITY: "A screen of how to work with somebody",
    Kind.NEEDS: "A structured judgement of needs, strengths and harm by the people who know the case",
    Kind.OWN_VIEW: "The person's own view of themselves",
    Kind.LEVEL: "A rule that makes a level or tier of other assessments",
    Kind.OTHER: "A published rule",
}


class Resting(StrEnum):
    """What may rest on an assessment."""

    LEVEL = "level"
    OVERRIDE = "override"
    PLAN = "plan"
    PROGRAMME = "programme"
    CARE = "care"
    RELEASE = "release"
    CATEGORY = "category"
    PUBLIC_PROTECTION = "public_protection"
    COURT_REPORT = "court_report"
    RELEASE_BEFORE_TRIAL = "release_before_trial"
    VIOLATION = "violation"
    SENTENCE = "sentence"


RESTING_WORDS: Mapping[Resting, str] = {
    Resting.LEVEL: "The level or tier of supervision",
    Resting.OVERRIDE: "An override of the level, with its reason",
    Resting.PLAN: "The plan: what to work on, and in which order",
    Resting.PROGRAMME: "A place on a programme",
    Resting.CARE: "A referral to care, with the person's agreement",
    Resting.RELEASE: "Advice on release, as one thing among others",
    Resting.CATEGORY: "Advice on a security category, as one thing among others",
    Resting.PUBLIC_PROTECTION: "Planning with other agencies how to protect people",
    Resting.COURT_REPORT: "A report to a court, with its limits printed beside it",
    Resting.RELEASE_BEFORE_TRIAL: "A judge's decision about release before trial, as one thing among others",
    Resting.VIOLATION: "A violation: whether somebody kept their conditions, or what follows if not",
    Resting.SENTENCE: "How long or how hard a sentence is",
}
_R = Resting
_WORKING = (_R.LEVEL, _R.OVERRIDE, _R.PLAN, _R.PROGRAMME)
_ADVISING = (_R.RELEASE, _R.CATEGORY, _R.PUBLIC_PROTECTION, _R.COURT_REPORT)
ALLOWED: Mapping[Kind, tuple[Resting, ...]] = {
    Kind.RISK: (*_WORKING, *_ADVISING),
    Kind.PRETRIAL: (_R.RELEASE_BEFORE_TRIAL,),
    Kind.HEALTH: (_R.CARE, _R.PLAN),
    Kind.RESPONSIVITY: (_R.PLAN, _R.PROGRAMME, _R.CARE),
    Kind.NEEDS: (*_WORKING, *_ADVISING, _R.CARE),
    Kind.OWN_VIEW: (_R.PLAN, _R.CARE),
    Kind.LEVEL: (_R.LEVEL, _R.OVERRIDE),
    Kind.OTHER: (),
}
NEVER_ALONE = "No decision rests on it alone: a named person decides, and says why."
NOT_OTHERS = "It is not used for people outside its population, nor where an answer that it needs is unknown."
_LIMITS: Mapping[Kind, tuple[str, ...]] = {
    Kind.RISK: ("It proves nothing about an offence, and is no reason to believe or to charge somebody.",),
    Kind.PRETRIAL: (
        "It is not used after conviction.",
        "Its points are used as published: nothing is added to them and none is left out.",
    ),
    Kind.HEALTH: (
        "It is not a diagnosis, and is not written down as one.",
        "It stays out of the papers of a violation, and of any report to a court.",
    ),
    Kind.RESPONSIVITY: ("It is not a diagnosis, and says nothing about risk.",),
    Kind.NEEDS: (
        "A need is no risk by itself: poverty, homelessness or illness is no reason for more control.",
    ),
    Kind.OWN_VIEW: (
        "Nothing follows from leaving a question out.",
        "It is not used as evidence against the person who wrote it.",
    ),
    Kind.LEVEL: ("It orders the work; it says nothing that its inputs do not say.",),
    Kind.OTHER: (),
}


@dataclass(frozen=True, slots=True)
class Uses:
    """What it is for. allowed, forbidden: what may and may not rest on it. limits: what else is not done with it."""

    kind: Kind
    allowed: tuple[Resting, ...]
    forbidden: tuple[Resting, ...]
    limits: tuple[str, ...]

    def allows(self, resting: Resting) -> bool:
        """Whether something of this sort may rest on it."""
        return resting in self.allowed

    @property
    def may(self) -> tuple[str, ...]:
        """The allowed uses in words."""
        return tuple(RESTING_WORDS[each] for each in self.allowed)

    @property
    def may_not(self) -> tuple[str, ...]:
        """The forbidden uses in words, then what else is not done with it."""
        return (*(RESTING_WORDS[each] for each in self.forbidden), *self.limits)


def uses_of(kind: Kind) -> Uses:
    """The uses of every instrument of one kind."""
    allowed = ALLOWED[kind]
    forbidden = tuple(each for each in Resting if each not in allowed)
    return Uses(kind, allowed, forbidden, (*_LIMITS[kind], NEVER_ALONE, NOT_OTHERS))


_RESPONSIVITY = frozenset({"lds", "mst", "predictor-2026:opd", "predictor-2026:pni"})


def kind_of_rule(entry: Entry) -> Kind:
    """Of which kind a rule of the catalogue is."""
    if entry.code in HEALTH:
        return Kind.HEALTH
    if entry.code in _RESPONSIVITY:
        return Kind.RESPONSIVITY
    if entry.folder == "instruments":
        return Kind.PRETRIAL if entry.code.partition("-")[0] == "psa" else Kind.RISK
    if entry.code.startswith(("needs-severity", "harm-overall")):
        return Kind.NEEDS
    return Kind.LEVEL if entry.code.startswith("tier-") else Kind.OTHER


def kind_of_form(form: Form, entry: Entry | None = None) -> Kind:
    """Of which kind a form is. entry: the rule that it is the form of, where it is one of the catalogue."""
    if entry is not None:
        return kind_of_rule(entry)
    if form.asks_person:
        return Kind.OWN_VIEW
    return Kind.HEALTH if form.health else Kind.NEEDS


def uses_of_rule(entry: Entry) -> Uses:
    """What a rule of the catalogue may be used for."""
    return uses_of(kind_of_rule(entry))


def uses_of_form(form: Form) -> Uses:
    """What a form may be used for, whether it is one of this folder or a rule by itself."""
    entry = None if str(form.id) in FORMS else catalogue.find(str(form.id))
    return uses_of(kind_of_form(form, entry))
