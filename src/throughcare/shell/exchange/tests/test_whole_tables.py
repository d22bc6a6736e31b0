"""Nothing is forgotten and nothing slips along: each table is in the export or left out with a reason."""

from uuid import uuid4

import pytest
from django.db import connections

from throughcare.platform.database.holdings import models_of_the_record
from throughcare.shell.exchange.whole import attached
from throughcare.shell.exchange.whole.dictionary import dictionary, readable
from throughcare.shell.exchange.whole.tables import (
    ALONG,
    LEFT_OUT,
    NOT_IN_A_PART,
    Extent,
    ours,
    rows_of,
    tables,
)


def test_every_table_goes_along_or_is_left_out_with_a_reason() -> None:
    labels = {model._meta.label for model in ours()}
    going = {table.label for table in tables()}
    assert labels - going == set(LEFT_OUT), (
        "say in ALONG or LEFT_OUT (whole/tables.py) what becomes of a new table"
    )
    assert labels >= ALONG | NOT_IN_A_PART and all(LEFT_OUT.values())
    assert {model._meta.label for model in models_of_the_record()} - going <= set(LEFT_OUT)


def test_what_is_referred_to_comes_before_what_refers() -> None:
    seen = set()
    for table in tables():
        needed = {field.related_model for field in table.model._meta.concrete_fields if field.related_model}
        assert needed - {table.model} <= seen | {None}, f"{table.name} would come before what it points at"
        seen.add(table.model)


def test_every_table_knows_whose_its_rows_are() -> None:
    agency = uuid4()
    for table in tables():
        assert agency.hex in rows_of(table.model, Extent(agency)).as_string()


def test_the_dictionary_tells_of_every_field() -> None:
    words = dictionary()
    text = readable(words)
    for table in tables():
        told = words["tables"][table.name]
        assert told["what"] and f"## {table.name}\n" in text
        assert list(told["fields"]) == [column.name for column in table.columns]
        assert all(field["what"] and field["type"] for field in told["fields"].values())
    assert words["tables"]["people_address"]["purpose"] == "supervision"
    assert words["tables"]["people_contactpoint"]["fields"]["value"]["type"].startswith("sealed")
    assert (
        "password" not in words["tables"]["access_user"]["fields"] and "access.User: columns password" in text
    )


@pytest.mark.parametrize("small", [0, attached.SMALL])
def test_indexes_for_an_erasure_are_gone_afterwards(
    committing: None, monkeypatch: pytest.MonkeyPatch, small: int
) -> None:
    monkeypatch.setattr(attached, "SMALL", small)
    monkeypatch.setattr(attached, "_BARE_KEYS", attached._BARE_KEYS + " LIMIT 3")
    with attached.indexed():
        assert len(standing()) == (3 if small == 0 else 0)
    assert standing() == []


def standing() -> list[str]:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relname LIKE 'tc_erasing_%' AND relkind = 'i'")
        return [row[0] for row in cursor.fetchall()]
