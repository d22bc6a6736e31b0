"""What the record holds, table by table: the one map that the access pack, export, merge, erasure and DPIA read.

A model that holds something about a person says so in a class attribute:

    class Address(OfPerson):
        holding = Holding("Addresses", purpose=Purpose.SUPERVISION, basis=Basis.PUBLIC_TASK)

A test (tests/contracts) refuses a model with a person and no holding.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.apps import apps
from django.db import models

from throughcare.platform.database.versioned import Versioned


class Purpose(StrEnum):
    """What the data are held for; each field class has one."""

    SUPERVISION = "supervision"  # carrying out the sentence or order, and helping the person through it
    SAFETY = "safety"  # protecting the person, staff, victims and children
    DUE_PROCESS = "due_process"  # answering non-compliance fairly; hearings and appeals
    EQUALITY = "equality"  # adjustments, and measuring whether people are treated alike
    ACCOUNTABILITY = "accountability"  # who decided, who looked, what was sent
    RESEARCH = "research"  # validating instruments; never shown about one person


class Basis(StrEnum):
    """The lawful ground, in neutral words; the jurisdiction pack names the section of its law."""

    PUBLIC_TASK = "public_task"  # a task of the agency laid down by law
    LEGAL_DUTY = "legal_duty"  # the law orders it to be kept
    VITAL_INTEREST = "vital_interest"  # somebody's life or health
    SUBSTANTIAL_INTEREST = "substantial_interest"  # sensitive data, strictly needed, with a policy document
    CONSENT = "consent"  # freely given, can be withdrawn


class Assertion(StrEnum):
    """Whether a row states what happened, what somebody thinks, or what was passed on and not verified."""

    FACT = "fact"
    OPINION = "opinion"
    INTELLIGENCE = "intelligence"


class Sharing(StrEnum):
    """What the person's own access pack does with a table or field."""

    GIVE = "give"
    THIRD_PARTY = "third_party"  # names somebody else: left out, and the pack says that something was
    WITHHOLD = "withhold"  # reviewed by a named human, who gives the reason


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldClass:
    """Where one field differs from its table. None: as the table says."""

    purpose: Purpose | None = None
    basis: Basis | None = None
    assertion: Assertion | None = None
    sharing: Sharing | None = None
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """What a table holds about people, in plain words, and under which rules.

    keep: a code of the retention schedule. fields: only those that differ from the table.
    """

    what: str
    purpose: Purpose = field(default=Purpose.SUPERVISION, kw_only=True)
    basis: Basis = field(default=Basis.PUBLIC_TASK, kw_only=True)
    assertion: Assertion = field(default=Assertion.FACT, kw_only=True)
    sharing: Sharing = field(default=Sharing.GIVE, kw_only=True)
    keep: str = field(default="case", kw_only=True)
    sensitive: bool = field(default=False, kw_only=True)
    fields: Mapping[str, FieldClass] = field(default_factory=dict, kw_only=True)


def models_of_the_record() -> Iterator[type[models.Model]]:
    """Every concrete model whose rows belong to a person, the person first, in the order of their wings."""
    yield apps.get_model("people", "Person")
    for model in apps.get_models():
        if any(each.name == "person" for each in model._meta.concrete_fields):
            yield model


def holding_of(model: type[models.Model]) -> Holding | None:
    """What `model` says it holds; None when it does not say."""
    return getattr(model, "holding", None)


def is_versioned(model: type[models.Model]) -> bool:
    """Whether the model keeps history by `known_from` and `known_to`."""
    return issubclass(model, Versioned)
