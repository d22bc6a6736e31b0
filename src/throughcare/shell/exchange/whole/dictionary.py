"""The data dictionary of an export: what each table and field holds, of what type, for what purpose, on what ground."""

from typing import Any

from django.db import models

from throughcare.platform.database.holdings import Holding, holding_of
from throughcare.shell.exchange.whole.tables import LEFT_OUT, STAY_HERE, Column, Table, tables

HISTORY = {
    "id": "Identifier of the row (UUID)",
    "record_id": "The record of which this is a version; equal to id in the version that is known now",
    "version": "1, 2, 3 ... within the record",
    "known_from": "When this version began to be held true",
    "known_to": "When it ceased to be; null: known now",
    "recorded_by_id": "The user who wrote this version",
    "because": "Why it was written",
    "closed_by": "The user who ended it",
    "closed_because": "Why it was ended",
}
TYPES = (
    (models.BooleanField, "true or false"),
    (models.DateTimeField, "moment, RFC 3339 in UTC"),
    (models.DateField, "date, YYYY-MM-DD"),
    (models.UUIDField, "UUID"),
    (models.ForeignKey, "UUID"),
    (models.BigIntegerField, "whole number in quotation marks"),
    (models.IntegerField, "whole number"),
    (models.JSONField, "JSON"),
    (models.BinaryField, "bytes: \\x, then hexadecimal digits"),
)


def dictionary() -> dict[str, Any]:
    """The dictionary as data."""
    return {
        "tables": {table.name: _table(table) for table in tables()},
        "left_out": LEFT_OUT | {label: f"columns {', '.join(hidden)}" for label, hidden in STAY_HERE.items()},
        "sealed": (
            "A sealed value is 0x01, the data key's id (4 bytes, big-endian), a nonce (12), then AES-256-GCM ciphertext"
            " with its tag (16). Associated data: table|column|record_id|domain. keys.jsonl holds the data keys, each"
            " a nonce (12) and AES-256-GCM ciphertext under the first 32 bytes of scrypt(passphrase, the manifest's"
            " salt, n=32768, r=8, p=1, 64 bytes); associated data: throughcare data key|id|agency_id|domain."
        ),
    }  # fmt: skip


def readable(words: dict[str, Any]) -> str:
    """The dictionary as Markdown."""
    lines = [
        "# What this export holds",
        "",
        "One file a table, one line a row, every version of every record.",
        "",
    ]
    for name, table in words["tables"].items():
        lines += [f"## {name}", "", table["what"] + ".", ""]
        if table["purpose"]:
            told = ("Purpose", "purpose"), ("Basis", "basis"), ("Kind", "assertion"), ("Kept", "keep")
            lines += [" ".join(f"{word}: {table[key]}." for word, key in told), ""]
        lines += ["| field | type | null | what |", "|---|---|---|---|"]
        lines += [_line(field, told) for field, told in table["fields"].items()]
        lines.append("")
    lines += ["## Left out", ""]
    lines += [f"- {label}: {why}" for label, why in words["left_out"].items()]
    return "\n".join([*lines, "", "## Sealed columns", "", words["sealed"], ""])


def _line(name: str, told: dict[str, Any]) -> str:
    codes = "; ".join(f"{code or '(empty)'}: {title}" for code, title in told["codes"].items())
    refers = f"refers to {told['refers_to']}" if told["refers_to"] else ""
    differs = ", ".join(f"{key}: {value}" for key, value in told["differs"].items())
    words = ". ".join(filter(None, [told["what"], refers, codes, differs])).replace("|", "\\|")
    return f"| {name} | {told['type']} | {'yes' if told['null'] else 'no'} | {words} |"


def _table(table: Table) -> dict[str, Any]:
    holding = holding_of(table.model)
    return {
        "what": holding.what if holding else _first_line(table.model),
        "purpose": holding.purpose.value if holding else "",
        "basis": holding.basis.value if holding else "",
        "assertion": holding.assertion.value if holding else "",
        "keep": holding.keep if holding else "",
        "file": f"tables/{table.name}.jsonl",
        "fields": {column.name: _field(column, holding) for column in table.columns},
    }


def _field(column: Column, holding: Holding | None) -> dict[str, Any]:
    field = column.field
    parent: Any = field.related_model
    own = holding.fields.get(field.name) or holding.fields.get(column.name) if holding else None
    values = (
        {name: getattr(own, name) for name in ("purpose", "basis", "assertion", "sharing")} if own else {}
    )
    return {
        "type": _type(column),
        "null": field.null,
        "longest": field.max_length,
        "what": HISTORY.get(column.name) or str(field.help_text) or str(field.verbose_name).capitalize(),
        "refers_to": parent._meta.db_table if parent else "",
        "codes": {str(code): str(title) for code, title in field.flatchoices},
        "differs": {name: value.value for name, value in values.items() if value},
    }


def _type(column: Column) -> str:
    if column.sealed:
        return "sealed text (bytes: \\x, then hexadecimal digits)"
    if column.json and not isinstance(column.field, models.JSONField):
        return "list"
    return next((name for kind, name in TYPES if isinstance(column.field, kind)), "text")


def _first_line(model: type[models.Model]) -> str:
    return (model.__doc__ or model.__name__).strip().splitlines()[0].rstrip(".")
