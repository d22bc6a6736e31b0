"""Which tables are an agency's record, which rows of them, in which order; found from the models, never listed twice.

A new model of a person is in by itself. Whatever else goes along is named in ALONG, whatever stays behind in LEFT_OUT
with the reason; a test refuses a model that is neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from psycopg import sql

from throughcare.platform.database.holdings import models_of_the_record, person_column
from throughcare.platform.keys.fields import SealedTextField

PERSON, AGENCY, USER = "people.Person", "access.Agency", "access.User"

ALONG = frozenset({
    AGENCY, "access.Team", USER, "access.RoleHeld", "reference.ReferenceItem", "caseload.Cover",
    "caseload.UnusualLook", "exchange.ImportRun", "exchange.BadRow", "releases.RuleChange",
    "documents.Template", "documents.Snippet", "releases.OwnFigures", "access.Organisation", "interventions.Resource",
    "interventions.Offering", "provision.Group", "unpaidwork.WorkProject", "testing.Draw",
    "earlysupport.DayLooked", "earlysupport.SupportSwitch", "checkins.CheckinChoice", "messaging.AgencyMessages",
    "messaging.StrayReply", "dueprocess.GateDays", "noncompliance.GridConfirmed",
})  # fmt: skip

LEFT_OUT = {
    "keys.DataKey": "in keys.jsonl, wrapped by the passphrase",
    "audit.AuditEvent": "in audit.jsonl, to be read; a trail is not written again elsewhere",
    "audit.AuditPending": "the trail's own queue",
    "audit.AuditPayload": "the trail's own",
    "events.StoredEvent": "what happened stands in the record; an event is only the message of it",
    "events.Delivery": "how far a message has come",
    "access.Session": "nobody stays signed in over a move",
    "access.SignInFailure": "of this installation's front door",
    "access.Lock": "of this installation's front door",
    "access.Submission": "forms already carried out here",
    "access.Token": "a key for another system is made anew where it is used",
    "access.TokenUse": "goes with its token",
    "selfreports.ReportKey": "a link to questions opens them where it was made, and nowhere else",
    "exchange.Webhook": "where events are sent is agreed anew, with a new secret",
    "exchange.WebhookMessage": "how far a message to another system has come",
    "notices.Message": "mail to staff, sent or waiting here",
    "notices.SweepRun": "the installation's, not one agency's",
    "caseload.OwnPlace": "a mark under this installation's index key; entered anew where the staff work",
    "testing.DrawSeed": "nobody may read a seed before its draw; a draw that is open is cancelled after the move",
    "people.NameWord": "kept by the database from the names",
}

STAY_HERE = {
    USER: {"password": "'!' || gen_random_uuid()", "last_login": "NULL"},
    "people.Removal": {"transaction": "0"},
}
"""Columns that never leave, and what stands in them after an import (SQL): nobody can sign in with "!"; which
transaction took something away is a number of this database."""

NOT_IN_A_PART = frozenset({
    "caseload.Restriction", "caseload.Named", "caseload.Exclusion", "caseload.Glass", "caseload.HiddenMatch",
    "caseload.WellKnown", "caseload.UnusualLook", "access.PurposeStated", "protection.Entry", "protection.Holder",
    "people.Removal", "insight.Outcome", "earlysupport.Indication", "earlysupport.OfferAnswer",
    "exchange.ImportRun", "exchange.BadRow", "exchange.ImportedRow",
})  # fmt: skip
"""Walls, protected people, traces of looking and of imports: with the whole agency only, whoever asks."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. bare: written into JSON without quotes. json: its text is JSON already."""

    field: "models.Field[Any, Any]"
    bare: bool
    json: bool

    @property
    def name(self) -> str:
        return str(self.field.column)

    @property
    def sealed(self) -> bool:
        return isinstance(self.field, SealedTextField)

    def selected(self) -> sql.Composable:
        """How the column is read: moments as RFC 3339 in UTC, truth in words, lists as JSON; the rest as it is."""
        column = sql.SQL("t.{}").format(sql.Identifier(self.name))
        if isinstance(self.field, models.DateTimeField):
            return sql.SQL("replace({}::text, ' ', 'T') || ':00'").format(column)
        if isinstance(self.field, models.BooleanField):
            return sql.SQL("{}::text").format(column)
        if isinstance(self.field, ArrayField):
            return sql.SQL("to_json({}::text[])").format(column)
        return column


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the record with the columns that travel."""

    model: type[models.Model]
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def label(self) -> str:
        return self.model._meta.label


@dataclass(frozen=True, slots=True)
class Extent:
    """Whose rows. people: None for all of the agency's; else only theirs, and without what NOT_IN_A_PART names."""

    agency: UUID
    people: tuple[UUID, ...] | None = None

    @property
    def whole(self) -> bool:
        return self.people is None


