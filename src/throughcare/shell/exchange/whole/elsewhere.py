"""Other agencies and their users, to whom rows of a moving agency point: who recorded it, who broke the glass.

They go along as names with an id. Where they are not known they come to stand as users nobody can sign in as, of an
agency that holds nothing; an import of that agency fills both.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg import sql

from throughcare.platform.access.models import Agency, User
from throughcare.shell.exchange.whole.tables import AGENCY, USER, Extent, references, rows_of, tables


def lines(extent: Extent) -> Iterator[bytes]:
    """The others as JSON Lines, an agency before its users."""
    users = _pointed_at(extent, USER)
    named = list(User.objects.filter(pk__in=users).exclude(agency_id=extent.agency).exclude(is_system=True))
    others = _pointed_at(extent, AGENCY) | {user.agency_id for user in named if user.agency_id}
    for agency in Agency.objects.filter(pk__in=others - {extent.agency}).order_by("id"):
        yield _line(
            kind="agency", id=str(agency.pk), code=agency.code, name=agency.name,
            jurisdiction=agency.jurisdiction, zone=agency.zone,
        )  # fmt: skip
    for user in sorted(named, key=lambda each: each.pk):
        yield _line(kind="user", id=str(user.pk), name=user.name, agency=str(user.agency_id))


def stand_in(told: Mapping[str, str]) -> bool:
    """Make the agency or user of one line, unless it is there; returns whether it was made."""
    key = UUID(told["id"])
    if told["kind"] == "agency":
        if Agency.objects.filter(pk=key).exists():
            return False
        code = (
            told["code"] if not Agency.objects.filter(code=told["code"]).exists() else f"elsewhere-{key.hex}"
        )
        Agency.objects.create(
            id=key, code=code, name=told["name"], jurisdiction=told["jurisdiction"], zone=told["zone"]
        )
    else:
        if User.objects.filter(pk=key).exists():
            return False
        user = User(
            id=key,
            username=f"elsewhere-{key.hex}",
            name=told["name"],
            agency_id=UUID(told["agency"]),
            is_active=False,
        )
        user.set_unusable_password()
        user.save(force_insert=True)
    return True


def _pointed_at(extent: Extent, label: str) -> set[UUID]:
    """The ids that any row of what is moved holds in a foreign key to the model `label`."""
    others = User if label == USER else Agency
    field = "agency_id" if label == USER else "pk"
    if not others.objects.exclude(**{field: extent.agency}).exclude(**_system(label)).exists():
        return set()
    found: set[UUID] = set()
    for table in tables():
        columns = [str(field.column) for field in references(table.model, label)]
        if columns:
            found |= _distinct(table.name, columns, rows_of(table.model, extent))
    return found


def _system(label: str) -> dict[str, Any]:
    return {"is_system": True} if label == USER else {"pk__isnull": True}


def _distinct(table: str, columns: list[str], rows: sql.Composable) -> set[UUID]:
    statement = sql.SQL(
        "SELECT DISTINCT pointed.id FROM {} t, LATERAL (VALUES {}) pointed (id)"
        " WHERE {} AND pointed.id IS NOT NULL"
    ).format(
        sql.Identifier(table),
        sql.SQL(", ").join(sql.SQL("(t.{})").format(sql.Identifier(column)) for column in columns), rows,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return {row[0] for row in cursor.fetchall()}


def _line(**told: str) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"
