"""What the record holds, table by table: the one map that the access pack, export, merge, erasure and DPIA read.

A model that holds something about a person says so in a class attribute:

    class Address(OfPerson):
        holding = Holding("Addresses", purpose=Purpose.SUPERVISION, basis=Basis.PUBLIC_TASK)

A test (tests/contracts) refuses a model with a person and no holding, and a field class for a field that is not there.
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

    keep: a code of the retention schedule. fields: only those that differ from the table. review_rows: a boolean
    column; rows where it is true reach the access pack only after a named human has looked at them.
    moves: whether rows follow the person when two records are merged; traces stay where they were made. yields: for a
    column, the value of which a person has one at a time, and what it becomes when the other record has one already.
    """

    what: str
    purpose: Purpose = field(default=Purpose.SUPERVISION, kw_only=True)
    basis: Basis = field(default=Basis.PUBLIC_TASK, kw_only=True)
    assertion: Assertion = field(default=Assertion.FACT, kw_only=True)
    sharing: Sharing = field(default=Sharing.GIVE, kw_only=True)
    keep: str = field(default="case", kw_only=True)
    sensitive: bool = field(default=False, kw_only=True)
    fields: Mapping[str, FieldClass] = field(default_factory=dict, kw_only=True)
    review_rows: str = field(default="", kw_only=True)
    moves: bool = field(default=True, kw_only=True)
    yields: Mapping[str, tuple[str, str]] = field(default_factory=dict, kw_only=True)

    def of_field(self, name: str) -> "Holding":
        """What holds for one field: as the table says, except where the field differs."""
        own = self.fields.get(name, FieldClass())
        return Holding(
            self.what, purpose=own.purpose or self.purpose, basis=own.basis or self.basis, keep=self.keep,
            assertion=own.assertion or self.assertion, sharing=own.sharing or self.sharing,
            sensitive=own.sensitive or self.sensitive, review_rows=self.review_rows,
        )  # fmt: skip


def models_of_the_record() -> Iterator[type[models.Model]]:
    """Every concrete model whose rows belong to a person, the person first, in the order of their wings.

    Floors that may not know people hold the person by id alone: those count too.
    """
    yield apps.get_model("people", "Person")
    for model in apps.get_models():
        if any(each.attname == "person_id" for each in model._meta.concrete_fields):
            yield model


def person_column(model: type[models.Model]) -> str:
    """The column that names the person in every row and version of `model`: a closed person has an id of its own."""
    return "record_id" if model._meta.label == "people.Person" else "person_id"


def own_fields(model: type[models.Model]) -> list[str]:
    """The columns that tell something about the person: without keys, version numbers and the record's own history."""
    machinery = {each.attname for each in Versioned._meta.fields} | {"id", "person_id"}
    return [each.attname for each in model._meta.concrete_fields if each.attname not in machinery]


def holding_of(model: type[models.Model]) -> Holding | None:
    """What `model` says it holds; None when it does not say."""
    return getattr(model, "holding", None)


def is_versioned(model: type[models.Model]) -> bool:
    """Whether the model keeps history by `known_from` and `known_to`."""
    return issubclass(model, Versioned)
