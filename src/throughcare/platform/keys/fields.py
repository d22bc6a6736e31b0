"""Fields whose column is sealed and whose Python value is plain text, and their blind indexes.

    value = SealedTextField(domain=Domain.CONTACT, agency="person.agency_id", max_length=200)
    value_index = BlindIndexField(of="value", fold=contact_key)

`row.value` opens when it is read, and only then; what was not touched is written back as it was. A query never sees
the text: look it up by its index (`filter(value_index=ContactPoint.value_index.field.index(agency, text))`), and open
rows of raw SQL or `.values()` with `opened_row`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from throughcare.platform.keys.ring import blind
from throughcare.platform.keys.sealing import Place, seal, unseal


class Sealed:
    """What stands in a sealed column, not opened. Shows itself as "(sealed)" wherever it slips out."""

    __slots__ = ("raw", "text")

    def __init__(self, raw: bytes, text: str | None = None) -> None:
        self.raw, self.text = raw, text

    def __str__(self) -> str:
        return "(sealed)"

    __repr__ = __str__


class NotByText(TypeError):
    """A sealed column was compared with, or set to, text in a query; only a row with its record id can be sealed."""


class _Opening(DeferredAttribute):
    """Opens the value of a row when it is read."""

    field: Any

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        held = instance.__dict__.get(self.field.attname, self)
        if held is self:
            super().__get__(instance, cls)  # a deferred column: loads it
            held = instance.__dict__.get(self.field.attname)
        if not isinstance(held, Sealed):
            return held
        if held.text is None:
            held.text = unseal(self.field.place, record_of(instance), held.raw)
        return held.text

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedTextField(models.Field):  # type: ignore[type-arg]
    """Text under AES-256-GCM. domain: which data key. agency: where a row finds its agency's id, dots followed."""

    descriptor_class = _Opening

    def __init__(self, *args: Any, domain: str = "", agency: str = "agency_id", **kwargs: Any) -> None:
        self.domain, self.agency = str(domain), agency
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            self.validators.append(MaxLengthValidator(self.max_length))

    @cached_property
    def place(self) -> Place:
        """The column this field is."""
        return Place(self.model._meta.db_table, str(self.column), self.domain)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"domain": self.domain}

    def db_type(self, connection: Any) -> str:
        return "bytea"

    def from_db_value(self, value: Any, *_: object) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))

    def to_python(self, value: Any) -> Any:
        return value if value is None or isinstance(value, Sealed) else str(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        held: Sealed | str | None = model_instance.__dict__.get(self.attname)
        if isinstance(held, str):
            agency = attrgetter(self.agency)(model_instance)
            held = Sealed(seal(self.place, agency, record_of(model_instance), held), held)
            model_instance.__dict__[self.attname] = held
        return held

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        if isinstance(value, str):
            raise NotByText(f"{self.model._meta.label}.{self.name} is sealed: ask by its blind index.")
        return value.raw if isinstance(value, Sealed) else value


class _Follows:
    """A column computed from a sealed one whenever that is written. `amend` writes it along."""

    of: str
    model: type[models.Model]

    @cached_property
    def label(self) -> str:
        own: Any = self
        return f"{self.model._meta.db_table}.{own.column}"

    def _agency_of(self, row: models.Model) -> UUID:
        source: Any = self.model._meta.get_field(self.of)
        agency: UUID = attrgetter(source.agency)(row)
        return agency


class BlindIndexField(_Follows, models.BigIntegerField):  # type: ignore[type-arg]
    """64 bits of an HMAC of a sealed field, for equality. fold: makes equal what counts as equal; "" is null."""

    def __init__(self, *args: Any, of: str = "", fold: Callable[[str], str] = str, **kwargs: Any) -> None:
        self.of, self.fold = of, fold
        super().__init__(*args, **{"null": True, "editable": False} | kwargs)

    def index(self, agency: UUID, text: str | None) -> int | None:
        """What stands in the column for `text`; None for text that folds to nothing."""
        folded = self.fold(text) if text else ""
        return blind(self.label, agency, folded) if folded else None

    def pre_save(self, model_instance: models.Model, add: bool) -> int | None:
        text = getattr(model_instance, self.of)
        value = self.index(self._agency_of(model_instance), text) if text else None
        setattr(model_instance, self.attname, value)
        return value


class BlindMarksField(_Follows, ArrayField):  # type: ignore[type-arg]
    """The blind indexes of everything by which a sealed field is recognised in other text. marks: those texts."""

    def __init__(
        self, base_field: Any = None, *args: Any, of: str = "",
        marks: Callable[[str], Iterable[str]] = lambda _: (), **kwargs: Any,
    ) -> None:  # fmt: skip
        self.of, self.marks = of, marks
        given: dict[str, Any] = {"default": list, "blank": True, "editable": False} | kwargs
        super().__init__(base_field or models.BigIntegerField(), *args, **given)

    def index(self, agency: UUID, texts: Iterable[str]) -> list[int]:
        """The numbers of these texts."""
        return sorted(blind(self.label, agency, text) for text in set(texts))

    def pre_save(self, model_instance: models.Model, add: bool) -> list[int]:
        text = getattr(model_instance, self.of)
        value = self.index(self._agency_of(model_instance), self.marks(text)) if text else []
        setattr(model_instance, self.attname, value)
        return value


def record_of(row: Any) -> UUID:
    """The identity that all versions of a row share; its key where it has no versions."""
    found: UUID = getattr(row, "record_id", None) or row.pk
    return found


def sealed_fields(model: type[models.Model]) -> list[SealedTextField]:
    """The sealed fields of a model."""
    return [field for field in model._meta.concrete_fields if isinstance(field, SealedTextField)]


def opened_row(model: type[models.Model], row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of raw SQL, of the database's JSON or of `.values()`, with its sealed columns opened.

    row: by column name, with `record_id`. Raises CannotOpen.
    """
    found = dict(row)
    for field in sealed_fields(model):
        held = found.get(str(field.column))
        if held is not None:
            found[str(field.column)] = unseal(field.place, row["record_id"], raw_of(held))
    return found


def raw_of(held: Any) -> bytes:
    """The bytes of a sealed column as psycopg, Django or the database's JSON give them."""
    if isinstance(held, Sealed):
        return held.raw
    if isinstance(held, str):
        return bytes.fromhex(held.removeprefix("\\x"))
    return bytes(held)
