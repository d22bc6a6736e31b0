"""Conditions: the kinds of terms with their evidence, the types the packs draw on, wordings and versions."""

from throughcare.rules.conditions import (
    abstinence,
    association,
    bespoke,
    curfew,
    devices,
    employment,
    exclusion,
    inclusion,
    no_contact,
    polygraph,
    programme,
    reporting,
    residence,
    restitution,
    travel,
    treatment,
    unpaid_work,
)
from throughcare.rules.conditions.asking import Asks, BadTerms, People, Question, missing_from, questions_of
from throughcare.rules.conditions.bearing import bears_on
from throughcare.rules.conditions.condition_type import (
    CONDITION_TYPES,
    ConditionCategory,
    ConditionKind,
    ConditionType,
    register_all,
)
from throughcare.rules.conditions.days import Day, by_day
from throughcare.rules.conditions.finding import Answer, Evidence, EvidenceKind, Finding, Shows, Watched
from throughcare.rules.conditions.reading import read_terms, write_terms
from throughcare.rules.conditions.shapes import BadShape, Point, Shape, widened
from throughcare.rules.conditions.templates import THE_ADDRESS, Input, InputKind, Wording
from throughcare.rules.conditions.terms import TERMS, ConditionTerms
from throughcare.rules.conditions.timetable import Hours, Weekday, overlapping, stretches
from throughcare.rules.conditions.versions import Catalogue, CatalogueVersion, ChangeHint
from throughcare.rules.conditions.wording import PrivateDetail, private_details

__all__ = [
    "CONDITION_TYPES",
    "TERMS",
    "THE_ADDRESS",
    "Answer",
    "Asks",
    "BadShape",
    "BadTerms",
    "Catalogue",
    "CatalogueVersion",
    "ChangeHint",
    "ConditionCategory",
    "ConditionKind",
    "ConditionTerms",
    "ConditionType",
    "Day",
    "Evidence",
    "EvidenceKind",
    "Finding",
    "Hours",
    "Input",
    "InputKind",
    "People",
    "Point",
    "PrivateDetail",
    "Question",
    "Shape",
    "Shows",
    "Watched",
    "Weekday",
    "Wording",
    "abstinence",
    "association",
    "bears_on",
    "bespoke",
    "by_day",
    "curfew",
    "devices",
    "employment",
    "exclusion",
    "inclusion",
    "missing_from",
    "no_contact",
    "overlapping",
    "polygraph",
    "private_details",
    "programme",
    "questions_of",
    "read_terms",
    "register_all",
    "reporting",
    "residence",
    "restitution",
    "stretches",
    "travel",
    "treatment",
    "unpaid_work",
    "widened",
    "write_terms",
]
