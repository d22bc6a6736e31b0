"""History that is added to, never overwritten.

A versioned row with `known_to` null is what is known now. When it changes, triggers (in the first migration) number
the new version and file the old content as a closed row of the same table, with the moment it stopped being
believed; so no path to the table, raw SQL included, can lose history. Closed rows can be neither changed nor removed.
Why one table and why triggers: docs/adr/0002-history-in-one-table.md.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.ids import uuid7


class StaleVersion(Exception):
    """Someone else changed the record since it was read: nothing was written.

    model: name of the record's class. expected: the version the writer had seen. current: the one that stands now;
    None when the record no longer stands at all.
    """

    def __init__(self, model: str, key: uuid.UUID, expected: int, current: int | None = None) -> None:
        super().__init__(f"{model} {key} is no longer at version {expected}.")
        self.model, self.key, self.expected, self.current = model, key, expected, current


class RecordIdField(models.UUIDField):  # type: ignore[type-arg]
    """The identity shared by all versions of one record: the id of its current row."""

    def pre_save(self, model_instance: models.Model, add: bool) -> uuid.UUID:
        value = getattr(model_instance, self.attname) or model_instance.pk
        setattr(model_instance, self.attname, value)
        return value  # type: ignore[no-any-return]


class VersionedQuerySet(models.QuerySet[Any]):
    """Rows of a versioned table."""

    def current(self) -> Self:
        """What is known now."""
        return self.filter(known_to__isnull=True)

    def as_known_on(self, moment: datetime) -> Self:
        """What was known at `moment` (aware): exactly one version of each record that existed then."""
        return self.filter(Q(known_to__isnull=True) | Q(known_to__gt=moment), known_from__lte=moment)

    def of(self, record_id: uuid.UUID) -> Self:
        """Every version of one record, oldest first."""
        return self.filter(record_id=record_id).order_by("version")


class CurrentManager(models.Manager.from_queryset(VersionedQuerySet)):  # type: ignore[misc]
    """Current rows only: what is known now."""

    def get_queryset(self) -> VersionedQuerySet:
        return super().get_queryset().filter(known_to__isnull=True)  # type: ignore[no-any-return]


class Versioned(models.Model):
    """Base of every record that may change.

    version: 1, 2, 3 ...; sent with a form and compared when it comes back.
    known_from, known_to: when the system began and ceased to hold this content true (UTC, half-open).
    recorded_by: who made this version. because: why, a short code or sentence without personal data.
    closed_by, closed_because: who ended it and why.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record_id = RecordIdField(editable=False, null=False, blank=True, db_index=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    known_from = models.DateTimeField(default=clock.now, editable=False)
    known_to = models.DateTimeField(null=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, editable=False
    )
    because = models.CharField(max_length=200, default="entered", editable=False)
    closed_by = models.UUIDField(null=True, editable=False)
    closed_because = models.CharField(max_length=200, blank=True, default="", editable=False)

    objects: ClassVar[Any] = CurrentManager()
    versions: ClassVar[Any] = models.Manager.from_queryset(VersionedQuerySet)()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["record_id", "version"], name="%(app_label)s_%(class)s_one_of_each_version"
            ),
            models.CheckConstraint(
                condition=Q(known_to__isnull=True) | Q(known_to__gte=F("known_from")),
                name="%(app_label)s_%(class)s_known_in_order",
            ),
            models.CheckConstraint(
                condition=Q(known_to__isnull=False) | Q(record_id=F("id")),
                name="%(app_label)s_%(class)s_current_row_is_the_record",
            ),
        ]


def written_since(table: str) -> models.Index:
    """The index behind `GREATEST(known_from, known_to) >= moment`: what was written, changed or taken back since.

    A row's versions: the present one changes `known_from` in place, a closed one `known_to`. For large tables that the
    sweep asks each day what is new in them; a small one is quicker read whole.
    """
    return models.Index(Greatest("known_from", "known_to"), name=f"{table}_since")


def amend[AnyVersioned: Versioned](
    record: AnyVersioned, *, expected: int, by: Actor, because: str, **changes: object
) -> AnyVersioned:
    """Write a new version of `record` with `changes`, if it is still at version `expected`.

    because: why it changes, a code or a short sentence without personal data.
    Raises StaleVersion when someone else was quicker, ValidationError when a field is wrong.
    """
    for name, value in changes.items():
        setattr(record, name, value)
    record.full_clean(_kept_relations(record, changes), validate_unique=False, validate_constraints=False)
    moment = clock.now()
    changed = (
        type(record)
        .objects.filter(pk=record.pk, version=expected)
        .update(
            **_as_stored(record, changes),
            version=expected + 1,
            known_from=moment,
            recorded_by_id=by.user_id,
            because=because,
        )
    )
    if not changed:
        raise _stale(record, expected)
    record.version, record.known_from = expected + 1, moment
    record.recorded_by_id, record.because = by.user_id, because
    return record


def _kept_relations(record: Versioned, changes: Iterable[str]) -> set[str]:
    """What the record points at as before: not asked after again, for whoever may not see it may change the rest."""
    wanted = set(changes)
    return {
        each.name
        for each in record._meta.concrete_fields
        if each.is_relation and not wanted & {each.name, each.attname}
    }


def _as_stored(record: Versioned, changes: Iterable[str]) -> dict[str, object]:
    """The changed fields as they are written, with those computed from them: a blind index follows what it indexes."""
    fields, wanted = record._meta.concrete_fields, set(changes)
    named = {name: field for field in fields for name in (field.name, field.attname) if name in wanted}
    named |= {field.name: field for field in fields if getattr(field, "of", None) in wanted}
    return {name: field.pre_save(record, add=False) for name, field in named.items()}


def retract(record: Versioned, *, expected: int, by: Actor, because: str) -> None:
    """Stop holding `record` true, if it is still at version `expected`; its history stays.

    Raises StaleVersion when someone else was quicker.
    """
    changed = (
        type(record)
        .objects.filter(pk=record.pk, version=expected)
        .update(known_to=clock.now(), closed_by=by.user_id, closed_because=because)
    )
    if not changed:
        raise _stale(record, expected)


def _stale(record: Versioned, expected: int) -> StaleVersion:
    """What to raise; the winner has committed by now, so its version can be told."""
    rows = type(record).objects.filter(pk=record.pk)
    return StaleVersion(
        type(record).__name__, record.pk, expected, rows.values_list("version", flat=True).first()
    )