@cache
def tables() -> tuple[Table, ...]:
    """Every table of an agency's record, those referred to before those that refer."""
    chosen = {model for model in ours() if model._meta.label in ALONG} | _of_a_person()
    chosen = {model for model in chosen if model._meta.label not in LEFT_OUT}
    graph = {
        model: sorted((set(_parents(model)) & chosen) - {model}, key=lambda each: each._meta.label)
        for model in sorted(chosen, key=lambda each: each._meta.label)
    }
    return tuple(Table(model, _columns(model)) for model in TopologicalSorter(graph).static_order())


def ours() -> Iterator[type[models.Model]]:
    """Every model of this system that has a table."""
    yield from (model for model in apps.get_models() if model.__module__.startswith("throughcare."))


def rows_of(model: type[models.Model], extent: Extent, alias: str = "t") -> sql.Composable:
    """The condition (SQL) under which a row of `model` belongs to what is moved. Raises NobodysTable."""
    if model._meta.label == AGENCY:
        return _equals(alias, "id", extent.agency)
    if model in _of_a_person():
        return _of_people(alias, person_column(model), extent)
    columns = {field.column for field in model._meta.concrete_fields}
    if "agency_id" in columns:
        return _equals(alias, "agency_id", extent.agency)
    for field in model._meta.concrete_fields:
        parent: Any = field.related_model
        if parent is not None and parent is not model and parent._meta.label in ALONG:
            return among(field, extent, alias)
    raise NobodysTable(f"{model._meta.label} belongs to no agency.")


def among(field: "models.Field[Any, Any]", extent: Extent, alias: str = "t") -> sql.Composable:
    """The condition that a foreign key points at a row of what is moved."""
    parent: Any = field.related_model
    return sql.SQL("{}.{} IN (SELECT {}.{} FROM {} {} WHERE {})").format(
        sql.Identifier(alias), sql.Identifier(str(field.column)), sql.Identifier(f"{alias}p"),
        sql.Identifier(str(parent._meta.pk.column)), sql.Identifier(parent._meta.db_table),
        sql.Identifier(f"{alias}p"), rows_of(parent, extent, f"{alias}p"),
    )  # fmt: skip


class NobodysTable(LookupError):
    """Nothing in a model says whose its rows are."""


def references(model: type[models.Model], label: str) -> "list[models.Field[Any, Any]]":
    """The foreign keys of a model to another, by that one's label."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.related_model is not None and field.related_model._meta.label == label
    ]


def in_extent(table: Table, extent: Extent) -> bool:
    """Whether the table goes along at all."""
    return extent.whole or table.label not in NOT_IN_A_PART


def _equals(alias: str, column: str, value: UUID) -> sql.Composable:
    return sql.SQL("{}.{} = {}").format(sql.Identifier(alias), sql.Identifier(column), sql.Literal(value))


def _of_people(alias: str, column: str, extent: Extent) -> sql.Composable:
    """By the person's own row, which carries the agency of today; older versions may name an earlier one."""
    place = sql.SQL("{}.{}").format(sql.Identifier(alias), sql.Identifier(column))
    if extent.people is not None:
        return sql.SQL("{} = ANY({}::uuid[])").format(place, sql.Literal(list(extent.people)))
    return sql.SQL(
        "{} IN (SELECT own.id FROM people_person own WHERE own.agency_id = {} AND own.record_id = own.id)"
    ).format(place, sql.Literal(extent.agency))


@cache
def _of_a_person() -> frozenset[type[models.Model]]:
    return frozenset(models_of_the_record())


def _parents(model: type[models.Model]) -> Iterator[type[models.Model]]:
    """What must be there before a row of `model`: some tables hold the person by id alone."""
    for field in model._meta.concrete_fields:
        if isinstance(field.related_model, type):
            yield field.related_model
        elif field.attname == "person_id":
            yield apps.get_model(PERSON)


BARE = (models.IntegerField, models.FloatField, models.BooleanField, models.JSONField, ArrayField)


def _columns(model: type[models.Model]) -> tuple[Column, ...]:
    hidden = STAY_HERE.get(model._meta.label, {})
    return tuple(
        Column(
            field,
            # Numbers beyond 2**53 would lose digits in readers that know only floating point.
            bare=isinstance(field, BARE) and not isinstance(field, models.BigIntegerField),
            json=isinstance(field, models.JSONField | ArrayField),
        )
        for field in model._meta.concrete_fields
        if field.column not in hidden and not getattr(field, "generated", False)
    )
